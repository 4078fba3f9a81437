package org.parley.diagnosis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;
import org.parley.model.Stretch;
import org.parley.preference.Acceptance;
import org.parley.preference.Judge;
import org.parley.preference.Possibilities;
import org.parley.solver.Clause;

/**
 * For a sticking point, the smallest moves after which its demands can be met together by a package that no party's
 * record rules out. On an issue whose answers are a matter of degree a move counts its steps; any other demand that is
 * not met counts as one. A red line that moves is read as softened: it no longer rules anything out.
 *
 * @param clauses of the sticking point
 * @param steps the least number of steps; -1 where none of the packages tried will do
 * @param ways all ways to move that take so many, at most {@link #MOST_WAYS}
 * @param complete whether every package was tried
 */
public record Unlocking(List<String> clauses, int steps, List<Way> ways, boolean complete) {

    /** The most ways that are given. */
    public static final int MOST_WAYS = 10;

    private static final int MOST_TRIED = 20_000;

    public Unlocking {
        clauses = List.copyOf(clauses);
        ways = List.copyOf(ways);
    }

    /** Moves that together unlock, and a package that they allow. */
    public record Way(List<Move> moves, Outcome example) {
        public Way {
            moves = List.copyOf(moves);
        }
    }

    /**
     * What one party would have to give way on.
     *
     * @param clause the demand, or the party whose reservation value it is
     * @param issue null where the demand is about several issues, or is a reservation value
     * @param to the option that the package has instead; null likewise
     * @param steps how many options it lies away from what is demanded; 1 where answers have no order
     * @param redLine whether it is a red line that would have to be softened
     * @param precedents what was agreed on the issue before, in the case's words, where it is the same answer
     */
    public record Move(
            String party,
            String clause,
            @Nullable String issue,
            @Nullable String to,
            int steps,
            boolean redLine,
            List<String> precedents) {
        public Move {
            precedents = List.copyOf(precedents);
        }
    }

    /** One for each sticking point of the case. */
    public static List<Unlocking> of(Possibilities found, List<StickingPoint> points) {
        return points.stream().map(point -> new Search(found, point).run()).toList();
    }

    private static final class Search {
        private final Possibilities found;
        private final Case read;
        private final OutcomeSpace space;
        private final StickingPoint point;
        private final List<Clause> clauses;
        private final Tried options;
        private final Map<Set<String>, List<Optional<Judge>>> softened = new LinkedHashMap<>();
        private final Map<String, List<Stretch>> stretches = new HashMap<>();

        Search(Possibilities found, StickingPoint point) {
            this.found = found;
            this.read = found.read();
            this.space = found.space();
            this.point = point;
            this.options = Tried.of(read, space);
            this.clauses = Clauses.of(read).softOf(point.clauses());
        }

        Unlocking run() {
            boolean all = space.size().compareTo(BigInteger.valueOf(MOST_TRIED)) <= 0 && options.all();
            FewestFirst order = new FewestFirst(costs());
            int least = Integer.MAX_VALUE;
            Map<String, Way> ways = new LinkedHashMap<>();
            int tried = 0;
            for (Optional<int[]> next = order.next(); next.isPresent() && tried < MOST_TRIED; next = order.next()) {
                if (order.cost() > least) {
                    all = options.all(); // every package that is left takes more steps
                    break;
                }
                tried++;
                int[] picks = options.picks(next.get());
                if (!Possibilities.allowed(read, space, picks)) {
                    continue;
                }
                List<Move> moves = moves(picks);
                int steps = moves.stream().mapToInt(Move::steps).sum();
                String key = moves.stream().map(m -> m.clause() + m.to()).collect(Collectors.joining(" "));
                boolean wanted = steps < least || steps == least && !ways.containsKey(key) && ways.size() < MOST_WAYS;
                if (wanted && open(picks, moves)) {
                    if (steps < least) {
                        ways.clear();
                        least = steps;
                    }
                    ways.put(key, new Way(moves, space.outcome(picks)));
                }
            }
            return new Unlocking(point.clauses(), ways.isEmpty() ? -1 : least, List.copyOf(ways.values()), all);
        }

        /** What an option costs in moves of demands on its issue alone; moves on several issues are added later. */
        private long[][] costs() {
            long[][] costs = new long[space.issues().size()][];
            int[] picks = new int[costs.length];
            for (int i = 0; i < costs.length; i++) {
                costs[i] = new long[options.options()[i].length];
                for (int o = 0; o < costs[i].length; o++) {
                    picks[i] = options.options()[i][o];
                    for (Clause clause : clauses) {
                        if (clause.issues().equals(List.of(i))) {
                            costs[i][o] += steps(clause, picks);
                        }
                    }
                }
                picks[i] = 0;
            }
            return costs;
        }

        private List<Move> moves(int[] picks) {
            List<Move> moves = new ArrayList<>();
            for (Clause clause : clauses) {
                int steps = steps(clause, picks);
                if (steps > 0) {
                    moves.add(move(clause, picks, steps));
                }
            }
            return moves;
        }

        private Move move(Clause clause, int[] picks, int steps) {
            Demand demand = read.demand(clause.id()).orElse(null);
            boolean single = demand != null && clause.issues().size() == 1;
            Issue issue = single ? space.issues().get(clause.issues().getFirst()) : null;
            String to = issue == null
                    ? null
                    : issue.options().get(picks[clause.issues().getFirst()]).id();
            List<String> precedents = issue == null
                    ? List.of()
                    : issue.precedents().stream()
                            .filter(p -> p.option() != null && p.option().equals(to))
                            .map(Issue.Precedent::says)
                            .toList();
            return new Move(
                    demand == null ? clause.id() : demand.by(),
                    clause.id(),
                    issue == null ? null : issue.id(),
                    to,
                    steps,
                    demand == null || demand.firmness() == Firmness.RED_LINE,
                    precedents);
        }

        /** How far the outcome is from what the clause asks for; 0 where it is met. */
        private int steps(Clause clause, int[] picks) {
            List<Stretch> own = stretches.computeIfAbsent(clause.id(), id -> stretches(clause));
            if (own.isEmpty()) { // no degrees, or no option meets it: giving it up is one move
                return clause.holds(picks) ? 0 : 1;
            }
            int option = picks[clause.issues().getFirst()];
            return own.stream().mapToInt(one -> one.away(option)).min().orElseThrow();
        }

        /** Where a demand on one issue holds whose answers are a matter of degree; none for any other clause. */
        private List<Stretch> stretches(Clause clause) {
            return clause instanceof Clause.Conditional(String id, OutcomeSpace in, Condition condition)
                            && clause.issues().size() == 1
                            && space.issues()
                                    .get(clause.issues().getFirst())
                                    .options()
                                    .ordered()
                    ? Stretch.of(in, condition)
                    : List.of();
        }

        /** Whether no party's record rules the package out once these moves are made. */
        private boolean open(int[] picks, List<Move> moves) {
            Set<String> moved = moves.stream().map(Move::clause).collect(Collectors.toCollection(TreeSet::new));
            List<Optional<Judge>> judges = softened.computeIfAbsent(moved, this::judges);
            for (int v = 0; v < judges.size(); v++) {
                String party = found.views().get(v).party().id();
                boolean givesWay = moved.contains(party); // its own reservation value is among the moves
                if (!givesWay
                        && judges.get(v)
                                .map(judge -> judge.judge(picks).answer() == Acceptance.IMPOSSIBLE)
                                .orElse(true)) {
                    return false;
                }
            }
            return true;
        }

        private List<Optional<Judge>> judges(Set<String> moved) {
            List<Optional<Judge>> judges = new ArrayList<>();
            for (Possibilities.View view : found.views()) {
                boolean touched = view.polytope().premises().stream()
                        .anyMatch(p ->
                                !p.strict().isEmpty() && p.demands().stream().anyMatch(moved::contains));
                judges.add(
                        touched
                                ? Judge.of(view.polytope()
                                        .keeping(p -> p.strict().isEmpty()
                                                || p.demands().stream().noneMatch(moved::contains)))
                                : view.judge());
            }
            return judges;
        }
    }
}
