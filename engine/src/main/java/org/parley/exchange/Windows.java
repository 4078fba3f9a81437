package org.parley.exchange;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.exchange.DraftingFault.Kind;
import org.parley.model.Act;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Obligation;
import org.parley.model.Precedence;
import org.parley.model.Rational;
import org.parley.model.Stage;

/**
 * Whether all windows, orders, capacities, paces, stages and gates of an agreement can hold together.
 *
 * <p>Each of them says that one point in time comes so many days at least after another (a first day, a duration) or so
 * many days at most (a last day). Such requirements can all be met if and only if none of their rings adds up to more
 * than nothing (Bellman 1958; Shostak 1981, doi:10.1145/322276.322288). A ring that does is the certificate: {@link
 * Conflict#holds} adds it up again. Deliveries of one day count as in any order within it. O(points x requirements) at
 * worst; a few passes as a rule.
 */
final class Windows {

    private static final int MOST_CONFLICTS = 20;

    private final Case read;
    private final Agreement agreement;
    private final Map<String, Obligation> duties = new HashMap<>();
    private final Map<String, Integer> points = new LinkedHashMap<>();
    private final List<Requirement> requirements = new ArrayList<>();

    private Windows(Case read, Agreement agreement) {
        this.read = read;
        this.agreement = agreement;
        agreement.obligations().forEach(duty -> duties.put(duty.id(), duty));
        point("zero");
    }

    /**
     * The point {@code to} comes at least {@code days} after {@code from}; at most, where days are counted back.
     *
     * @param clause id of the clause that says so
     * @param deadline whether it is a last day
     */
    record Requirement(String from, String to, long days, String clause, String says, boolean deadline) {}

    /** Requirements that cannot all hold: a ring that adds up to more than nothing. */
    record Conflict(List<Requirement> ring) {
        Conflict {
            ring = List.copyOf(ring);
        }

        /** Days that are missing. */
        long excess() {
            return ring.stream().mapToLong(Requirement::days).sum();
        }

        /** Whether the ring is closed and adds up to more than nothing. */
        boolean holds() {
            for (int i = 0; i < ring.size(); i++) {
                if (!ring.get(i).to().equals(ring.get((i + 1) % ring.size()).from())) {
                    return false;
                }
            }
            return excess() > 0;
        }

        DraftingFault fault(Case read, Agreement agreement) {
            Requirement named =
                    ring.stream().filter(Requirement::deadline).findFirst().orElse(ring.getFirst());
            String all = ring.stream()
                    .map(Requirement::says)
                    .filter(says -> !says.isEmpty())
                    .distinct()
                    .collect(Collectors.joining("; "));
            return new DraftingFault(
                    Kind.WINDOWS,
                    named.clause(),
                    Wording.clause(read, agreement, named.clause()),
                    "These cannot all hold, by " + excess() + (excess() == 1 ? " day: " : " days: ") + all + ".",
                    "Move a last day, shorten what comes before it, or raise what can be delivered on a day.");
        }
    }

    /** Conflicts, one for each last day that takes part in one; no more than 20. */
    static List<Conflict> conflicts(Case read, Agreement agreement) {
        Windows windows = new Windows(read, agreement);
        windows.collect();
        List<Conflict> found = new ArrayList<>();
        Optional<Conflict> next = windows.ring();
        while (next.isPresent() && found.size() < MOST_CONFLICTS) {
            found.add(next.get());
            Requirement dropped = next.get().ring().stream()
                    .filter(Requirement::deadline)
                    .findFirst()
                    .orElse(next.get().ring().getFirst());
            windows.requirements.remove(dropped);
            next = windows.ring();
        }
        return found;
    }

    private void collect() {
        events();
        String before = "zero";
        for (Stage stage : agreement.stages()) {
            stage(stage, before);
            before = end(stage.id());
        }
        for (Stage stage : agreement.stages()) {
            stage.obligations().forEach(duty -> obligation(stage, duty));
        }
    }

    private void events() {
        agreement.events().forEach(event -> {
            Optional<Act> act = event.act() == null ? Optional.empty() : read.act(event.act());
            if (agreement.dayZero() != null
                    && act.isPresent()
                    && act.get().when().isExact()) {
                long day = ChronoUnit.DAYS.between(
                        agreement.dayZero(), act.get().when().earliest());
                String says = event.says() + " on day " + day;
                least("zero", event.id(), day, event.id(), says);
                most("zero", event.id(), day, event.id(), says);
            }
        });
    }

    private void stage(Stage stage, String before) {
        String start = start(stage.id());
        String name = "“" + stage.name() + "”";
        Integer first = stage.firstDay();
        if (first != null) {
            least("zero", start, first, stage.id(), name + " begins on day " + first);
            most("zero", start, first, stage.id(), name + " begins on day " + first);
        } else if (before.equals("zero")) {
            least(before, start, 0, stage.id(), name + " begins on day 0");
            most(before, start, 0, stage.id(), name + " begins on day 0");
        } else {
            least(before, start, 0, stage.id(), name + " comes after the stage before");
        }
        Integer days = stage.days();
        if (days != null) {
            least(start, end(stage.id()), days, stage.id(), name + " lasts " + days + " days");
            most(start, end(stage.id()), days, stage.id(), name + " lasts " + days + " days");
        } else {
            least(start, end(stage.id()), 0, stage.id(), "");
        }
        Stage.Gate gate = stage.gate();
        if (gate != null) {
            gate.after().forEach(earlier -> waits(earlier, start, stage.id(), name));
            if (gate.byDay() != null) {
                most(
                        "zero",
                        start,
                        gate.byDay(),
                        stage.id(),
                        "the gate of " + name + " is to hold by day " + gate.byDay());
            }
        }
    }

    private void obligation(Stage stage, Obligation duty) {
        String start = start(duty.id());
        String end = end(duty.id());
        String name = "“" + Wording.of(read, duty) + "”";
        Optional<Rational> total = duty.quantity() == null ? agreement.total(duty) : Optional.of(duty.quantity());
        long least = total.map(t -> Timing.leastDays(duty, t)).orElse(0L);
        least(start(stage.id()), start, 0, stage.id(), "");
        Obligation.Window window = duty.window();
        String base = window.from() == null ? "zero" : base(window.from());
        String since = window.from() == null ? "" : " after “" + Wording.clause(read, agreement, window.from()) + "”";
        Integer first = window.first();
        if (first != null) {
            least(base, start, first, duty.id(), name + " begins no earlier than day " + first + since);
        } else if (window.from() != null && duties.containsKey(window.from())) {
            least(base, start, 0, duty.id(), "");
        }
        Integer last = window.last();
        if (last != null) {
            most(base, end, last, duty.id(), name + " ends no later than day " + last + since);
        } else if (stage.days() != null) {
            most(
                    start(stage.id()),
                    end,
                    stage.days(),
                    duty.id(),
                    name + " is done within “" + stage.name() + "” of " + stage.days() + " days");
        }
        duty.after().forEach(before -> waits(before, start, duty.id(), name));
        // Last, so that one pass carries days all the way along a chain written in its order.
        least(start, end, least, duty.id(), least == 0 ? "" : spread(duty, total.orElseThrow(), least));
    }

    private static String spread(Obligation duty, Rational total, long least) {
        String how = duty.extent().dailyCapacity() != null
                        && Timing.batches(total, duty.extent().dailyCapacity()) - 1 == least
                ? "at most " + duty.extent().dailyCapacity() + " a day"
                : "at the stated pace";
        return total + " " + (duty.unit() == null ? "" : duty.unit() + " ") + how + " take " + least
                + (least == 1 ? " day" : " days") + " from the first to the last";
    }

    private void waits(Precedence before, String start, String clause, String name) {
        Optional<Obligation> other = Optional.ofNullable(duties.get(before.obligation()));
        if (other.isEmpty()) {
            return;
        }
        String what = "“" + Wording.of(read, other.get()) + "”";
        Rational quantity = before.quantity();
        if (quantity == null) {
            least(end(before.obligation()), start, 0, clause, name + " comes after " + what);
        } else {
            long days = Timing.leastDays(other.get(), quantity);
            least(
                    start(before.obligation()),
                    start,
                    days,
                    clause,
                    name + " comes after " + quantity + " of " + what
                            + (days == 0 ? "" : ", which take " + days + " days from the first"));
        }
    }

    /** The point from which days are counted: an event, the end of an obligation, the start of a stage. */
    private String base(String id) {
        return agreement.obligation(id).isPresent()
                ? end(id)
                : agreement.stage(id).isPresent() ? start(id) : id;
    }

    private static String start(String id) {
        return "start of " + id;
    }

    private static String end(String id) {
        return "end of " + id;
    }

    private void least(String from, String to, long days, String clause, String says) {
        add(new Requirement(from, to, days, clause, says, false));
    }

    private void most(String from, String to, long days, String clause, String says) {
        add(new Requirement(to, from, -days, clause, says, true));
    }

    private void add(Requirement one) {
        point(one.from());
        point(one.to());
        requirements.add(one);
    }

    private int point(String name) {
        return points.computeIfAbsent(name, n -> points.size());
    }

    /** A ring that adds up to more than nothing, if there is one. */
    private Optional<Conflict> ring() {
        int n = points.size();
        long[] day = new long[n];
        int[] by = new int[n];
        Arrays.fill(by, -1);
        int[] from = requirements.stream().mapToInt(r -> point(r.from())).toArray();
        int[] to = requirements.stream().mapToInt(r -> point(r.to())).toArray();
        for (int pass = 1; pass <= n + 1; pass++) {
            boolean moved = false;
            for (int r = 0; r < from.length; r++) {
                long reached = day[from[r]] + requirements.get(r).days();
                if (reached > day[to[r]]) {
                    day[to[r]] = reached;
                    by[to[r]] = r;
                    moved = true;
                }
            }
            if (!moved) {
                return Optional.empty();
            }
            if (Integer.bitCount(pass) == 1 || pass == n + 1) {
                Optional<Conflict> found = follow(by, from);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Follows what raised each point back until a point comes again. */
    private Optional<Conflict> follow(int[] by, int[] from) {
        int[] seen = new int[by.length];
        for (int start = 0; start < by.length; start++) {
            int at = start;
            while (by[at] >= 0 && seen[at] == 0) {
                seen[at] = start + 1;
                at = from[by[at]];
            }
            if (by[at] >= 0 && seen[at] == start + 1) {
                List<Requirement> ring = new ArrayList<>();
                int back = at;
                do {
                    ring.add(requirements.get(by[back]));
                    back = from[by[back]];
                } while (back != at);
                Collections.reverse(ring);
                return Optional.of(new Conflict(ring));
            }
        }
        return Optional.empty();
    }
}
