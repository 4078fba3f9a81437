package org.parley.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.exchange.Gauge.Aim;
import org.parley.model.Rational;

/**
 * How much more walking out would have to cost before an order of steps is safe; days are left out.
 *
 * @param alone party to its smallest extra loss with the others as stated; a party for which no amount is enough is left
 *     out, as is one that is not assessed by numbers
 * @param levels party assessed by its order to the lowest level at which its loss would be enough, the others as stated; a
 *     party for which no level is enough is left out
 * @param sum smallest sum of extra losses
 * @param common smallest extra loss that is enough if every party has it
 * @param minimal the whole minimal set: every choice of extra losses that is enough is at least one of these
 * @param proofs why nothing smaller is enough
 * @param complete whether everything was looked at; otherwise figures that were not decided are left out
 */
public record TrustGap(
        Map<String, Rational> alone,
        Map<String, Integer> levels,
        Optional<Rational> sum,
        Optional<Rational> common,
        List<TrustGap.Corner> minimal,
        List<Closure> proofs,
        boolean complete) {

    public TrustGap {
        alone = Collections.unmodifiableMap(new LinkedHashMap<>(alone));
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
        minimal = List.copyOf(minimal);
        proofs = List.copyOf(proofs);
    }

    /**
     * Extra losses that are enough together.
     *
     * @param each least of each party
     * @param together where there is money, least of payer and payee together; how they share the rest is open
     */
    public record Corner(Map<String, Rational> each, Optional<Rational> together, Rational sum) {
        public Corner {
            each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
        }
    }

    /** @param most how many states each search may look at */
    public static TrustGap of(ExchangeProblem problem, int most) {
        Lattice lattice = Lattice.of(problem);
        return within(lattice, Limits.asStated(lattice), most);
    }

    /** Among orders that keep exposure and spread within limits. */
    static TrustGap within(Lattice lattice, Limits caps, int most) {
        return new Finder(lattice, caps, most).find();
    }

    /** What is wrong with the proofs; nothing if every one holds. */
    public List<String> faults(ExchangeProblem problem) {
        return proofs.stream()
                .flatMap(proof -> ClosureChecker.fault(problem, proof).stream())
                .toList();
    }

    /** A choice of extra losses with the smallest sum, what is open between payer and payee given to the payer. */
    public Optional<Map<String, Rational>> smallest(ExchangeProblem problem) {
        return minimal.stream().min(Comparator.comparing(Corner::sum)).map(corner -> {
            Map<String, Rational> each = new LinkedHashMap<>(corner.each());
            Rational rest = corner.each().values().stream().reduce(corner.sum(), Rational::minus);
            problem.payment().ifPresent(p -> each.merge(p.by(), rest, Rational::plus));
            return each;
        });
    }

    /** Finds minimal vectors one after the other; what is left between them is proved empty box by box. */
    private static final class Finder {
        private static final int MOST_BOXES = 4000;

        private final Lattice lattice;
        private final Limits caps;
        private final int most;
        private final int size;
        private final List<long[]> minimal = new ArrayList<>();
        private final List<long[]> empty = new ArrayList<>();
        private final List<Closure> proofs = new ArrayList<>();
        private boolean complete = true;

        Finder(Lattice lattice, Limits caps, int most) {
            this.lattice = lattice;
            this.caps = caps;
            this.most = most;
            this.size = lattice.parties + (lattice.pays() ? 1 : 0);
        }

        TrustGap find() {
            Map<String, Rational> alone = new LinkedHashMap<>();
            for (int p = 0; p < lattice.parties; p++) {
                if (lattice.measured[p]) {
                    String id = lattice.problem.parties().get(p).id();
                    figure(caps, Aim.EXTRA, p).ifPresent(v -> alone.put(id, v));
                }
            }
            Optional<Rational> common = figure(caps, Aim.COMMON, -1);
            boxes();
            List<Corner> corners = minimal.stream().map(this::corner).toList();
            Optional<Rational> sum =
                    complete ? corners.stream().map(Corner::sum).min(Rational::compareTo) : Optional.empty();
            return new TrustGap(alone, levels(), sum, common, corners, proofs, complete);
        }

        private Map<String, Integer> levels() {
            Map<String, Integer> enough = new LinkedHashMap<>();
            for (ExchangeProblem.Party party : lattice.problem.parties()) {
                if (lattice.problem.assessment(party.id()) == ExchangeProblem.Assessment.ORDER) {
                    for (int level : Standing.levels(lattice.problem, party)
                            .tailSet(party.loss().level())) {
                        Lattice other = Lattice.of(lattice.problem.withLoss(party.id(), new Worth.Ranked(level)));
                        if (Orders.search(Gauge.of(other, Limits.asStated(other)), most)
                                instanceof Orders.Answer.Found) {
                            enough.put(party.id(), level);
                            break;
                        }
                    }
                }
            }
            return enough;
        }

        private Optional<Rational> figure(Limits limits, Aim aim, int party) {
            return switch (Orders.lowest(lattice, limits, aim, party, most)) {
                case Orders.Answer.Found found -> {
                    if (found.below() != null) {
                        proofs.add(found.below());
                    }
                    yield Optional.of(lattice.unscaled(found.height()));
                }
                case Orders.Answer.None none -> {
                    proofs.add(none.proof());
                    yield Optional.empty();
                }
                case Orders.Answer.Unknown unknown -> {
                    complete = false;
                    yield Optional.empty();
                }
            };
        }

        private void boxes() {
            List<long[]> open = new ArrayList<>();
            Set<List<Long>> seen = new HashSet<>();
            long[] all = new long[size];
            for (int i = 0; i < size; i++) {
                all[i] = i == lattice.parties || lattice.measured[i] ? Lattice.UNBOUNDED : 0;
            }
            open.add(all);
            while (!open.isEmpty() && complete) {
                long[] box = open.removeLast();
                if (!seen.add(Arrays.stream(box).boxed().toList())
                        || empty.stream().anyMatch(e -> within(box, e))) {
                    continue;
                }
                Optional<long[]> known =
                        minimal.stream().filter(m -> within(m, box)).findFirst();
                Optional<long[]> point = known.isPresent() ? known : minimalIn(box);
                if (point.isEmpty()) {
                    continue;
                }
                if (seen.size() > MOST_BOXES) {
                    complete = false;
                }
                for (int i = 0; i < size; i++) {
                    if (point.get()[i] > 0) {
                        long[] smaller = box.clone();
                        smaller[i] = point.get()[i] - 1;
                        open.add(smaller);
                    }
                }
            }
        }

        private Optional<long[]> minimalIn(long[] box) {
            long[] point = box.clone();
            for (int i = 0; i < size; i++) {
                if (i < lattice.parties && !lattice.measured[i]) {
                    continue;
                }
                Orders.Answer answer = i < lattice.parties ? lowestOf(point, i) : lowestPair(point);
                if (answer instanceof Orders.Answer.Found found && found.height() <= box[i]) {
                    point[i] = found.height();
                } else if (answer instanceof Orders.Answer.Found above) {
                    empty.add(box);
                    if (above.below() != null) {
                        proofs.add(above.below());
                    }
                    return Optional.empty();
                } else if (answer instanceof Orders.Answer.None none) {
                    empty.add(box);
                    proofs.add(none.proof());
                    return Optional.empty();
                } else {
                    complete = false;
                    return Optional.empty();
                }
            }
            minimal.add(point);
            return Optional.of(point);
        }

        private Limits limits(long[] least) {
            long[] extra = Arrays.copyOf(least, lattice.parties);
            return new Limits(
                    extra,
                    lattice.pays() ? least[lattice.parties] : 0,
                    caps.exposure(),
                    caps.spread(),
                    Integer.MAX_VALUE);
        }

        private Orders.Answer lowestOf(long[] point, int party) {
            return lattice.pays()
                    ? bisect(point, party)
                    : Orders.lowest(lattice, limits(point), Aim.EXTRA, party, most);
        }

        private Orders.Answer lowestPair(long[] point) {
            return bisect(point, lattice.parties);
        }

        /** The lowest cap i with the others as they are; with money a pair's cap is a figure of its own. */
        private Orders.Answer bisect(long[] point, int i) {
            Orders.Answer best = Orders.search(Gauge.of(lattice, limits(point)), most);
            if (!(best instanceof Orders.Answer.Found found)) {
                return best;
            }
            long low = 0;
            long high = Math.min(point[i], Orders.ceiling(lattice));
            while (low < high) {
                long[] tried = point.clone();
                tried[i] = (low + high) >>> 1;
                Orders.Answer answer = Orders.search(Gauge.of(lattice, limits(tried)), most);
                if (answer instanceof Orders.Answer.Unknown) {
                    return answer;
                }
                if (answer instanceof Orders.Answer.Found) {
                    high = tried[i];
                } else {
                    low = tried[i] + 1;
                }
            }
            return new Orders.Answer.Found(found.path(), high, found.below());
        }

        private Corner corner(long[] m) {
            Map<String, Rational> each = new LinkedHashMap<>();
            long sum = 0;
            for (int p = 0; p < lattice.parties; p++) {
                if (lattice.measured[p]) {
                    each.put(lattice.problem.parties().get(p).id(), lattice.unscaled(m[p]));
                    sum += m[p];
                }
            }
            if (!lattice.pays()) {
                return new Corner(each, Optional.empty(), lattice.unscaled(sum));
            }
            long pair = m[lattice.payer] + m[lattice.payee];
            long together = Math.max(pair, m[lattice.parties]);
            return new Corner(
                    each,
                    together > pair ? Optional.of(lattice.unscaled(together)) : Optional.empty(),
                    lattice.unscaled(sum - pair + together));
        }

        private static boolean within(long[] a, long[] b) {
            for (int i = 0; i < a.length; i++) {
                if (a[i] > b[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
