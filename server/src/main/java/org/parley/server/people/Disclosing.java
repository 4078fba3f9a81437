package org.parley.server.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Appended;
import org.parley.server.store.Chains;
import org.parley.server.store.Disclosures;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Principal;
import org.parley.server.store.Tx;
import org.parley.server.store.Work;
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
     * @param why for those who decide
     * @param expires until when it can be approved and told
     */
    public void ask(
            Myself me, UUID id, String source, List<String> recipients, String words, String why, Instant expires) {
        Speech.Released told = new Speech.Released(words, null, id);
        Disclosure.Asked asked =
                new Disclosure.Asked(id, source, recipients, DeedJson.hash(told).toString(), why, expires);
        ask(me, asked, DeedJson.write(told));
    }

    /**
     * Asks for any kind of deed that names its disclosure.
     *
     * @param content the deed as it will be entered
     */
    public void ask(Myself me, Disclosure.Asked asked, byte[] content) {
        door.as(new Principal.Member(me.id()), tx -> {
            Appended entry = chains.append(tx, me, NewEntry.of(TEAM, asked.id(), asked));
            if (!entry.again()) {
                disclosures.ask(tx, me, asked.id(), asked.source(), asked.recipients(), content, asked.expires());
            }
            return entry;
        });
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

    /** Puts on record what falls with somebody who is about to leave. */
    void leaving(Tx tx, Myself me, Myself who) {
        for (UUID open : disclosures.open(tx, who.id())) {
            chains.append(tx, me, NewEntry.of(TEAM, Ids.random(random), new Disclosure.Withdrawn(open)));
        }
    }

    /**
     * Tells all recipients what was approved.
     *
     * @param id of the entries, chosen by who tells
     * @throws NotAllowedException if it was not approved, or was told before; that is on record then
     */
    public void tell(Myself me, UUID id, UUID disclosure) {
        Disclosures.Disclosure asked = door.as(new Principal.Member(me.id()), tx -> disclosures.byId(tx, disclosure))
                .orElseThrow(() -> new IllegalArgumentException("there is no such disclosure"));
        byte @Nullable [] content = asked.content();
        byte @Nullable [] nonce = asked.nonce();
        if (content == null || nonce == null) {
            throw new IllegalArgumentException("what was to be told was erased");
        }
        tell(
                me,
                disclosure,
                asked.recipients().stream()
                        .sorted()
                        .map(recipient -> new NewEntry(
                                recipient, id, DeedJson.read(content).kind(), content, nonce, disclosure))
                        .toList());
    }

    /**
     * Enters what rests on a disclosure, all of it or nothing.
     *
     * @throws NotAllowedException if it is not what was approved, or was told before; that is on record then
     */
    public void tell(Myself me, UUID disclosure, List<NewEntry> entries) {
        recording(me, disclosure, tx -> {
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
        });
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
