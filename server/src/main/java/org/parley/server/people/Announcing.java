package org.parley.server.people;

import java.util.UUID;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Memberships.Led;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.Principal;
import org.parley.server.store.TakenIdException;
import org.parley.server.store.Tx;
import org.parley.server.talks.Course;

/** Puts what was done to the server as a whole on record in all talks, for all members; in the name of a lead of each. */
public final class Announcing {

    private final Door door;
    private final Memberships memberships;
    private final Chains chains;

    public Announcing(Door door, Memberships memberships, Chains chains) {
        this.door = door;
        this.memberships = memberships;
        this.chains = chains;
    }

    /** @param id of the entries; where it is there already, nothing is added */
    public void enter(UUID id, String words) {
        Course.ServerAct act = new Course.ServerAct(words);
        for (Led led : door.as(new Principal.Gate(), memberships::allLed)) {
            try {
                door.as(new Principal.Member(led.lead()), tx -> chains.append(tx, lead(tx, led), entry(id, act)));
            } catch (TakenIdException e) {
                continue; // Entered before, in the name of somebody else who led then.
            }
        }
    }

    private Myself lead(Tx tx, Led led) {
        return memberships
                .byId(tx, led.lead())
                .orElseThrow(() -> new IllegalStateException("who led these talks a moment ago is gone"));
    }

    private static NewEntry entry(UUID id, Course.ServerAct act) {
        return NewEntry.of("common", id, act);
    }
}
