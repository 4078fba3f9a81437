package org.parley.server.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Appended;
import org.parley.server.store.Chains;
import org.parley.server.store.Disclosures;
import org.parley.server.store.Door;
import org.parley.server.store.KeyHold;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Principal;
import org.parley.server.store.TakenIdException;
import org.parley.server.store.Tx;
import org.parley.server.store.Work;
import org.parley.server.talks.Deed;
import org.parley.server.talks.DeedJson;
import org.parley.server.talks.Disclosure;
import org.parley.server.talks.Speech;

/**
 * Passing on what was heard in a caucus: one of the team asks, another says yes or no to exactly these words for exactly
 * these recipients until a day, then it is told, once. The database holds all to it; whatever it turns down is put on record
 * for the team.
 */
public final class Disclosing {

    private static final String TEAM = "team";

    private final Door door;
    private final Disclosures disclosures;
    private final Chains chains;
    private final SecureRandom random;

    public Disclosing(Door door, Disclosures disclosures, Chains chains, SecureRandom random) {
        this.door = door;
        this.disclosures = disclosures;
        this.chains = chains;
        this.random = random;
    }

    /**
     * Asks.
     *
     * @param id of the disclosure, chosen by who asks
     * @param source the caucus that it comes from
     * @param recipients chains that are to be told
     * @param words exactly what is to be told
     * @param why for those who decide; it stays on record when the caucus is erased
     * @param expires until when it can be approved and told
     */
    public void ask(
            Myself me, UUID id, String source, List<String> recipients, String words, String why, Instant expires) {
        ask(me, source, recipients, new Speech.Released(words, null, id), why, expires);
    }

    /**
     * Asks for any kind of deed that names its disclosure.
     *
     * @param told the deed as it will be entered
     */
    public void ask(Myself me, String source, List<String> recipients, Deed told, String why, Instant expires) {
        door.as(new Principal.Member(me.id()), tx -> {
            ask(tx, me, source, recipients, told, why, expires);
            return true;
        });
    }

    /**
     * The same as a part of other work, whose reading of the caucus came after {@link KeyHold#use}. The team's record is told
     * what was asked for by a commitment alone: what is to be told is kept with the caucus, and falls with it.
     *
     * @throws TakenIdException if something else was asked for under the same id
     */
    public void ask(Tx tx, Myself me, String source, List<String> recipients, Deed told, String why, Instant expires) {
        UUID id = Objects.requireNonNull(told.disclosure());
        byte[] content = DeedJson.write(told);
        KeyHold.use(tx, me.talks(), source);
        chains.hold(tx, me.talks(), TEAM);
        Optional<Disclosures.Disclosure> before = disclosures.byId(tx, id);
        if (before.isPresent()) {
            if (!isSame(before.get(), me, source, recipients, content)) {
                throw new TakenIdException();
            }
            return;
        }
        String commitment = disclosures
                .ask(tx, me, id, source, recipients, content, expires)
                .commitment()
                .toString();
        chains.append(
                tx, me, NewEntry.of(TEAM, id, new Disclosure.Asked(id, source, recipients, commitment, why, expires)));
    }

    /** Once erased, what it was can no longer be compared. */
    private static boolean isSame(
            Disclosures.Disclosure before, Myself me, String source, List<String> recipients, byte[] content) {
        return before.askedBy().equals(me.id())
                && before.source().equals(source)
                && before.recipients().equals(recipients)
                && (before.content() == null || Arrays.equals(before.content(), content));
    }

    /**
     * Approves or turns down.
     *
     * @param id of the entry, chosen by who decides
     * @throws NotAllowedException if this member's word does not count here; that is on record then
     */
    public void decide(Myself me, UUID id, UUID disclosure, boolean approved, @Nullable String why) {
        recording(me, disclosure, tx -> {
            Appended entry =
                    chains.append(tx, me, NewEntry.of(TEAM, id, new Disclosure.Decided(disclosure, approved, why)));
            if (!entry.again()) {
                disclosures.decide(tx, disclosure, approved);
            }
            return entry;
        });
    }

    /**
     * Takes one's own request back, on record.
     *
     * @param id of the entry, chosen by who takes it back
     * @return false if there is none that could be taken back
     */
    public boolean withdraw(Myself me, UUID id, UUID disclosure) {
        return door.<Boolean>as(new Principal.Member(me.id()), tx -> {
            boolean withdrawn = disclosures.withdraw(tx, disclosure);
            if (withdrawn) {
                chains.append(tx, me, NewEntry.of(TEAM, id, new Disclosure.Withdrawn(disclosure)));
            }
            return withdrawn;
        });
    }

    /** Puts on record what falls with somebody of the team who is about to leave. */
    void leaving(Tx tx, Myself me, Myself who) {
        falling(tx, me, open -> open.askedBy().equals(who.id()));
    }

    /** Puts on record what falls with a caucus that is about to be erased. */
    void erasing(Tx tx, Myself me, String caucus) {
        falling(tx, me, open -> open.source().equals(caucus));
    }

    private void falling(Tx tx, Myself me, Predicate<Disclosures.Open> which) {
        disclosures.open(tx).stream()
                .filter(which)
                .forEach(open -> chains.append(
                        tx, me, NewEntry.of(TEAM, Ids.random(random), new Disclosure.Withdrawn(open.id()))));
    }

    /**
     * Tells all recipients what was approved.
     *
     * @param id of the entries, chosen by who tells
     * @throws NotAllowedException if it was not approved, or was told before; that is on record then
     */
    public void tell(Myself me, UUID id, UUID disclosure) {
        recording(me, disclosure, tx -> {
            String source = found(tx, disclosure).source();
            // What is told is either told before an erasure of the caucus, or not at all.
            KeyHold.use(tx, me.talks(), source);
            Disclosures.Disclosure asked = found(tx, disclosure);
            byte @Nullable [] content = asked.content();
            byte @Nullable [] nonce = asked.nonce();
            if (content == null || nonce == null) {
                throw new NotAllowedException("what was to be told was erased with the caucus that it came from");
            }
            return told(
                    tx,
                    me,
                    disclosure,
                    asked.recipients().stream()
                            .sorted()
                            .map(recipient -> new NewEntry(
                                    recipient, id, DeedJson.read(content).kind(), content, nonce, disclosure))
                            .toList());
        });
    }

    private Disclosures.Disclosure found(Tx tx, UUID disclosure) {
        return disclosures
                .byId(tx, disclosure)
                .orElseThrow(() -> new IllegalArgumentException("there is no such disclosure"));
    }

    /**
     * Enters what rests on a disclosure, all of it or nothing.
     *
     * @throws NotAllowedException if it is not what was approved, or was told before; that is on record then
     */
    public void tell(Myself me, UUID disclosure, List<NewEntry> entries) {
        recording(me, disclosure, tx -> told(tx, me, disclosure, entries));
    }

    private List<NewEntry> told(Tx tx, Myself me, UUID disclosure, List<NewEntry> entries) {
        List<NewEntry> fresh = new ArrayList<>();
        for (NewEntry entry : entries) {
            if (!chains.append(tx, me, entry).again()) {
                fresh.add(entry);
            }
        }
        for (NewEntry entry : fresh) {
            Disclosure.Used used = new Disclosure.Used(disclosure, entry.audience(), entry.id());
            chains.append(tx, me, NewEntry.of(TEAM, Ids.random(random), used));
        }
        return fresh;
    }

    /** Nothing stays of what the database turned down, but that it was tried. */
    private <T> T recording(Myself me, UUID disclosure, Work<T> work) {
        try {
            return door.as(new Principal.Member(me.id()), work);
        } catch (NotAllowedException e) {
            Disclosure.Prevented prevented = new Disclosure.Prevented(disclosure, String.valueOf(e.getMessage()));
            door.as(
                    new Principal.Member(me.id()),
                    tx -> chains.append(tx, me, NewEntry.of(TEAM, Ids.random(random), prevented)));
            throw e;
        }
    }
}
