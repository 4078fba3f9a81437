package org.parley.server.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.parley.server.keys.ErasedException;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.SealedBytes;

/** What somebody has begun to type and not sent, sealed, for their eyes only. */
public final class Drafts {

    private final Keyring keys;

    public Drafts(Keyring keys) {
        this.keys = keys;
    }

    /** @param place where it was typed: page and field */
    public record Draft(String place, String text, Instant changed) {}

    /** Keeps a draft in place of what was there. */
    public void keep(Tx tx, Myself me, String place, String text) {
        String audience = audience(me);
        SealedBytes sealed = keys.seal(me.talks(), audience, context(me, place), text.getBytes(StandardCharsets.UTF_8));
        tx.sql()
                .sql("insert into parley.draft (member, place, talks, audience, epoch, sealed, changed)"
                        + " values (:member, :place, :talks, :audience, :epoch, :sealed, :now)"
                        + " on conflict (member, place) do update set epoch = excluded.epoch,"
                        + " sealed = excluded.sealed, changed = excluded.changed")
                .param("member", me.id())
                .param("place", place)
                .param("talks", me.talks())
                .param("audience", audience)
                .param("epoch", sealed.epoch())
                .param("sealed", sealed.bytes())
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void drop(Tx tx, Myself me, String place) {
        tx.sql()
                .sql("delete from parley.draft where member = :member and place = :place")
                .param("member", me.id())
                .param("place", place)
                .update();
    }

    /** How many drafts the member has. */
    public int count(Tx tx, Myself me) {
        return tx.sql()
                .sql("select count(*) from parley.draft where member = :member")
                .param("member", me.id())
                .query(Integer.class)
                .single();
    }

    public Optional<Draft> at(Tx tx, Myself me, String place) {
        return all(tx, me).stream().filter(d -> d.place().equals(place)).findFirst();
    }

    /** The member's drafts, by place; those whose key was destroyed are gone. */
    public List<Draft> all(Tx tx, Myself me) {
        return tx
                .sql()
                .sql("select * from parley.draft where member = :member order by place collate \"C\"")
                .param("member", me.id())
                .query((rs, row) -> draft(me, rs))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Draft> draft(Myself me, ResultSet rs) throws SQLException {
        String place = rs.getString("place");
        try {
            byte[] text = keys.open(
                    me.talks(),
                    rs.getString("audience"),
                    context(me, place),
                    new SealedBytes(rs.getInt("epoch"), rs.getBytes("sealed")));
            return Optional.of(new Draft(
                    place,
                    new String(text, StandardCharsets.UTF_8),
                    rs.getObject("changed", OffsetDateTime.class).toInstant()));
        } catch (ErasedException e) {
            return Optional.empty();
        }
    }

    private static String audience(Myself me) {
        return me.party() != null ? "party/" + me.party() : me.mediates() ? "team" : "common";
    }

    private static byte[] context(Myself me, String place) {
        return ("draft/" + me.id() + "/" + place).getBytes(StandardCharsets.UTF_8);
    }
}
