package org.parley.evidence.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.review.Decision.Verdict;
import org.parley.model.Case;

/**
 * Asks a person about one proposal after another, one key each. What is accepted is tried on a copy of the case first, and
 * kept only if it can go in; else the person is told why and asked again.
 */
public final class Reviewer {

    private static final String KEYS = "[a]ccept [e]dit [d]rop [m]erge speaker [s]kip [q]uit";

    /** Typed in the place of a value, it takes away what was there. */
    private static final String NOTHING = "-";

    private final BufferedReader in;
    private final PrintWriter out;
    private final Decisions decisions;
    private final Accepted copy;

    /**
     * Something to decide.
     *
     * @param as the proposal's id, or of which part of it an entry of its own is made
     * @param with what was decided before and cannot go into the case
     * @param why it cannot; null where nothing was decided yet
     */
    private record Open(
            Reading reading,
            ProposedChange change,
            String as,
            Map<String, String> with,
            @Nullable String why) {

        Decision decision(Verdict verdict, Map<String, String> with) {
            return new Decision(reading.document(), as, verdict, change.grade().toString(), with);
        }
    }

    /** @param copy of the case, on which decisions are tried */
    public Reviewer(BufferedReader in, PrintWriter out, Decisions decisions, Accepted copy) {
        this.in = in;
        this.out = out;
        this.decisions = decisions;
        this.copy = copy;
    }

    /** Asks about what is not decided yet. Returns whether everything was gone through; false when the person stopped. */
    public boolean ask(Reading reading) {
        List<Open> open = open(reading);
        for (int i = 0; i < open.size(); i++) {
            Open one = open.get(i);
            out.println();
            out.println((i + 1) + " of " + open.size() + "  " + ReviewText.words(one.change));
            if (one.why != null) {
                out.println("  This was accepted, but it cannot go into the case: " + one.why);
            }
            if (!one(one)) {
                return false;
            }
        }
        return true;
    }

    /** What was not decided, and what was accepted and cannot go in; the rest goes into the copy. */
    private List<Open> open(Reading reading) {
        List<Open> open = new ArrayList<>();
        for (ProposedChange change : reading.changes()) {
            List<Decision> all = decisions.allAbout(reading.document(), change.id());
            if (all.isEmpty()) {
                open.add(new Open(reading, change, change.id(), Map.of(), null));
            }
            for (Decision decision : all) {
                Optional<String> why = decision.accepts() ? copy.add(reading, change, decision) : Optional.empty();
                why.ifPresent(
                        reason -> open.add(new Open(reading, change, decision.proposal(), decision.with(), reason)));
            }
        }
        return open;
    }

    private boolean one(Open open) {
        Map<String, String> with = new LinkedHashMap<>(open.with);
        while (true) {
            Optional<String> key = line(KEYS + " > ");
            if (key.isEmpty()) {
                return false;
            }
            switch (key.get()) {
                case "a" -> {
                    if (completed(open.change, with) && accepted(open, with)) {
                        return true;
                    }
                }
                case "e" -> {
                    if (edited(open.change, with) && completed(open.change, with) && accepted(open, with)) {
                        return true;
                    }
                }
                case "m" -> {
                    if (merged(open.change, with) && completed(open.change, with) && accepted(open, with)) {
                        return true;
                    }
                }
                case "d" -> {
                    decisions.keep(open.decision(Verdict.DROP, Map.of()));
                    return true;
                }
                case "s" -> {
                    return true;
                }
                case "q" -> {
                    return false;
                }
                default -> out.println("One of: " + KEYS + ".");
            }
        }
    }

    /** Keeps the decision if it can go into the case. */
    private boolean accepted(Open open, Map<String, String> with) {
        Decision decision = open.decision(Verdict.ACCEPT, with);
        Optional<String> why = copy.add(open.reading, open.change, decision);
        if (why.isPresent()) {
            out.println("This cannot go into the case yet: " + why.get());
            return false;
        }
        decisions.keep(decision);
        return true;
    }

    /** Asks for what an entry cannot do without. False when there is nobody to answer. */
    private boolean completed(ProposedChange change, Map<String, String> with) {
        for (Map.Entry<String, String> asked : Fields.asked(change).entrySet()) {
            String key = asked.getKey();
            if (Fields.insteadOf(key).stream()
                    .anyMatch(other -> !with.getOrDefault(other, "").isEmpty())) {
                continue;
            }
            String now = with.get(key);
            Optional<String> value = line(asked.getValue() + (now == null ? "" : ", now " + now) + " > ");
            if (value.isEmpty()) {
                return false;
            }
            put(with, key, value.get());
        }
        return true;
    }

    /** Shows what can be changed and takes lines of {@code key: value}. False when there is nobody to answer. */
    private boolean edited(ProposedChange change, Map<String, String> with) {
        Map<String, String> fields = Fields.proposed(change);
        fields.forEach((key, value) -> out.println("  " + key + ": " + with.getOrDefault(key, value)));
        while (true) {
            Optional<String> typed = line("key: value (" + NOTHING + " for none; empty when done) > ");
            if (typed.isEmpty() || typed.get().isEmpty()) {
                return typed.isPresent();
            }
            int colon = typed.get().indexOf(':');
            String key = colon < 0 ? "" : typed.get().substring(0, colon).strip();
            if (!fields.containsKey(key)) {
                out.println("One of: " + String.join(", ", fields.keySet()) + "; then a colon and what it should be.");
            } else if (key.equals(Fields.speaker(change)) && Fields.isUnnamed(change)) {
                out.println("The article does not name this speaker, so the case must not either.");
            } else {
                put(with, key, typed.get().substring(colon + 1).strip());
            }
        }
    }

    /** Nothing typed changes nothing; of keys that exclude each other the last one stays. */
    private static void put(Map<String, String> with, String key, String value) {
        if (value.isEmpty()) {
            return;
        }
        with.put(key, value.equals(NOTHING) ? "" : value);
        if (!value.equals(NOTHING)) {
            Fields.insteadOf(key).forEach(with::remove);
        }
    }

    /** Says who of the case's actors the speaker is; an unnamed speaker is nobody of them. */
    private boolean merged(ProposedChange change, Map<String, String> with) {
        String key = Fields.speaker(change);
        if (change.body() instanceof DemandBody) {
            out.println("The party of a demand is asked for when you accept it.");
            return false;
        }
        if (key == null) {
            out.println("Nobody speaks here whom the case could name.");
            return false;
        }
        if (Fields.isUnnamed(change)) {
            out.println("The article does not name this speaker, so the case must not either.");
            return false;
        }
        Optional<String> id = line("id of the person or actor in the case > ");
        Case known = copy.known();
        if (id.isEmpty()
                || known.person(id.get()).isEmpty()
                        && known.actorBehind(id.get()).isEmpty()) {
            out.println("There is no such person or actor in this case.");
            return false;
        }
        with.put(key, id.get());
        return true;
    }

    private Optional<String> line(String prompt) {
        out.print(prompt);
        out.flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
