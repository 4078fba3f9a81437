package org.parley.server.talks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Talks between North and South, told entry by entry; an hour passes between two of them. */
final class Told {

    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    final List<Seen> all = new ArrayList<>();
    private final Map<String, Long> length = new HashMap<>();
    private Instant now = START;

    static Told opened() {
        Told told = new Told();
        told.enter(
                "common",
                "lead",
                null,
                new Course.Opened(
                        "Talks on the valley",
                        new Named("mediation", "Lake Office"),
                        List.of(new Named("north", "North"), new Named("south", "South")),
                        List.of("en", "ar", "he"),
                        Course.Receipts.SIGNED));
        told.enter(
                "common",
                "lead",
                null,
                new Course.Agenda(List.of(
                        new Question(
                                "line",
                                "Line",
                                "Where does the line run?",
                                List.of(new Named("river", "Along the river"), new Named("ridge", "Along the ridge")),
                                true,
                                null),
                        new Question(
                                "pace",
                                "Pace",
                                "In how many weeks?",
                                List.of(),
                                true,
                                new Question.Range("2", "20", "2", "weeks")))));
        return told;
    }

    Seen enter(String audience, String role, String party, Deed deed) {
        return enter(new UUID(7, all.size() + 1), audience, role, party, deed);
    }

    Seen enter(UUID id, String audience, String role, String party, Deed deed) {
        now = now.plus(Duration.ofHours(1));
        Seen seen = new Seen(
                audience,
                length.merge(audience, 1L, Long::sum),
                id,
                now,
                new Author(
                        UUID.nameUUIDFromBytes((role + party).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        role + (party == null ? "" : " of " + party),
                        role,
                        party),
                deed);
        all.add(seen);
        return seen;
    }

    Seen team(Deed deed) {
        return enter("team", "team", null, deed);
    }

    /** The team enters into a caucus. */
    Seen to(String party, Deed deed) {
        return enter("caucus/" + party, "team", null, deed);
    }

    /** A delegation enters into its caucus. */
    Seen from(String party, Deed deed) {
        return enter("caucus/" + party, "head", party, deed);
    }

    /** A delegation enters into its own room. */
    Seen own(String party, Deed deed) {
        return enter("party/" + party, "head", party, deed);
    }

    Told later(Duration passes) {
        now = now.plus(passes);
        return this;
    }

    Instant now() {
        return now;
    }

    /** What a member of this role may read. */
    List<Seen> as(MemberRole role, String party) {
        return all.stream()
                .filter(entry -> Rights.shipped().mayRead(role, party, Audience.parse(entry.audience())))
                .toList();
    }

    static TextVersion version(int number, Clause... clauses) {
        return new TextVersion(
                "frame",
                number,
                TextKind.FRAMEWORK,
                new TreeMap<>(Map.of("en", "Framework", "ar", "إطار", "he", "מסגרת")),
                List.of("en", "ar", "he"),
                List.of(clauses));
    }

    static Clause line() {
        return Clause.of("line", "en", "The line", "The line runs along the river.")
                .with("ar", "الخط", "يمر الخط على طول النهر.")
                .with("he", "הקו", "הקו עובר לאורך הנהר.")
                .settling("line", "river");
    }

    static Clause pace() {
        return Clause.of("pace", "en", "The pace", "Both withdraw within 6 weeks.")
                .with("ar", "الوتيرة", "ينسحب الطرفان في غضون ٦ أسابيع.")
                .with("he", "הקצב", "שני הצדדים נסוגים תוך 6 שבועות.")
                .settling("pace", "6");
    }

    static Drafting.Shown shown(TextVersion version) {
        return new Drafting.Shown(Copy.of(version), "the room");
    }

    static Drafting.Acknowledged receipt(TextVersion version) {
        return new Drafting.Acknowledged(
                version.text(),
                version.number(),
                version.hash().toString(),
                version.code().toString());
    }

    static Speech.Message asks(String words) {
        return new Speech.Message(words, null, true, null);
    }

    static Speech.Message says(String words, UUID inReplyTo) {
        return new Speech.Message(words, inReplyTo, false, null);
    }

    static Drafting.AnswersReleased answers(int number, ClauseAnswer... answers) {
        return new Drafting.AnswersReleased("frame", number, List.of(answers), null);
    }
}
