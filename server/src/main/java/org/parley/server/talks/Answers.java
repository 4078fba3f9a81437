package org.parley.server.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a version of a text stands: each party's newest answer to each clause, as far as somebody sees it.
 *
 * @param parties the parties whose answers are looked at, in order
 * @param rows one for each clause of the version, in its order
 */
public record Answers(TextVersion version, List<String> parties, List<Row> rows) {

    public Answers {
        parties = List.copyOf(parties);
        rows = List.copyOf(rows);
    }

    /** How far an answer has gone. */
    public enum Reach {
        /** It stands in the delegation's own room. */
        OWN,
        /** It was released to the team. */
        TEAM,
        /** It was released to all. */
        ALL
    }

    /**
     * An answer as it was given.
     *
     * @param entry in which it stands
     * @param by who gave it
     * @param note for the delegation's own eyes; null unless it is one's own
     * @param number of the version that was answered
     * @param stale whether the clause reads otherwise now than in the version that was answered, or whether that cannot be
     *     told
     */
    public record Given(
            UUID entry,
            String by,
            Answer answer,
            @Nullable String words,
            @Nullable String note,
            int number,
            Instant at,
            Reach reach,
            boolean stale) {}

    /**
     * A party's answer to a clause.
     *
     * @param own newest of its own room; null where there is none that one sees
     * @param released newest that it released; null where there is none that one sees
     */
    public record Cell(
            String party, @Nullable Given own, @Nullable Given released) {

        /** The later of the two; empty where none is seen, which says nothing about what the party thinks. */
        public Optional<Given> stands() {
            if (own == null || released == null) {
                return Optional.ofNullable(own == null ? released : own);
            }
            return Optional.of(released.at().isBefore(own.at()) ? own : released);
        }

        /** Whether its own answer is another one than it released. */
        public boolean differsFromReleased() {
            return own != null
                    && (released == null
                            || own.answer() != released.answer()
                            || !Objects.equals(own.words(), released.words()));
        }
    }

    /** The answers to one clause. */
    public record Row(String clause, int place, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** Answer to the parties that give it; stale ones and silent parties are in none. */
        public Map<Answer, List<String>> by() {
            Map<Answer, List<String>> by = new EnumMap<>(Answer.class);
            for (Cell cell : cells) {
                cell.stands()
                        .filter(given -> !given.stale())
                        .ifPresent(given -> by.computeIfAbsent(given.answer(), key -> new ArrayList<>())
                                .add(cell.party()));
            }
            return by;
        }

        /** Parties of which no answer to the clause as it reads now is seen. */
        public List<String> open() {
            return cells.stream()
                    .filter(cell -> cell.stands().map(Given::stale).orElse(true))
                    .map(Cell::party)
                    .toList();
        }

        public boolean acceptedByAll() {
            return by().getOrDefault(Answer.ACCEPT, List.of()).size() == cells.size();
        }
    }

    /**
     * @param seen entries that the asker may see
     * @param version the version to look at: as a rule the newest that the asker was shown, or showed
     * @param parties whose answers to look at; a delegation names itself, and others only for what they released to all
     */
    public static Answers of(List<Seen> seen, TextVersion version, List<String> parties) {
        Map<String, Map<String, Given>> own = new HashMap<>();
        Map<String, Map<String, Given>> released = new HashMap<>();
        Map<String, List<WhoHasWhat.Showing>> shown = new HashMap<>();
        parties.forEach(party -> shown.put(party, WhoHasWhat.showings(seen, party)));
        for (Seen entry : Texts.inTime(seen)) {
            switch (entry.deed()) {
                case Drafting.Answered answered
                when answered.text().equals(version.text()) ->
                    put(own, shown, version, entry, answered.number(), answered.answers(), Reach.OWN);
                case Drafting.AnswersReleased given
                when given.text().equals(version.text()) ->
                    put(released, shown, version, entry, given.number(), given.answers(), reach(entry));
                default -> {}
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Clause clause : version.clauses()) {
            rows.add(new Row(
                    clause.id(),
                    rows.size() + 1,
                    parties.stream()
                            .map(party -> new Cell(
                                    party,
                                    own.getOrDefault(party, Map.of()).get(clause.id()),
                                    released.getOrDefault(party, Map.of()).get(clause.id())))
                            .toList()));
        }
        return new Answers(version, parties, rows);
    }

    public Optional<Row> row(String clause) {
        return rows.stream().filter(row -> row.clause().equals(clause)).findFirst();
    }

    /** How many clauses all of the parties accept as they read now. */
    public long acceptedByAll() {
        return rows.stream().filter(Row::acceptedByAll).count();
    }

    /** How many clauses a party accepts as they read now. */
    public long acceptedBy(String party) {
        return rows.stream()
                .filter(row -> row.by().getOrDefault(Answer.ACCEPT, List.of()).contains(party))
                .count();
    }

    /** Ids of clauses to which no answer of a party is seen, or none to the clause as it reads now. */
    public List<String> open(String party) {
        return rows.stream()
                .filter(row -> row.open().contains(party))
                .map(Row::clause)
                .toList();
    }

    /**
     * Where the text stands, a sentence for each clause.
     *
     * @param names party to name
     */
    public List<String> says(Map<String, String> names) {
        return rows.stream().map(row -> says(row, names)).toList();
    }

    private String says(Row row, Map<String, String> names) {
        List<String> parts = new ArrayList<>();
        if (row.acceptedByAll()) {
            parts.add(parties.size() == 1 ? "accepted" : "accepted by all");
        } else {
            row.by().forEach((answer, who) -> parts.add(said(answer) + " by " + named(who, names)));
            List<String> stale = new ArrayList<>();
            List<String> silent = new ArrayList<>();
            for (Cell cell : row.cells()) {
                if (cell.stands().isEmpty()) {
                    silent.add(cell.party());
                } else if (row.open().contains(cell.party())) {
                    stale.add(cell.party());
                }
            }
            if (!stale.isEmpty()) {
                parts.add("answered in an earlier wording by " + named(stale, names));
            }
            if (!silent.isEmpty()) {
                parts.add("no answer of " + named(silent, names) + " released");
            }
        }
        return "Clause " + row.place() + ": " + String.join("; ", parts) + ".";
    }

    private static String said(Answer answer) {
        return switch (answer) {
            case ACCEPT -> "accepted";
            case ACCEPT_IF -> "accepted with changes";
            case REJECT -> "rejected";
            case RESERVE -> "held open";
        };
    }

    static String named(List<String> ids, Map<String, String> names) {
        return String.join(
                ", ", ids.stream().map(id -> names.getOrDefault(id, id)).toList());
    }

    private static void put(
            Map<String, Map<String, Given>> into,
            Map<String, List<WhoHasWhat.Showing>> shown,
            TextVersion version,
            Seen entry,
            int number,
            List<ClauseAnswer> answers,
            Reach reach) {
        String party = party(entry);
        List<WhoHasWhat.Showing> showings = shown.get(party);
        if (party == null || showings == null) {
            return;
        }
        for (ClauseAnswer answer : answers) {
            into.computeIfAbsent(party, key -> new HashMap<>())
                    .put(
                            answer.clause(),
                            new Given(
                                    entry.id(),
                                    entry.author().name(),
                                    answer.answer(),
                                    answer.words(),
                                    answer.note(),
                                    number,
                                    entry.at(),
                                    reach,
                                    stale(showings, version, number, answer.clause(), entry.at())));
        }
    }

    /** The delegation that a chain belongs to; in those of all, that of the author. */
    static @Nullable String party(Seen entry) {
        String ofChain = Audience.parse(entry.audience()).party();
        return ofChain == null ? entry.author().party() : ofChain;
    }

    private static Reach reach(Seen entry) {
        return Audience.parse(entry.audience()).kind() == Audience.Kind.COMMON ? Reach.ALL : Reach.TEAM;
    }

    private static boolean stale(
            List<WhoHasWhat.Showing> showings, TextVersion version, int number, String clause, Instant at) {
        Optional<Clause> now = version.clause(clause);
        Optional<Clause> then = showings.stream()
                .filter(showing -> !showing.at().isAfter(at))
                .map(WhoHasWhat.Showing::copy)
                .filter(copy -> copy.version().text().equals(version.text())
                        && copy.version().number() == number)
                .reduce((one, other) -> other)
                .flatMap(copy -> copy.version().clause(clause));
        if (then.isEmpty() || now.isEmpty()) {
            return number != version.number();
        }
        return !version.languages().stream().allMatch(language -> then.get().saysTheSame(now.get(), language));
    }
}
