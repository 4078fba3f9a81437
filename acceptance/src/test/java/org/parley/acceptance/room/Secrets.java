package org.parley.acceptance.room;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Courier;
import org.parley.server.store.Chains;
import org.parley.server.store.Devices;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.Principal;
import org.parley.server.talks.AtHome;
import org.parley.server.talks.Course;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Named;
import org.parley.server.talks.Speech;
import org.parley.server.talks.TextVersion;

/** What the other delegation, and the mediation with it, does in secret. */
final class Secrets {

    private final Room room;
    private final @Nullable Stage stage;
    private final Talks talks;
    private final Door door;
    private final Chains chains;
    private static final byte[] OPENS =
            Courier.device(new SecureRandom()).getPublic().getEncoded();
    private static final byte[] SIGNS =
            Courier.sender(new SecureRandom()).getPublic().getEncoded();

    private final Devices devices;
    private final Memberships memberships;
    private final Entries entries;
    private final Releases releases;
    private final List<Person> joined = new ArrayList<>();
    private final Set<Secret> done = EnumSet.noneOf(Secret.class);
    private final SecretForms forms;
    private UUID disclosure = new UUID(0, 0);
    private UUID device = new UUID(0, 0);
    private long serial;

    /**
     * @param stage null where time and chance are as they are
     * @param ids takes every id that is used in secret, so that the curious can try it
     */
    Secrets(Room room, @Nullable Stage stage, Talks talks, List<String> ids) {
        this.room = room;
        this.stage = stage;
        this.talks = talks;
        forms = new SecretForms(talks);
        entries = new Entries(talks, ids);
        releases = new Releases(stage, entries);
        door = room.bean(Door.class);
        chains = room.bean(Chains.class);
        devices = room.bean(Devices.class);
        memberships = room.bean(Memberships.class);
    }

    /** What is no secret, the same in both worlds. */
    Releases releases() {
        return releases;
    }

    private <T> T as(String who, Supplier<T> work) {
        return stage == null ? work.get() : stage.as(who, work);
    }

    /** One secret of each kind. */
    void all(Random random) {
        for (Secret kind : Secret.values()) {
            act(random, kind);
        }
    }

    /**
     * Something that only south, or south and the mediation, know of.
     *
     * @param alone whether the mediation does not know of it either
     */
    void happen(Random random, boolean alone) {
        List<Secret> kinds = Stream.of(Secret.values())
                .filter(kind -> kind.alone() || !alone)
                .toList();
        happen(random, kinds.get(random.nextInt(kinds.size())));
    }

    /** Something of a kind. */
    void happen(Random random, Secret kind) {
        as("secret", () -> {
            act(random, kind);
            return true;
        });
    }

    /** The kinds that came about so far: some need what others left behind, as a text that was not erased since. */
    Set<Secret> done() {
        return Set.copyOf(done);
    }

    private void act(Random random, Secret kind) {
        String words = "secret ".repeat(1 + random.nextInt(40)) + random.nextInt(1000);
        if (kind.alone() ? atHome(random, kind, words) : withTheMediation(random, kind, words)) {
            done.add(kind);
        }
    }

    private boolean atHome(Random random, Secret kind, String words) {
        Person head = talks.head("south");
        String id = entries.id(random).toString();
        return switch (kind) {
            case NOTE -> forms.sent(head, "/limits/notes", "id", id, "words", words);
            case NOTE_OF_A_MEMBER -> entries.add("member/south", "party/south", new Speech.Noted(words), random);
            case FACTION -> entries.add("head/south", "party/south", faction(words, random), random);
            case LIMIT -> limit(id, "position", "at-most", words);
            case RED_LINE -> limit(id, "red-line", "at-least", words);
            case PRIVATE_ANSWER -> answered(random, words);
            case TEXT_OF_ITS_OWN -> textOfItsOwn(random, words);
            case DRAFT -> draft(words, random);
            case VISIT ->
                look(List.of("", "/people", "/texts", "/has", "/messages", "/limits", "/log", "/devices")
                        .get(random.nextInt(8)));
            case EXPORT -> look("/export");
            case FAILED_SIGN_IN -> failToSignIn();
            case SIGNED_IN_ANEW -> back(talks.member("south"));
            default -> throw new IllegalArgumentException(kind + " is no matter of south alone");
        };
    }

    private boolean withTheMediation(Random random, Secret kind, String words) {
        Person head = talks.head("south");
        Person member = talks.member("south");
        String id = entries.id(random).toString();
        return switch (kind) {
            case MESSAGE -> forms.sent(head, "/messages/south", "id", id, "words", words);
            case ANSWER_TO_A_MESSAGE ->
                entries.add("lead", "caucus/south", new Speech.Message(words, null, true, null), random);
            case WINDOW -> entries.add("lead", "team", new Course.WindowSet("south", 1 + random.nextInt(48)), random);
            case NOTE_OF_THE_MEDIATION -> entries.add("lead", "team", new Speech.Noted(words), random);
            case LIMIT_RELEASED ->
                limit(id, "wish", "at-most", words)
                        && forms.sent(
                                head,
                                "/limits/release",
                                "id",
                                entries.id(random).toString(),
                                "entry",
                                id,
                                "words",
                                words);
            case ANSWER_RELEASED ->
                answered(random, words)
                        && forms.filled(
                                head,
                                "/texts/text-1/answers",
                                "/texts/text-1/release",
                                entries.id(random),
                                Map.of("clause", "clause-1", "to", "team"));
            case TEXT_SUBMITTED ->
                textOfItsOwn(random, words)
                        && forms.filled(
                                head,
                                "/texts/text-of-south",
                                "/texts/text-of-south/submit",
                                entries.id(random),
                                Map.of());
            case TEXT_SHOWN ->
                entries.add(
                        "lead",
                        "caucus/south",
                        new Drafting.Shown(Entries.copy(words, 1000 + random.nextInt(1000)), "by hand"),
                        random);
            case RECEIPT ->
                forms.filled(head, "/texts/text-1", "/texts/text-1/acknowledge", entries.id(random), Map.of());
            case DISCLOSURE_ASKED -> asked(random, words);
            case DISCLOSURE_DECIDED -> asked(random, words) && decided(random);
            case DISCLOSURE_TOLD ->
                asked(random, words) && decided(random) && disclosures("/tell", random, talks.lead());
            case DEVICE -> device(random);
            case LETTER ->
                device(random)
                        && forms.sent(
                                head,
                                "/devices/south/" + device + "/letters",
                                "id",
                                entries.id(random).toString(),
                                "own",
                                "yes");
            case INVITATION ->
                !talks.invitation(head, "member/south", "Secret guest " + serial++)
                        .isEmpty();
            case JOINED -> join();
            case LEFT -> leave();
            case ROLE ->
                toMember(entries.member("member/south").id(), "/role", random, "role", "adviser")
                        && toMember(entries.member("member/south").id(), "/role", random, "role", "member");
            case LOCK ->
                toMember(entries.member("member/south").id(), "/lock", random, "locked", "true")
                        && toMember(entries.member("member/south").id(), "/lock", random, "locked", "false")
                        && back(member);
            case SESSIONS_ENDED -> toMember(entries.member("member/south").id(), "/sessions", random) && back(member);
            case ACCESS_RESET ->
                forms.accessReset(head, entries.member("member/south").id(), member, entries.id(random));
            case ROOM_ERASED -> forms.sent(head, "/log/erase", "id", id, "of", "party/south", "sure", "true");
            case CAUCUS_ERASED ->
                forms.sent(talks.lead(), "/log/erase", "id", id, "of", "caucus/south", "sure", "true");
            case KEY_ROTATED -> joinAndEnd(random);
            default -> throw new IllegalArgumentException(kind + " is a matter of south alone");
        };
    }

    /** Adds an entry, and while that is not yet kept does something else. */
    <T> T inTheMiddle(Supplier<T> meanwhile) {
        Myself me = entries.member("head/south");
        return as(
                "secret",
                () -> door.as(new Principal.Member(me.id()), tx -> {
                    chains.append(
                            tx,
                            me,
                            NewEntry.of(
                                    "party/south", entries.id(new Random(serial++)), new Speech.Noted("not yet kept")));
                    return meanwhile.get();
                }));
    }

    private boolean limit(String id, String firmness, String how, String words) {
        return forms.sent(
                talks.head("south"),
                "/limits",
                "id",
                id,
                "issue",
                "truce",
                "how",
                how,
                "options",
                "42",
                "firmness",
                firmness,
                "says",
                words);
    }

    private boolean answered(Random random, String words) {
        String answer = List.of("ACCEPT", "ACCEPT_IF", "REJECT", "RESERVE").get(random.nextInt(4));
        return forms.filled(
                talks.head("south"),
                "/texts/text-1/answers",
                "/texts/text-1/answers",
                entries.id(random),
                Map.of("answer.clause-1", answer, "words.clause-1", words, "note.clause-1", "secret"));
    }

    private boolean textOfItsOwn(Random random, String words) {
        TextVersion version = Entries.version("text-of-south", words, 1 + (int) serial++);
        return entries.add("head/south", "party/south", Drafting.Drafted.of(version, null), random);
    }

    /** Words out of the caucus of north for that of south: nobody but the mediation and south learns of it. */
    private boolean asked(Random random, String words) {
        disclosure = entries.id(random);
        // Not by the lead, who made the account of the team's member: an approval of that one would not count.
        return forms.sent(
                talks.team(),
                "/approvals",
                "id",
                disclosure.toString(),
                "source",
                "caucus/north",
                "recipients",
                "caucus/south",
                "words",
                words,
                "why",
                "secret");
    }

    private boolean decided(Random random) {
        return disclosures("/decide", random, talks.lead(), "approved", "true");
    }

    private boolean disclosures(String what, Random random, Person who, String... fields) {
        String[] all = Stream.concat(Stream.of("id", entries.id(random).toString()), Stream.of(fields))
                .toArray(String[]::new);
        return forms.sent(who, "/approvals/" + disclosure + what, all);
    }

    /** Something that the head of south does to a member. */
    private boolean toMember(UUID who, String what, Random random, String... fields) {
        String[] all = Stream.concat(Stream.of("id", entries.id(random).toString()), Stream.of(fields))
                .toArray(String[]::new);
        return forms.sent(talks.head("south"), "/people/" + who + what, all);
    }

    private boolean failToSignIn() {
        String name = talks.head("south").signInName();
        return room.visitor()
                        .submit("/sign-in", "/sign-in", "name", name, "password", "wrong wrong wrong")
                        .statusCode()
                != 303;
    }

    private static boolean back(Person who) {
        who.signIn();
        return true;
    }

    private static AtHome.FactionView faction(String words, Random random) {
        return new AtHome.FactionView(
                new Named("faction-" + random.nextInt(5), "A faction"), random.nextInt(50), null, words);
    }

    private boolean draft(String words, Random random) {
        String place = "page " + random.nextInt(10);
        return forms.send(talks.head("south"), "/drafts", "place", place, "text", words)
                        .statusCode()
                == 204;
    }

    private boolean device(Random random) {
        Myself me = entries.member("head/south");
        device = entries.id(random);
        door.as(new Principal.Member(me.id()), tx -> {
            devices.add(tx, me, device, "desk", OPENS, SIGNS);
            return true;
        });
        return true;
    }

    private boolean look(String below) {
        return talks.head("south").browser().get(talks.page(below)).statusCode() == 200;
    }

    private boolean join() {
        if (joined.size() < 3) {
            joined.add(talks.joining(talks.head("south"), "member/south", "Secret member " + joined.size()));
        }
        return true;
    }

    /** The newest of those who joined in secret leaves. */
    private boolean leave() {
        Myself head = entries.member("head/south");
        return door.<Boolean>as(new Principal.Member(head.id()), tx -> {
            List<UUID> secret = memberships.all(tx).stream()
                    .filter(m -> m.left() == null && m.member().name().startsWith("Secret"))
                    .map(m -> m.member().id())
                    .toList();
            return !secret.isEmpty() && memberships.leave(tx, secret.getLast());
        });
    }

    /** Somebody joins and is put out: what they could read has fresh keys from then on, that of all among it. */
    private boolean joinAndEnd(Random random) {
        Person guest = talks.joining(talks.head("south"), "adviser/south", "Secret adviser");
        return toMember(talks.myself(guest).id(), "/end", random);
    }
}
