package org.parley.acceptance.room;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.parley.server.store.Accounts;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.Principal;
import org.parley.server.talks.Clause;
import org.parley.server.talks.Copy;
import org.parley.server.talks.Deed;
import org.parley.server.talks.TextKind;
import org.parley.server.talks.TextVersion;

/** Enters what somebody does straight into the record, by their own rights, where no page is the subject. */
final class Entries {

    private final Talks talks;
    private final Door door;
    private final Chains chains;
    private final Memberships memberships;
    private final Accounts accounts;
    private final Map<String, Myself> members = new HashMap<>();
    private final List<String> ids;

    /** @param ids takes every id that is used */
    Entries(Talks talks, List<String> ids) {
        this.talks = talks;
        this.ids = ids;
        door = talks.room().bean(Door.class);
        chains = talks.room().bean(Chains.class);
        memberships = talks.room().bean(Memberships.class);
        accounts = talks.room().bean(Accounts.class);
    }

    boolean add(String place, String audience, Deed deed, Random random) {
        Myself me = member(place);
        door.as(new Principal.Member(me.id()), tx -> chains.append(tx, me, NewEntry.of(audience, id(random), deed)));
        return true;
    }

    /** @param place role, or role/party */
    Myself member(String place) {
        return members.computeIfAbsent(place, one -> {
            String name = talks.at(one).signInName();
            UUID account = door.as(
                    new Principal.Gate(),
                    tx -> accounts.named(tx, name).orElseThrow().id());
            return door.as(
                    new Principal.Holder(account),
                    tx -> memberships
                            .in(tx, account, UUID.fromString(talks.key()))
                            .orElseThrow());
        });
    }

    UUID id(Random random) {
        UUID id = UUID.nameUUIDFromBytes((talks.key() + "/" + random.nextLong()).getBytes(StandardCharsets.UTF_8));
        ids.add(id.toString());
        return id;
    }

    static Copy copy(String words, int number) {
        return Copy.of(version("text-1", words, number));
    }

    static TextVersion version(String text, String words, int number) {
        return new TextVersion(
                text,
                number,
                TextKind.values()[0],
                new TreeMap<>(Map.of("en", "A text")),
                List.of("en"),
                List.of(Clause.of("clause-1", "en", "First", words)));
    }
}
