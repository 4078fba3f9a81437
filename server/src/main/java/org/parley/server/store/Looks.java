package org.parley.server.store;

import java.util.HashMap;
import java.util.Map;

/** How far a member has looked: theirs alone to know. */
public final class Looks {

    /** @param page of the talks, by a name of the pages' own */
    public record Look(String page, String audience) {}

    /** The member's own: up to which place of a chain they have looked, on which page. */
    public Map<Look, Long> of(Tx tx, Myself me) {
        Map<Look, Long> looks = new HashMap<>();
        tx.sql()
                .sql("select page, audience, place from parley.look where member = :member")
                .param("member", me.id())
                .query((rs, row) ->
                        looks.put(new Look(rs.getString("page"), rs.getString("audience")), rs.getLong("place")))
                .list();
        return looks;
    }

    /** Remembers that the member has looked; never less far than before. */
    public void look(Tx tx, Myself me, Look look, long place) {
        tx.sql()
                .sql("insert into parley.look (member, page, talks, audience, place)"
                        + " values (:member, :page, :talks, :audience, :place) on conflict (member, page, audience)"
                        + " do update set place = greatest(parley.look.place, excluded.place)")
                .param("member", me.id())
                .param("page", look.page())
                .param("talks", me.talks())
                .param("audience", look.audience())
                .param("place", place)
                .update();
    }
}
