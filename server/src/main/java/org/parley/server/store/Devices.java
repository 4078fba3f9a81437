package org.parley.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Hash;
import org.springframework.dao.DataAccessException;

/** Devices of a delegation that open courier files, and the letters to and from them. */
public final class Devices {

    /**
     * @param opens public X25519 key that letters to it are sealed for
     * @param signs public Ed25519 key that letters from it are signed with
     */
    public record Device(
            UUID talks,
            String party,
            UUID id,
            UUID member,
            String name,
            byte[] opens,
            byte[] signs,
            Instant added,
            @Nullable Instant revoked) {}

    /**
     * @param outward from the server to the device
     * @param id chosen by who had it made, or took it in
     * @param body digest of the sealed file
     * @param opened serial of the letter that the device had opened; null for a letter outward
     * @param kept whether its sealed file is still there
     */
    public record Sent(
            UUID device,
            boolean outward,
            long serial,
            UUID id,
            Instant at,
            Instant expires,
            Hash body,
            @Nullable Long opened,
            boolean kept,
            @Nullable Instant revoked) {

        /** Whether it may still be opened at that time. */
        public boolean stands(Instant now) {
            return revoked == null && now.isBefore(expires);
        }
    }

    /** Whoever works on the letters of the same delegation waits here until this transaction ends. */
    public void waitFor(Tx tx, UUID talks, String party) {
        tx.sql()
                .sql("select pg_advisory_xact_lock(hashtextextended(:letters, 1))")
                .param("letters", talks + "/" + party)
                .query((rs, row) -> true)
                .list();
    }

    public void add(Tx tx, Myself me, UUID id, String name, byte[] opens, byte[] signs) {
        turning(() -> tx.sql()
                .sql("insert into parley.device (talks, party, id, member, name, opens, signs, added)"
                        + " values (:talks, :party, :id, :member, :name, :opens, :signs, :now)")
                .param("talks", me.talks())
                .param("party", me.party())
                .param("id", id)
                .param("member", me.id())
                .param("name", name)
                .param("opens", opens)
                .param("signs", signs)
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .update());
    }

    /** Those the asker may know of, by party and day. */
    public List<Device> all(Tx tx) {
        return tx.sql()
                // Side by side, so that the rows of other delegations are not even looked at.
                .sql("select * from (select * from parley.device"
                        + " where talks = (select guard.talks()) and party = (select guard.party())"
                        + " union all select * from parley.device where talks = (select guard.mediated())) d"
                        + " order by party collate \"C\", added, id")
                .query((rs, row) -> device(rs))
                .list();
    }

    /** A device of a delegation; empty where there is none that the asker may know of. */
    public Optional<Device> of(Tx tx, String party, UUID id) {
        return all(tx).stream()
                .filter(d -> d.party().equals(party) && d.id().equals(id))
                .findFirst();
    }

    /** A revoked device gets no more letters, and none from it is taken in. */
    public boolean revoke(Tx tx, Device device) {
        return tx.sql()
                        .sql(
                                "update parley.device set revoked = :now where talks = :talks and party = :party and id = :id"
                                        + " and revoked is null")
                        .param("now", tx.now().atOffset(ZoneOffset.UTC))
                        .param("talks", device.talks())
                        .param("party", device.party())
                        .param("id", device.id())
                        .update()
                > 0;
    }

    /**
     * @param file what is kept of the sealed file; null for nothing
     * @throws NotAllowedException if the asker may not
     */
    public void carried(Tx tx, Device device, Sent letter, byte @Nullable [] file) {
        turning(() -> tx.sql()
                .sql("insert into parley.letter"
                        + " (talks, party, device, outward, serial, id, at, expires, body, opened, file) values"
                        + " (:talks, :party, :device, :outward, :serial, :id, :at, :expires, :body, :opened, :file)")
                .param("talks", device.talks())
                .param("party", device.party())
                .param("device", device.id())
                .param("outward", letter.outward())
                .param("serial", letter.serial())
                .param("id", letter.id())
                .param("at", letter.at().atOffset(ZoneOffset.UTC))
                .param("expires", letter.expires().atOffset(ZoneOffset.UTC))
                .param("body", letter.body().bytes())
                .param("opened", letter.opened(), Types.BIGINT)
                .param("file", file, Types.BINARY)
                .update());
    }

    /** Letters of a device in one direction, by serial. */
    public List<Sent> letters(Tx tx, Device device, boolean outward) {
        return tx.sql()
                .sql("select device, outward, serial, id, at, expires, body, opened, file is not null as kept, revoked"
                        + " from parley.letter where talks = :talks and party = :party and device = :device"
                        + " and outward = :outward order by serial")
                .param("talks", device.talks())
                .param("party", device.party())
                .param("device", device.id())
                .param("outward", outward)
                .query((rs, row) -> letter(rs))
                .list();
    }

    /** What is kept of the file of a letter that stands; empty where there is none that the asker may have. */
    public Optional<byte[]> file(Tx tx, Device device, long serial) {
        return tx.sql()
                .sql(
                        "select file from parley.letter where talks = :talks and party = :party and device = :device and outward"
                                + " and serial = :serial and revoked is null and expires > :now and file is not null")
                .param("talks", device.talks())
                .param("party", device.party())
                .param("device", device.id())
                .param("serial", serial)
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> rs.getBytes(1))
                .optional();
    }

    /** Calls a letter back; its file is gone with that. Gives its id; empty where there was none to call back. */
    public Optional<UUID> revokeLetter(Tx tx, Device device, long serial) {
        return tx.sql()
                .sql("update parley.letter set revoked = :now, file = null where talks = :talks and party = :party"
                        + " and device = :device and outward and serial = :serial and revoked is null returning id")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .param("talks", device.talks())
                .param("party", device.party())
                .param("device", device.id())
                .param("serial", serial)
                .query(UUID.class)
                .optional();
    }

    /** Takes away the files of letters to a device that nobody may open any more. */
    public void clear(Tx tx, Device device) {
        tx.sql()
                .sql("update parley.letter set file = null where talks = :talks and party = :party and device = :device"
                        + " and file is not null and (expires <= :now or revoked is not null"
                        + " or exists (select from parley.device d where d.talks = letter.talks"
                        + " and d.party = letter.party and d.id = letter.device and d.revoked is not null))")
                .param("talks", device.talks())
                .param("party", device.party())
                .param("device", device.id())
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void turning(Runnable statement) {
        try {
            statement.run();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Device device(ResultSet rs) throws SQLException {
        return new Device(
                rs.getObject("talks", UUID.class),
                rs.getString("party"),
                rs.getObject("id", UUID.class),
                rs.getObject("member", UUID.class),
                rs.getString("name"),
                rs.getBytes("opens"),
                rs.getBytes("signs"),
                rs.getObject("added", OffsetDateTime.class).toInstant(),
                instant(rs, "revoked"));
    }

    private static Sent letter(ResultSet rs) throws SQLException {
        return new Sent(
                rs.getObject("device", UUID.class),
                rs.getBoolean("outward"),
                rs.getLong("serial"),
                rs.getObject("id", UUID.class),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getObject("expires", OffsetDateTime.class).toInstant(),
                new Hash(rs.getBytes("body")),
                rs.getObject("opened", Long.class),
                rs.getBoolean("kept"),
                instant(rs, "revoked"));
    }
}
