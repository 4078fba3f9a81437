package org.parley.server.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.server.keys.DamagedException;
import org.parley.server.keys.ErasedException;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.SealedBytes;
import org.parley.server.keys.UnknownKeyException;

/**
 * What somebody has begun to type and not sent, for their eyes only. Where it was typed is sealed with it: addresses of texts
 * are made of their titles. So rows have numbers, and are found by opening the member's own.
 */
public final class Drafts {

    private final Keyring keys;

    public Drafts(Keyring keys) {
        this.keys = keys;
    }

    /** @param place where it was typed: page and field */
    public record Draft(String place, String text, Instant changed) {}

    private record Row(int slot, Draft draft) {}

    /**
     * Keeps a draft in place of what was there.
     *
     * @param place without line breaks
     */
    public void keep(Tx tx, Myself me, String place, String text) {
        if (place.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a place is one line");
        }
        KeyHold.use(tx, me.talks(), audience(me));
        List<Integer> slots = slots(tx, me, place);
        if (slots.isEmpty()) {
            Set<Integer> taken = Set.copyOf(tx.sql()
                    .sql("select slot from parley.draft where member = :member")
                    .param("member", me.id())
                    .query(Integer.class)
                    .list());
            // Another window of the same person may take the same number at the same time.
            for (int slot = 0; taken.contains(slot) || write(tx, me, slot, place, text, " do nothing") == 0; ) {
                slot++;
            }
        } else {
            write(
                    tx,
                    me,
                    slots.getFirst(),
                    place,
                    text,
                    " do update set epoch = excluded.epoch, sealed = excluded.sealed, changed = excluded.changed");
        }
    }

    private int write(Tx tx, Myself me, int slot, String place, String text, String otherwise) {
        String audience = audience(me);
        byte[] words = (place + "\n" + text).getBytes(StandardCharsets.UTF_8);
        SealedBytes sealed = keys.seal(me.talks(), audience, context(me, slot), words);
        return tx.sql()
                .sql("insert into parley.draft (member, slot, talks, audience, epoch, sealed, changed)"
                        + " values (:member, :slot, :talks, :audience, :epoch, :sealed, :now)"
                        + " on conflict (member, slot)" + otherwise)
                .param("member", me.id())
                .param("slot", slot)
                .param("talks", me.talks())
                .param("audience", audience)
                .param("epoch", sealed.epoch())
                .param("sealed", sealed.bytes())
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void drop(Tx tx, Myself me, Set<String> places) {
        for (Row row : rows(tx, me)) {
            if (places.contains(row.draft().place())) {
                tx.sql()
                        .sql("delete from parley.draft where member = :member and slot = :slot")
                        .param("member", me.id())
                        .param("slot", row.slot())
                        .update();
            }
        }
    }

    /** How many bytes the member's drafts take. */
    public long size(Tx tx, Myself me) {
        return tx.sql()
                .sql("select coalesce(sum(length(sealed)), 0) from parley.draft where member = :member")
                .param("member", me.id())
                .query(Long.class)
                .single();
    }

    /** How many drafts the member has. */
    public int count(Tx tx, Myself me) {
        return tx.sql()
                .sql("select count(*) from parley.draft where member = :member")
                .param("member", me.id())
                .query(Integer.class)
                .single();
    }

    /** The member's drafts, by place; those whose key was destroyed are gone. */
    public List<Draft> all(Tx tx, Myself me) {
        return rows(tx, me).stream()
                .map(Row::draft)
                // Two windows may have begun the same at the same time: the newest counts.
                .collect(Collectors.toMap(
                        Draft::place, d -> d, (a, b) -> a.changed().isAfter(b.changed()) ? a : b))
                .values()
                .stream()
                .sorted(Comparator.comparing(Draft::place))
                .toList();
    }

    private List<Integer> slots(Tx tx, Myself me, String place) {
        return rows(tx, me).stream()
                .filter(row -> row.draft().place().equals(place))
                .map(Row::slot)
                .toList();
    }

    private List<Row> rows(Tx tx, Myself me) {
        return tx
                .sql()
                .sql("select * from parley.draft where member = :member order by slot")
                .param("member", me.id())
                .query((rs, row) -> row(me, rs))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Row> row(Myself me, ResultSet rs) throws SQLException {
        int slot = rs.getInt("slot");
        try {
            byte[] words = keys.open(
                    me.talks(),
                    rs.getString("audience"),
                    context(me, slot),
                    new SealedBytes(rs.getInt("epoch"), rs.getBytes("sealed")));
            String whole = new String(words, StandardCharsets.UTF_8);
            int line = whole.indexOf('\n');
            return Optional.of(new Row(
                    slot,
                    new Draft(
                            whole.substring(0, line),
                            whole.substring(line + 1),
                            rs.getObject("changed", OffsetDateTime.class).toInstant())));
        } catch (ErasedException | DamagedException | UnknownKeyException e) {
            return Optional.empty(); // One that cannot be read must not take the others with it.
        }
    }

    /** Whose key serves for what is a member's alone. */
    static String audience(Myself me) {
        return me.party() != null ? "party/" + me.party() : me.mediates() ? "team" : "common";
    }

    private static byte[] context(Myself me, int slot) {
        return ("draft/" + me.id() + "/" + slot).getBytes(StandardCharsets.UTF_8);
    }
}
