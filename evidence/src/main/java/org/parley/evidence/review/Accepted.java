package org.parley.evidence.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.BadCaseException;
import org.parley.casefile.CaseFile;
import org.parley.casefile.Problem;
import org.parley.evidence.intake.UnreadableException;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.review.Additions.Addition;
import org.parley.model.Case;
import org.parley.model.Source;

/**
 * A case with what was accepted. It is tried on a copy of the text: it goes in only where the case passes the check with
 * it, and where nothing but its own entry, and the source, is new.
 */
public final class Accepted {

    private static final int LONGEST_ID = 60;
    private static final int MOST_PROBLEMS = 3;

    private final String name;
    private final Additions before;
    private final Map<String, Addition> added = new LinkedHashMap<>();
    private CaseText text;
    private Case known;

    /**
     * @param name stands for the case in messages
     * @param before what it has taken in before
     * @throws BadCaseException if the text is no case
     */
    public Accepted(String text, String name, Additions before) {
        this.known = CaseFile.read(text, name);
        this.text = new CaseText(text);
        this.name = name;
        this.before = before;
    }

    /** The case as it stands, with what was added. */
    public Case known() {
        return known;
    }

    /** The text of the case as it stands, with what was added. */
    public String text() {
        return text.toString();
    }

    /** What was added, in order; sources are not counted. */
    public List<Addition> added() {
        return List.copyOf(added.values());
    }

    /** A decision with what it is about. */
    private record Pending(Reading reading, ProposedChange change, Decision decision) {}

    /**
     * Adds what was accepted of some documents and is not in the case yet: all of it at once, since entries may name each
     * other; where that cannot be, one by one.
     *
     * @return what could not be added, each with the reason
     */
    public List<String> addAll(List<Reading> readings, Decisions decisions) {
        List<Pending> open = accepted(readings, decisions).stream()
                .filter(pending -> !isThere(pending.decision))
                .toList();
        if (tried(open).isEmpty()) {
            return List.of();
        }
        int left;
        do {
            left = open.size();
            open = open.stream()
                    .filter(pending -> tried(List.of(pending)).isPresent())
                    .toList();
        } while (!open.isEmpty() && open.size() < left);
        return open.stream()
                .map(pending -> pending.decision.proposal() + " is left out: "
                        + tried(List.of(pending)).orElseThrow())
                .toList();
    }

    /** Ids of entries that these documents gave the case before, and that it does not hold now. */
    public List<String> gone(List<Reading> readings, Decisions decisions) {
        Set<String> there = ids(known);
        return accepted(readings, decisions).stream()
                .map(Pending::decision)
                .flatMap(d -> before.entry(d.document(), d.proposal()).stream())
                .filter(id -> !there.contains(id))
                .toList();
    }

    private static List<Pending> accepted(List<Reading> readings, Decisions decisions) {
        List<Pending> out = new ArrayList<>();
        for (Reading reading : readings) {
            for (ProposedChange change : reading.changes()) {
                decisions.allAbout(reading.document(), change.id()).stream()
                        .filter(Decision::accepts)
                        .forEach(decision -> out.add(new Pending(reading, change, decision)));
            }
        }
        return out;
    }

    /**
     * Adds one accepted proposal, unless the case has taken it in before.
     *
     * @return what stands against it; empty where it is in the case now
     */
    public Optional<String> add(Reading reading, ProposedChange change, Decision decision) {
        return isThere(decision) ? Optional.empty() : tried(List.of(new Pending(reading, change, decision)));
    }

    private boolean isThere(Decision decision) {
        return added.containsKey(key(decision.document(), decision.proposal()))
                || before.entry(decision.document(), decision.proposal()).isPresent();
    }

    private static String key(String document, String proposal) {
        return document + " " + proposal;
    }

    /** Puts all in, or none: then it says what stands against them. */
    private Optional<String> tried(List<Pending> all) {
        Attempt attempt = new Attempt();
        try {
            all.forEach(attempt::write);
            Case after = CaseFile.read(attempt.next.toString(), name);
            if (!attempt.without(after).equals(known)) {
                return Optional.of("it would change other entries as well. Give one thing in each place, no braces.");
            }
            known = after;
            text = attempt.next;
            added.putAll(attempt.made);
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (BadCaseException e) {
            return Optional.of(e.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .map(problem -> problem.what() + ". " + problem.advice())
                    .limit(MOST_PROBLEMS)
                    .collect(Collectors.joining(" ")));
        }
    }

    /** The next text of the case, written but not checked. */
    private final class Attempt {

        private final CaseText next = new CaseText(text.toString());
        private final Set<String> taken = ids(known);
        private final Map<String, Addition> made = new LinkedHashMap<>();
        /** Ids of sources that are new, by document. */
        private final Map<String, String> sources = new HashMap<>();

        void write(Pending pending) {
            Decision decision = pending.decision;
            String id = entry(source(pending.reading), pending.reading, pending.change, decision);
            made.put(
                    key(decision.document(), decision.proposal()),
                    new Addition(decision.document(), decision.proposal(), id));
        }

        private String source(Reading reading) {
            Optional<Source> there = SourceEntry.in(known, reading.article());
            return there.isPresent()
                    ? there.get().id()
                    : sources.computeIfAbsent(reading.document(), document -> newSource(reading));
        }

        private String newSource(Reading reading) {
            String id = fresh(slug(SourceEntry.publisher(reading.article()).orElse("source"), 2));
            next.add("sources", SourceEntry.lines(id, reading));
            return id;
        }

        private String entry(String source, Reading reading, ProposedChange change, Decision decision) {
            String says = decision.with("says", change.body().says());
            String wanted = switch (change.body()) {
                case ClaimBody claim -> "c-" + slug(says, 4);
                case ActBody act -> slug(says, 4);
                case DemandBody demand -> DemandEntry.id(demand, decision);
                case PointBody point -> "c-sticking-" + slug(decision.with("issue", point.issue()), 4);
            };
            String own = decision.with("id");
            String id = own == null || own.isBlank() ? fresh(wanted) : own.strip();
            taken.add(id);
            String written = CaseText.word(id);
            switch (change.body()) {
                case ClaimBody claim -> next.add("claims", EntryLines.claim(written, source, change, claim, decision));
                case ActBody act -> next.add("record", EntryLines.act(written, act, decision));
                case DemandBody demand ->
                    next.add("demands", DemandEntry.lines(demand, decision, known, written, claimOf(reading, demand)));
                case PointBody point ->
                    next.add("claims", EntryLines.point(written, source, change, point, decision, known));
            }
            return id;
        }

        /** The claim in which a demand was found, where the case holds it. */
        private @Nullable String claimOf(Reading reading, DemandBody demand) {
            Addition now = made.get(key(reading.document(), demand.claim()));
            if (now != null) {
                return now.entry();
            }
            Addition earlier = added.get(key(reading.document(), demand.claim()));
            String id = earlier != null
                    ? earlier.entry()
                    : before.entry(reading.document(), demand.claim()).orElse("");
            return known.claim(id).isPresent() ? id : null;
        }

        /** The id that is wanted, with a number behind it where it is taken. */
        private String fresh(String wanted) {
            String id = wanted;
            for (int n = 2; !taken.add(id); n++) {
                id = wanted + "-" + n;
            }
            return id;
        }

        /** A case without what was written. */
        Case without(Case after) {
            Set<String> entries = made.values().stream().map(Addition::entry).collect(Collectors.toSet());
            Case.Builder builder = after.change();
            builder.claims.removeIf(one -> entries.contains(one.id()));
            builder.record.removeIf(one -> entries.contains(one.id()));
            builder.demands.removeIf(one -> entries.contains(one.id()));
            builder.sources.removeIf(one -> sources.containsValue(one.id()));
            return builder.build();
        }
    }

    private static String slug(@Nullable String words, int most) {
        String slug = Arrays.stream(
                        String.valueOf(words).toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(w -> w.length() > 2)
                .limit(most)
                .collect(Collectors.joining("-"));
        return slug.isEmpty() ? "entry" : slug.substring(0, Math.min(slug.length(), LONGEST_ID));
    }

    /** The ids of a case: every one is there once, whatever it stands for. */
    private static Set<String> ids(Case known) {
        Set<String> taken = new HashSet<>();
        known.actors().forEach(a -> {
            taken.add(a.id());
            a.factions().forEach(f -> taken.add(f.id()));
        });
        known.persons().forEach(e -> taken.add(e.id()));
        known.channels().forEach(e -> taken.add(e.id()));
        known.issues().forEach(e -> taken.add(e.id()));
        known.constraints().forEach(e -> taken.add(e.id()));
        known.sources().forEach(e -> taken.add(e.id()));
        known.claims().forEach(e -> taken.add(e.id()));
        known.record().forEach(e -> taken.add(e.id()));
        known.demands().forEach(e -> taken.add(e.id()));
        known.interests().forEach(e -> taken.add(e.id()));
        known.alternatives().forEach(e -> taken.add(e.id()));
        known.background().forEach(e -> taken.add(e.id()));
        known.context().forEach(e -> taken.add(e.id()));
        known.consequences().forEach(e -> taken.add(e.id()));
        known.links().forEach(e -> taken.add(e.id()));
        known.disagreements().forEach(e -> taken.add(e.id()));
        known.tips().forEach(e -> taken.add(e.id()));
        return taken;
    }
}
