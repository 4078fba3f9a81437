package org.parley.server.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Deeds of every kind, with words in several scripts. */
final class AnyDeed {

    private AnyDeed() {}

    static Arbitrary<String> words() {
        return Arbitraries.of(
                        "The line is drawn in the valley.",
                        "الخط في الوادي.",
                        "הקו עובר בעמק.",
                        "a\u202Eb",
                        "pa\u0441t",
                        "e\u0301 and \u00E9",
                        "\"quoted\" \\ back",
                        "two\nlines\tand a tab",
                        "𝔘nusual 🌾",
                        "zero\u200Bwidth")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join(" ", parts));
    }

    static Arbitrary<String> name() {
        return Arbitraries.of("North", "الشمال", "צפון", "Ada Berg", "Ω");
    }

    static Arbitrary<String> id() {
        return Arbitraries.of("north", "south", "line", "pace.2", "a-b_c", "7");
    }

    static Arbitrary<UUID> uuid() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    static Arbitrary<Instant> instant() {
        return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
    }

    static Arbitrary<String> digest() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .map(bytes -> org.parley.seal.Hash.of(bytes).toString());
    }

    static Arbitrary<Clause> clause() {
        return Combinators.combine(
                        Arbitraries.of("one", "two", "three", "four", "five", "six"),
                        name(),
                        words(),
                        words(),
                        Arbitraries.of(true, false),
                        Arbitraries.of("line", "pace"),
                        Arbitraries.of("a", "b"))
                .as((id, heading, english, arabic, both, issue, option) -> {
                    Clause clause = Clause.of(id, "en", heading, english)
                            .settling(issue, option)
                            .defining("en", heading);
                    return both ? clause.with("ar", heading, arabic) : clause;
                });
    }

    static Arbitrary<TextVersion> version() {
        return Combinators.combine(
                        id(),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(TextKind.values()),
                        name(),
                        clause().list().ofMaxSize(5))
                .as((text, number, kind, title, clauses) -> {
                    List<Clause> distinct = new ArrayList<>();
                    LinkedHashSet<String> ids = new LinkedHashSet<>();
                    clauses.stream().filter(clause -> ids.add(clause.id())).forEach(distinct::add);
                    return new TextVersion(
                            text,
                            number,
                            kind,
                            new TreeMap<>(Map.of("en", title, "ar", title)),
                            List.of("en", "ar"),
                            distinct);
                });
    }

    static Arbitrary<Copy> copy() {
        return version().map(Copy::of);
    }

    static Arbitrary<List<ClauseAnswer>> answers(boolean notes) {
        return Combinators.combine(
                        Arbitraries.of("one", "two", "three"),
                        Arbitraries.of(Answer.values()),
                        words(),
                        words().injectNull(0.5))
                .as((clause, answer, words, note) -> new ClauseAnswer(clause, answer, words, notes ? note : null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(list -> {
                    Map<String, ClauseAnswer> byClause = new TreeMap<>();
                    list.forEach(answer -> byClause.putIfAbsent(answer.clause(), answer));
                    return List.copyOf(byClause.values());
                });
    }

    static Arbitrary<OnIssue> onIssue() {
        return Combinators.combine(id(), Arbitraries.of(OnIssue.How.values()), id())
                .as((issue, how, option) -> new OnIssue(issue, how, List.of(option)));
    }

    static Arbitrary<Origin> origin() {
        return Combinators.combine(Arbitraries.of("party/north", "caucus/north"), uuid())
                .as(Origin::new);
    }

    static Arbitrary<Named> named() {
        return Combinators.combine(id(), name()).as(Named::new);
    }

    static Arbitrary<Deed> deed() {
        return Arbitraries.oneOf(course(), drafting(), speech(), disclosure(), atHome(), carriage(), administration());
    }

    private static Arbitrary<Deed> course() {
        SortedMap<String, String> options = new TreeMap<>(Map.of("line", "a", "pace", "b"));
        return Arbitraries.oneOf(
                Combinators.combine(name(), Arbitraries.of(Course.Receipts.values()))
                        .as((title, receipts) -> new Course.Opened(
                                title,
                                new Named("mediation", "Mediation"),
                                List.of(new Named("north", "North"), new Named("south", "South")),
                                List.of("en", "ar"),
                                receipts)),
                Combinators.combine(name(), words())
                        .as((name, question) -> new Course.Agenda(List.of(
                                new Question("line", name, question, List.of(Named("a"), Named("b")), true, null),
                                new Question(
                                        "pace",
                                        name,
                                        question,
                                        List.of(),
                                        true,
                                        new Question.Range("0", "10", "1/2", "days"))))),
                words().map(Course.Announced::new),
                Combinators.combine(copy(), words().injectNull(0.3))
                        .as((copy, words) -> Course.Concluded.agreed(copy, List.of("north", "south"))),
                words().map(words ->
                        new Course.Concluded(Course.How.SUSPENDED, null, null, null, List.of("north"), words)),
                words().map(Course.Reported::new),
                words().map(Course.ServerAct::new),
                Arbitraries.integers().between(1, 36_500).injectNull(0.5).map(Course.Kept::new),
                words().map(Course.CaseKept::new),
                Arbitraries.integers()
                        .between(1, 100)
                        .injectNull(0.3)
                        .map(hours -> new Course.WindowSet("north", hours)),
                Combinators.combine(words(), uuid().injectNull(0.5))
                        .as((words, disclosure) -> new Course.Floated(options, words, disclosure)));
    }

    private static Named Named(String id) {
        return new Named(id, id);
    }

    private static Arbitrary<Deed> drafting() {
        return Arbitraries.oneOf(
                Combinators.combine(version(), uuid().list().ofMaxSize(2).uniqueElements(), words().injectNull(0.5))
                        .as((version, from, remark) -> new Drafting.Drafted(
                                version, from, new TreeMap<>(Map.of("one", List.of("ar"))), remark)),
                copy().map(Drafting.Tabled::new),
                Combinators.combine(copy(), origin(), uuid()).as(Drafting.Tabled::new),
                Combinators.combine(copy(), name()).as(Drafting.Shown::new),
                Combinators.combine(copy(), name(), origin(), uuid()).as(Drafting.Shown::new),
                Combinators.combine(id(), Arbitraries.integers().between(1, 9), digest().injectNull(0.3), words())
                        .as(Drafting.Acknowledged::new),
                copy().map(Drafting.Submitted::new),
                Combinators.combine(id(), Arbitraries.integers().between(1, 9), answers(true))
                        .as(Drafting.Answered::new),
                Combinators.combine(
                                id(), Arbitraries.integers().between(1, 9), answers(false), origin().injectNull(0.5))
                        .as(Drafting.AnswersReleased::new));
    }

    private static Arbitrary<Deed> speech() {
        return Arbitraries.oneOf(
                Combinators.combine(words(), uuid().injectNull(0.5), instant().injectNull(0.5))
                        .as((words, reply, by) -> new Speech.Message(words, reply, by != null, by)),
                words().map(Speech.Noted::new),
                Combinators.combine(words(), origin()).as((words, from) -> new Speech.Released(words, from, null)),
                Combinators.combine(words(), uuid())
                        .as((words, disclosure) -> new Speech.Released(words, null, disclosure)));
    }

    private static Arbitrary<Deed> disclosure() {
        return Arbitraries.oneOf(
                Combinators.combine(uuid(), digest(), words(), instant())
                        .as((id, hash, words, expires) -> new Disclosure.Asked(
                                id, "caucus/north", List.of("caucus/south", "common"), hash, words, expires)),
                Combinators.combine(uuid(), Arbitraries.of(true, false), words().injectNull(0.5))
                        .as(Disclosure.Decided::new),
                Combinators.combine(uuid(), uuid()).as((id, entry) -> new Disclosure.Used(id, "caucus/south", entry)),
                uuid().map(Disclosure.Withdrawn::new),
                Combinators.combine(uuid(), words()).as(Disclosure.Prevented::new));
    }

    private static Arbitrary<Deed> atHome() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                id(),
                                onIssue(),
                                Arbitraries.of(AtHome.Firmness.values()),
                                words().injectNull(0.5),
                                Arbitraries.of(true, false))
                        .as(AtHome.Limit::new),
                Combinators.combine(
                                named(),
                                Arbitraries.integers().between(0, 200).injectNull(0.5),
                                onIssue().injectNull(0.5),
                                words())
                        .as(AtHome.FactionView::new));
    }

    private static Arbitrary<Deed> carriage() {
        return Arbitraries.oneOf(
                Combinators.combine(uuid(), name(), words()).as(Carriage.DeviceAdded::new),
                Combinators.combine(uuid(), name()).as(Carriage.DeviceRevoked::new),
                Combinators.combine(uuid(), name(), instant(), digest()).as(Carriage.CarriedOut::new),
                Combinators.combine(uuid(), name(), Arbitraries.longs().between(1, 99))
                        .as(Carriage.CalledBack::new),
                Combinators.combine(
                                uuid(), name(), digest(), Arbitraries.integers().between(0, 100))
                        .as(Carriage.CarriedIn::new),
                Combinators.combine(
                                uuid().injectNull(0.5),
                                Arbitraries.longs().between(1, 99).injectNull(0.5),
                                digest(),
                                words())
                        .as(Carriage.Turned::new));
    }

    private static Arbitrary<Deed> administration() {
        Arbitrary<MemberRole> role = Arbitraries.of(MemberRole.values());
        Arbitrary<Boolean> yesNo = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                Combinators.combine(uuid(), name(), role).as(Administration.Invited::new),
                Combinators.combine(uuid(), name(), role).as(Administration.Joined::new),
                Combinators.combine(uuid(), name(), words().injectNull(0.5)).as(Administration.Left::new),
                Combinators.combine(uuid(), name(), role, role).as(Administration.RoleChanged::new),
                Combinators.combine(uuid(), name()).as(Administration.InvitationWithdrawn::new),
                Combinators.combine(uuid(), name(), yesNo).as(Administration.AccessReset::new),
                Combinators.combine(uuid(), name()).as(Administration.SessionsEnded::new),
                Combinators.combine(uuid(), name(), yesNo).as(Administration.Locked::new),
                Arbitraries.integers().between(0, 9).map(epoch -> new Administration.KeyRotated("caucus/north", epoch)),
                Combinators.combine(Arbitraries.integers().between(0, 9), words().injectNull(0.5))
                        .as((epoch, why) -> new Administration.KeyDestroyed("party/north", epoch, why)));
    }
}
