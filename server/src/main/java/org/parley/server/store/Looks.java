package org.parley.server.store;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.parley.server.keys.DamagedException;
import org.parley.server.keys.ErasedException;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.SealedBytes;
import org.parley.server.keys.UnknownKeyException;

/** How far a member has looked: theirs alone to know. Sealed, since addresses of texts are made of their titles. */
public final class Looks {

    /** Pages beyond these are not remembered; what is new on them stays marked. */
    private static final int MOST = 2_000;

    private final Keyring keys;

    public Looks(Keyring keys) {
        this.keys = keys;
    }

    /** @param page of the talks, by a name of the pages' own, without line breaks */
    public record Look(String page, String audience) {}

    /** The member's own: up to which place of a chain they have looked, on which page. Nothing where the key was destroyed. */
    public Map<Look, Long> of(Tx tx, Myself me) {
        return read(tx, me, "");
    }

    /** Remembers that the member has looked; never less far than before. */
    public void look(Tx tx, Myself me, Map<Look, Long> looked) {
        KeyHold.use(tx, me.talks(), audience(me));
        Map<Look, Long> all = read(tx, me, " for update");
        looked.forEach((look, place) -> {
            if (look.page().indexOf('\n') < 0 && (all.size() < MOST || all.containsKey(look))) {
                all.merge(look, place, Math::max);
            }
        });
        SealedBytes sealed = keys.seal(me.talks(), audience(me), context(me), bytes(all));
        tx.sql()
                .sql("insert into parley.look (member, talks, audience, epoch, sealed)"
                        + " values (:member, :talks, :audience, :epoch, :sealed) on conflict (member)"
                        + " do update set epoch = excluded.epoch, sealed = excluded.sealed")
                .param("member", me.id())
                .param("talks", me.talks())
                .param("audience", audience(me))
                .param("epoch", sealed.epoch())
                .param("sealed", sealed.bytes())
                .update();
    }

    private Map<Look, Long> read(Tx tx, Myself me, String locking) {
        return tx.sql()
                .sql("select epoch, sealed from parley.look where member = :member" + locking)
                .param("member", me.id())
                .query((rs, row) -> new SealedBytes(rs.getInt("epoch"), rs.getBytes("sealed")))
                .optional()
                .map(kept -> opened(me, kept))
                .orElseGet(HashMap::new);
    }

    private Map<Look, Long> opened(Myself me, SealedBytes sealed) {
        Map<Look, Long> looks = new HashMap<>();
        try {
            String lines = new String(keys.open(me.talks(), audience(me), context(me), sealed), StandardCharsets.UTF_8);
            lines.lines()
                    .map(line -> line.split(" ", 3))
                    .forEach(part -> looks.put(new Look(part[2], part[1]), Long.parseLong(part[0])));
        } catch (ErasedException | DamagedException | UnknownKeyException e) {
            return new HashMap<>(); // Marks are a help: all is new again.
        }
        return looks;
    }

    /** A line for each: place, chain, page. */
    private static byte[] bytes(Map<Look, Long> looks) {
        Map<String, Long> lines = new TreeMap<>();
        looks.forEach((look, place) -> lines.put(look.audience() + " " + look.page(), place));
        StringBuilder all = new StringBuilder();
        lines.forEach(
                (look, place) -> all.append(place).append(' ').append(look).append('\n'));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String audience(Myself me) {
        return Drafts.audience(me);
    }

    private static byte[] context(Myself me) {
        return ("look/" + me.id()).getBytes(StandardCharsets.UTF_8);
    }
}
