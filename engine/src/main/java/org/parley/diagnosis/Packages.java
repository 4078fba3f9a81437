package org.parley.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.parley.model.Demand;
import org.parley.model.Issue;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;
import org.parley.pareto.Coverage;
import org.parley.preference.Acceptance;
import org.parley.preference.Judgement;
import org.parley.preference.Possibilities;
import org.parley.preference.Settled;

/**
 * Packages that no party's record rules out: those proved acceptable to all first, then those with the fewest unsure
 * parties, then those with the fewest unknowns in the way, then those that leave demands unmet on the fewest issues. An unknown is a party
 * that is not sure and an issue whose answer is not proved to be as good for it as any; without any of them it would be
 * sure.
 *
 * @param candidates in that order; among equals the most different first, and near twins of others last
 * @param coverage exact where every outcome was judged; else how many were, those with the fewest unknowns
 */
public record Packages(Possibilities found, List<Candidate> candidates, Coverage coverage) {

    /** How many are given. */
    public static final int SHOWN = 20;

    /** How many outcomes of a larger space are judged. */
    private static final int TRIED = 5_000;

    public Packages {
        candidates = List.copyOf(candidates);
    }

    /**
     * One package.
     *
     * @param stands by party, in the order of the case
     * @param unsure how many parties are not proved to find it acceptable
     * @param unknowns how many unknowns stand in the way
     * @param unmet per party, on how many issues it does not meet a demand; summed
     */
    public record Candidate(int[] picks, Outcome outcome, List<Stand> stands, int unsure, int unknowns, int unmet) {
        public Candidate {
            stands = List.copyOf(stands);
        }
    }

    /**
     * A party and a package.
     *
     * @param swallows ids of its demands that the package does not meet
     * @param open ids of issues whose answer is not proved to be as good for it as any
     */
    public record Stand(String party, Judgement judgement, List<String> swallows, List<String> open) {
        public Stand {
            swallows = List.copyOf(swallows);
            open = List.copyOf(open);
        }

        public boolean sure() {
            return judgement.answer() == Acceptance.NECESSARY;
        }

        /** The one condition in the way, where a single issue is. */
        public Optional<String> singleIssue() {
            return !sure() && open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
        }
    }

    /** Empty where the record of a party contradicts itself. */
    public static Optional<Packages> of(Possibilities found) {
        return of(found, picks -> 0);
    }

    /** The same, but those with the largest index first, after those that are proved acceptable to all. */
    public static Optional<Packages> of(Possibilities found, ToDoubleFunction<int[]> index) {
        boolean judged = found.views().stream().allMatch(view -> view.judge().isPresent());
        return judged && !found.space().issues().isEmpty()
                ? Optional.of(new Search(found, index).run())
                : Optional.empty();
    }

    /** How many of the candidates' kind are proved acceptable to all parties. */
    public long sure() {
        return candidates.stream().filter(one -> one.unsure() == 0).count();
    }

    private static final class Search {
        private final Possibilities found;
        private final OutcomeSpace space;
        private final Map<String, BitSet[]> best = new HashMap<>();
        private final List<Demand> demands;
        private final ToDoubleFunction<int[]> index;

        Search(Possibilities found, ToDoubleFunction<int[]> index) {
            this.found = found;
            this.index = index;
            this.space = found.space();
            Set<String> standing = Clauses.of(found.read()).firmness().keySet();
            this.demands = found.read().demands().stream()
                    .filter(demand -> standing.contains(demand.id()))
                    .toList();
            for (Possibilities.View view : found.views()) {
                Settled settled = Settled.of(view.judge().orElseThrow());
                BitSet[] own = new BitSet[space.issues().size()];
                for (int i = 0; i < own.length; i++) {
                    Issue issue = space.issues().get(i);
                    Set<String> options =
                            settled.best().getOrDefault(issue.id(), Map.of()).keySet();
                    BitSet likedBest = new BitSet();
                    options.forEach(option -> likedBest.set(issue.options().indexOf(option)));
                    if (space.options(i) == 1) {
                        likedBest.set(0);
                    }
                    own[i] = likedBest;
                }
                best.put(view.party().id(), own);
            }
        }

        Packages run() {
            List<Candidate> all = new ArrayList<>();
            Coverage coverage;
            if (found.whole()) {
                found.listed().forEach(one -> candidate(one).ifPresent(all::add));
                coverage = new Coverage.Exact();
            } else {
                coverage = search(all);
            }
            all.sort(Comparator.comparing((Candidate one) -> one.unsure() > 0)
                    .thenComparingDouble(one -> -index.applyAsDouble(one.picks()))
                    .thenComparingInt(Candidate::unsure)
                    .thenComparingInt(Candidate::unknowns)
                    .thenComparingInt(Candidate::unmet)
                    .thenComparing(Candidate::picks, Arrays::compare));
            return new Packages(found, diverse(all), coverage);
        }

        /** The first outcomes in ascending order of unknowns. */
        private Coverage search(List<Candidate> all) {
            Tried options = Tried.of(found.read(), space);
            long[][] costs = new long[space.issues().size()][];
            for (int i = 0; i < costs.length; i++) {
                costs[i] = new long[options.options()[i].length];
                for (BitSet[] own : best.values()) {
                    for (int o = 0; o < costs[i].length; o++) {
                        costs[i][o] += own[i].get(options.options()[i][o]) ? 0 : 1;
                    }
                }
            }
            FewestFirst order = new FewestFirst(costs);
            int tried = 0;
            for (Optional<int[]> next = order.next(); next.isPresent() && tried < TRIED; next = order.next()) {
                tried++;
                int[] picks = options.picks(next.get());
                if (Possibilities.allowed(found.read(), space, picks)) {
                    candidate(found.judge(picks)).ifPresent(all::add);
                }
            }
            return new Coverage.Foremost(tried, space.size(), "unknowns", !options.all());
        }

        /** Empty where some party's record rules the outcome out. */
        private Optional<Candidate> candidate(Possibilities.Listed one) {
            if (found.joint(one) == Acceptance.IMPOSSIBLE) {
                return Optional.empty();
            }
            List<Stand> stands = new ArrayList<>();
            int unsure = 0;
            int unknowns = 0;
            int unmet = 0;
            for (Possibilities.View view : found.views()) {
                Stand stand = stand(view, one);
                stands.add(stand);
                unsure += stand.sure() ? 0 : 1;
                unknowns += stand.sure() ? 0 : stand.open().size();
                unmet += issuesOf(stand.swallows());
            }
            return Optional.of(new Candidate(one.picks(), one.outcome(), stands, unsure, unknowns, unmet));
        }

        /** Issues on which demands are not met: how many demands one issue is the subject of is chance. */
        private int issuesOf(List<String> unmetDemands) {
            return (int) demands.stream()
                    .filter(d -> unmetDemands.contains(d.id()))
                    .flatMap(d -> d.stance().issues().stream())
                    .distinct()
                    .count();
        }

        private Stand stand(Possibilities.View view, Possibilities.Listed one) {
            String party = view.party().id();
            Judgement judgement = one.judgements().get(party);
            BitSet[] own = best.getOrDefault(party, new BitSet[0]);
            List<String> open = new ArrayList<>();
            for (int i = 0; i < own.length; i++) {
                if (!own[i].get(one.picks()[i])) {
                    open.add(space.issues().get(i).id());
                }
            }
            List<String> swallows = demands.stream()
                    .filter(d -> d.by().equals(party)
                            && d.stance() instanceof Demand.Require(var condition)
                            && !space.meets(condition, one.picks()))
                    .map(Demand::id)
                    .toList();
            return new Stand(party, java.util.Objects.requireNonNull(judgement), swallows, open);
        }

        /**
         * Better ones before worse ones; among equals the one that differs from all before on the most issues. Those that
         * differ on fewer than two come only when nothing else is left.
         */
        private List<Candidate> diverse(List<Candidate> all) {
            List<Candidate> chosen = new ArrayList<>();
            List<Candidate> twins = new ArrayList<>();
            int apart = Math.min(2, space.issues().size());
            int from = 0;
            while (from < all.size() && chosen.size() < SHOWN) {
                int to = from;
                while (to < all.size() && equals(all.get(from), all.get(to))) {
                    to++;
                }
                List<Candidate> equals = new ArrayList<>(all.subList(from, to));
                from = to;
                while (!equals.isEmpty() && chosen.size() < SHOWN) {
                    Candidate farthest = equals.stream()
                            .max(Comparator.comparingInt(one -> nearest(one, chosen)))
                            .orElseThrow();
                    if (nearest(farthest, chosen) < apart) {
                        twins.addAll(equals);
                        break;
                    }
                    equals.remove(farthest);
                    chosen.add(farthest);
                }
            }
            twins.stream().limit(SHOWN - chosen.size()).forEach(chosen::add);
            return chosen;
        }

        private boolean equals(Candidate one, Candidate other) {
            return one.unsure() == other.unsure()
                    && one.unknowns() == other.unknowns()
                    && one.unmet() == other.unmet()
                    && index.applyAsDouble(one.picks()) == index.applyAsDouble(other.picks());
        }

        private static int nearest(Candidate one, List<Candidate> chosen) {
            return chosen.stream()
                    .mapToInt(other -> differences(one, other))
                    .min()
                    .orElse(Integer.MAX_VALUE);
        }

        private static int differences(Candidate one, Candidate other) {
            int count = 0;
            for (int i = 0; i < one.picks().length; i++) {
                count += one.picks()[i] == other.picks()[i] ? 0 : 1;
            }
            return count;
        }
    }
}
