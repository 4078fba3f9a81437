package org.parley.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
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
     * @param body digest of the sealed file
     */
    public record Sent(
            UUID device,
            boolean outward,
            long serial,
            Instant at,
            Instant expires,
            Hash body,
            @Nullable Instant revoked) {}

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

    public Optional<Device> byId(Tx tx, UUID id) {
        return all(tx).stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /** A revoked device gets no more letters, and none from it is taken in. */
    public boolean revoke(Tx tx, UUID id) {
        return tx.sql()
                        .sql("update parley.device set revoked = :now where id = :id and revoked is null")
                        .param("now", tx.now().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                > 0;
    }

    /** @throws NotAllowedException if the asker may not, or a letter with this serial is there */
    public void carried(Tx tx, Device device, Sent letter) {
        turning(() -> tx.sql()
                .sql("insert into parley.letter (talks, party, device, outward, serial, at, expires, body)"
                        + " values (:talks, :party, :device, :outward, :serial, :at, :expires, :body)")
                .param("talks", device.talks())
                .param("party", device.party())
                .param("device", device.id())
                .param("outward", letter.outward())
                .param("serial", letter.serial())
                .param("at", letter.at().atOffset(ZoneOffset.UTC))
                .param("expires", letter.expires().atOffset(ZoneOffset.UTC))
                .param("body", letter.body().bytes())
                .update());
    }

    /** Letters of a device in one direction, by serial. */
    public List<Sent> letters(Tx tx, UUID device, boolean outward) {
        return tx.sql()
                .sql("select * from parley.letter where device = :device and outward = :outward order by serial")
                .param("device", device)
                .param("outward", outward)
                .query((rs, row) -> letter(rs))
                .list();
    }

    public boolean revokeLetter(Tx tx, UUID device, long serial) {
        return tx.sql()
                        .sql("update parley.letter set revoked = :now where device = :device and outward"
                                + " and serial = :serial and revoked is null")
                        .param("now", tx.now().atOffset(ZoneOffset.UTC))
                        .param("device", device)
                        .param("serial", serial)
                        .update()
                > 0;
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
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getObject("expires", OffsetDateTime.class).toInstant(),
                new Hash(rs.getBytes("body")),
                instant(rs, "revoked"));
    }
}
