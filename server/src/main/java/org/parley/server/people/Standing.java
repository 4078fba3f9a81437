package org.parley.server.people;

import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.server.keys.Keyring;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Memberships.Membership;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.store.Tx;
import org.parley.server.talks.Administration;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Deed;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;

/**
 * Ends a membership or makes it another. What somebody can read no more is sealed with another key from then on: what they
 * had they have, but a key that they got hold of opens nothing new.
 */
public final class Standing {

    private final Door door;
    private final Memberships memberships;
    private final Keyring keys;
    private final AdminRecord record;
    private final Disclosing disclosing;

    public Standing(
            Door door,
            Memberships memberships,
            Chains chains,
            Keyring keys,
            SecureRandom random,
            Disclosing disclosing) {
        this.door = door;
        this.memberships = memberships;
        this.keys = keys;
        this.record = new AdminRecord(chains, random);
        this.disclosing = disclosing;
    }

    /**
     * Ends a membership: one's own, or, as the lead or the head of their delegation, that of somebody else.
     *
     * @param id of the entry that says so, chosen by who does it; sent again, nothing more is done
     * @param why null where no reason is given
     * @return false if there is nobody whose membership the asker may end
     * @throws org.parley.server.store.NotAllowedException if the talks would have no lead any more
     */
    public boolean end(Myself me, UUID id, UUID member, @Nullable String why) {
        if (isDone(
                me,
                id,
                member,
                deed -> deed instanceof Administration.Left left
                        && left.member().equals(member))) {
            return true;
        }
        Optional<Affected> found = affected(me, member).filter(a -> mayEnd(me, a.who()));
        if (found.isEmpty()) {
            return false;
        }
        Affected affected = found.get();
        Myself who = affected.who();
        // Before the act: cut off between the two, there is a fresh key too many, and never one too few.
        List<Administration.KeyRotated> rotated = rotate(who, affected.audiences());
        return door.as(new Principal.Member(me.id()), tx -> {
            Administration.Left left = new Administration.Left(who.id(), who.name(), why);
            if (mayRecord(me, who)) {
                if (enter(tx, me, who, id, left, rotated)) {
                    return true;
                }
            } else {
                // Those who write nothing there leave all the same; it stands in the name of a lead.
                UUID lead = memberships.aLead(tx);
                door.goOn(
                        tx,
                        new Principal.Member(lead),
                        on -> enter(on, memberships.byId(on, lead).orElseThrow(), who, id, left, rotated));
            }
            if (role(who).mediates()) {
                disclosing.leaving(tx, me, who);
            }
            if (!memberships.leave(tx, who.id())) {
                throw new AlreadyGoneException();
            }
            return true;
        });
    }

    /** Whether the same was sent before and done; of who has left since, too. */
    private boolean isDone(Myself me, UUID id, UUID member, Predicate<Deed> such) {
        return door.<Boolean>as(
                new Principal.Member(me.id()),
                tx -> memberships
                        .byId(tx, member)
                        .filter(who -> record.has(tx, me, who.party(), id, such))
                        .isPresent());
    }

    /**
     * Gives a member another role on the same side.
     *
     * @param id of the entry that says so, chosen by who does it; sent again, nothing more is done
     * @return false if there is nobody to whom the asker may give it
     * @throws org.parley.server.store.NotAllowedException if the talks would have no lead any more, or a head would be one
     *     whom their own delegation has locked out
     */
    public boolean change(Myself me, UUID id, UUID member, MemberRole role) {
        Predicate<Deed> same = deed -> deed instanceof Administration.RoleChanged changed
                && changed.member().equals(member)
                && changed.after() == role;
        if (isDone(me, id, member, same)) {
            return true;
        }
        Optional<Affected> found = affected(me, member).filter(a -> mayChange(me, a.who(), role));
        if (found.isEmpty()) {
            return false;
        }
        Affected affected = found.get();
        Myself who = affected.who();
        Set<Audience> lost = new LinkedHashSet<>(affected.audiences());
        Rights.shipped().audiences(role, who.party(), affected.parties()).forEach(lost::remove);
        List<Administration.KeyRotated> rotated = rotate(who, List.copyOf(lost));
        return door.as(new Principal.Member(me.id()), tx -> {
            // First the entry: who gives up leading themselves may not write it afterwards.
            Administration.RoleChanged changed = new Administration.RoleChanged(who.id(), who.name(), role(who), role);
            if (enter(tx, me, who, id, changed, rotated)) {
                return true;
            }
            if (!memberships.changeRole(tx, who.id(), role.word())) {
                throw new AlreadyGoneException();
            }
            return true;
        });
    }

    /** The roles that somebody may give to a member. */
    public static List<MemberRole> roles(Myself me, Myself who) {
        return List.of(MemberRole.values()).stream()
                .filter(role -> mayChange(me, who, role))
                .toList();
    }

    /** Whether somebody may end this membership. */
    public static boolean mayEnd(Myself me, Myself who) {
        return me.id().equals(who.id()) || governs(me, who);
    }

    /** The lead governs everybody; a head the members and advisers of the own delegation. */
    static boolean governs(Myself me, Myself who) {
        return me.role().equals("lead")
                || me.role().equals("head")
                        && Objects.equals(me.party(), who.party())
                        && (role(who) == MemberRole.MEMBER || role(who) == MemberRole.ADVISER);
    }

    private static boolean mayChange(Myself me, Myself who, MemberRole role) {
        MemberRole before = role(who);
        boolean sameSide = before.mediates() == role.mediates() && before.represents() == role.represents();
        boolean headGives = role == MemberRole.MEMBER || role == MemberRole.ADVISER;
        return role != before && sameSide && governs(me, who) && (me.role().equals("lead") || headGives);
    }

    /** Whom it is about, what they read, and the delegations of the talks. */
    private record Affected(Myself who, List<Audience> audiences, List<String> parties) {}

    private Optional<Affected> affected(Myself me, UUID member) {
        return door.as(new Principal.Member(me.id()), tx -> {
            List<String> parties = memberships.parties(tx);
            return memberships.all(tx).stream()
                    .filter(one -> one.left() == null)
                    .map(Membership::member)
                    .filter(who -> who.id().equals(member))
                    .map(who -> new Affected(who, Rights.shipped().audiences(role(who), who.party(), parties), parties))
                    .findFirst();
        });
    }

    /** A fresh key for each audience; what is told of it is what concerns those who read the record of it. */
    private List<Administration.KeyRotated> rotate(Myself who, List<Audience> audiences) {
        return audiences.stream()
                .map(audience -> new Administration.KeyRotated(
                        audience.toString(), keys.rotate(who.talks(), audience.toString())))
                // How often the key of all has changed would tell one delegation of the comings and goings of others.
                .filter(rotated -> who.party() == null
                        || Objects.equals(Audience.parse(rotated.audience()).party(), who.party()))
                .toList();
    }

    /** @return whether it stood there already: the same form came twice at once */
    private boolean enter(
            Tx tx, Myself by, Myself who, UUID id, Administration deed, List<Administration.KeyRotated> rotated) {
        boolean again = record.enter(tx, by, who.party(), id, deed).again();
        rotated.forEach(one -> record.enter(tx, by, who.party(), one));
        return again;
    }

    private static boolean mayRecord(Myself me, Myself who) {
        return me.role().equals("lead") || me.role().equals("head") && Objects.equals(me.party(), who.party());
    }

    private static MemberRole role(Myself who) {
        return MemberRole.of(who.role()).orElseThrow();
    }
}
