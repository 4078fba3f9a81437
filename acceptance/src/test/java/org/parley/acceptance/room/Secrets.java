package org.parley.acceptance.room;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Courier;
import org.parley.server.store.Accounts;
import org.parley.server.store.Chains;
import org.parley.server.store.Devices;
import org.parley.server.store.Door;
import org.parley.server.store.Drafts;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.Principal;
import org.parley.server.talks.AtHome;
import org.parley.server.talks.Clause;
import org.parley.server.talks.Copy;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Named;
import org.parley.server.talks.Speech;
import org.parley.server.talks.TextKind;
import org.parley.server.talks.TextVersion;

/** What goes on in talks: what the other delegation does in secret, and what is released to all. */
final class Secrets {

    private static final int OF_SOUTH_ALONE = 8;
    private static final int KINDS = 17;

    private final Room room;
    private final @Nullable Stage stage;
    private final Talks talks;
    private final Door door;
    private final Chains chains;
    private final Drafts drafts;
    private static final byte[] OPENS =
            Courier.device(new SecureRandom()).getPublic().getEncoded();
    private static final byte[] SIGNS =
            Courier.sender(new SecureRandom()).getPublic().getEncoded();

    private final Devices devices;
    private final Memberships memberships;
    private final Accounts accounts;
    private final Map<String, Myself> members = new HashMap<>();
    private final List<String> ids;
    private final List<Person> joined = new ArrayList<>();
    private long serial;
    private long released;

    /**
     * @param stage null where time and chance are as they are
     * @param ids takes every id that is used in secret, so that the curious can try it
     */
    Secrets(Room room, @Nullable Stage stage, Talks talks, List<String> ids) {
        this.room = room;
        this.stage = stage;
        this.talks = talks;
        this.ids = ids;
        door = bean(Door.class);
        chains = bean(Chains.class);
        drafts = bean(Drafts.class);
        devices = bean(Devices.class);
        memberships = bean(Memberships.class);
        accounts = bean(Accounts.class);
    }

    private <T> T bean(Class<T> type) {
        return room.server().context().getBean(type);
    }

    private <T> T as(String who, Supplier<T> work) {
        return stage == null ? work.get() : stage.as(who, work);
    }

    /** One secret of each kind. */
    void all(Random random) {
        for (int kind = 0; kind < KINDS; kind++) {
            act(random, kind);
        }
    }

    /**
     * Something that only south, or south and the mediation, know of.
     *
     * @param alone whether the mediation does not know of it either
     */
    void happen(Random random, boolean alone) {
        as("secret", () -> {
            act(random, random.nextInt(alone ? OF_SOUTH_ALONE : KINDS));
            return true;
        });
    }

    private void act(Random random, int kind) {
        String words = "secret ".repeat(1 + random.nextInt(40)) + random.nextInt(1000);
        switch (kind) {
            case 0 -> add("head/south", "party/south", new Speech.Noted(words), random);
            case 1 -> add("head/south", "party/south", faction(words, random), random);
            case 2 -> draft(words, random);
            case 3 -> look("/talks/" + talks.key());
            case 4 -> look(talks.page("/people"));
            case 5 -> failToSignIn();
            case 6 -> add("member/south", "party/south", new Speech.Noted(words), random);
            case 7 ->
                add("head/south", "party/south", Drafting.Drafted.of(version("text-of-south", words, 1), null), random);
            case 8 ->
                add("head/south", "caucus/south", new Speech.Message(words, null, random.nextBoolean(), null), random);
            case 9 -> add("lead", "caucus/south", new Speech.Message(words, null, true, null), random);
            case 10 -> add("lead", "team", new Course.WindowSet("south", 1 + random.nextInt(48)), random);
            case 11 -> add("lead", "caucus/south", new Drafting.Shown(copy(words, 1), "by hand"), random);
            case 12 -> add("lead", "team", new Speech.Noted(words), random);
            case 13 -> device(random);
            case 14 -> join();
            case 15 -> talks.invitation(talks.head("south"), "member/south", "Secret guest " + serial++);
            default -> leave();
        }
    }

    /** Something that all may know, or that north is told. The same in both worlds. */
    void release(Random random) {
        as("release", () -> {
            releaseNow(random);
            return true;
        });
    }

    private void releaseNow(Random random) {
        String words = "released " + random.nextInt(1000);
        switch (random.nextInt(5)) {
            case 0 -> add("lead", "common", new Course.Announced(words), random);
            case 1 -> add("lead", "caucus/north", new Speech.Message(words, null, true, null), random);
            case 2 -> add("lead", "common", new Drafting.Tabled(copy(words, 1 + (int) released)), random);
            case 3 -> add("monitor", "common", new Course.Reported(words), random);
            default ->
                add("lead", "caucus/north", new Drafting.Shown(copy(words, 1 + (int) released), "by hand"), random);
        }
        released++;
    }

    /** Adds an entry, and while that is not yet kept does something else. */
    <T> T inTheMiddle(Supplier<T> meanwhile) {
        Myself me = member("head/south");
        return as(
                "secret",
                () -> door.as(new Principal.Member(me.id()), tx -> {
                    chains.append(
                            tx,
                            me,
                            NewEntry.of("party/south", id(new Random(serial++)), new Speech.Noted("not yet kept")));
                    return meanwhile.get();
                }));
    }

    private void add(String place, String audience, Deed deed, Random random) {
        Myself me = member(place);
        door.as(new Principal.Member(me.id()), tx -> chains.append(tx, me, NewEntry.of(audience, id(random), deed)));
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

    private UUID id(Random random) {
        UUID id = UUID.nameUUIDFromBytes((talks.key() + "/" + random.nextLong()).getBytes(StandardCharsets.UTF_8));
        ids.add(id.toString());
        return id;
    }

    private static AtHome.FactionView faction(String words, Random random) {
        return new AtHome.FactionView(
                new Named("faction-" + random.nextInt(5), "A faction"), random.nextInt(50), null, words);
    }

    private static Copy copy(String words, int number) {
        return Copy.of(version("text-1", words, number));
    }

    private static TextVersion version(String text, String words, int number) {
        return new TextVersion(
                text,
                number,
                TextKind.values()[0],
                new TreeMap<>(Map.of("en", "A text")),
                List.of("en"),
                List.of(Clause.of("clause-1", "en", "First", words)));
    }

    private void draft(String words, Random random) {
        Myself me = member("head/south");
        String place = "page " + random.nextInt(10);
        door.as(new Principal.Member(me.id()), tx -> {
            drafts.keep(tx, me, place, words);
            return true;
        });
    }

    private void device(Random random) {
        Myself me = member("head/south");
        UUID id = id(random);
        door.as(new Principal.Member(me.id()), tx -> {
            devices.add(tx, me, id, "desk", OPENS, SIGNS);
            return true;
        });
    }

    private void look(String path) {
        talks.head("south").browser().get(path);
    }

    private void failToSignIn() {
        room.visitor()
                .submit(
                        "/sign-in",
                        "/sign-in",
                        "name",
                        talks.head("south").signInName(),
                        "password",
                        "wrong wrong wrong");
    }

    private void join() {
        if (joined.size() < 3) {
            joined.add(talks.joining(talks.head("south"), "member/south", "Secret member " + joined.size()));
        }
    }

    /** The newest of those who joined in secret leaves. */
    private void leave() {
        Myself head = member("head/south");
        door.as(new Principal.Member(head.id()), tx -> {
            List<UUID> secret = memberships.all(tx).stream()
                    .filter(m -> m.left() == null && m.member().name().startsWith("Secret"))
                    .map(m -> m.member().id())
                    .toList();
            return !secret.isEmpty() && memberships.leave(tx, secret.getLast());
        });
    }
}
