package org.parley.preference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.OutcomeSpace;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearRow;

/**
 * What to ask next: the questions whose answers are expected to settle the most of what is open. The effect of an answer
 * is counted exactly, over the packages that are open; a question's expected effect is the mean of its two answers, which
 * are taken as equally likely (an assumption, and said to be one). Which questions are counted at all is screened on
 * profiles drawn with a seed.
 *
 * @param best by expected effect, the largest first
 * @param over how many open packages the effects were counted over
 * @param open how many there are
 */
public record Questions(List<Asked> best, int over, int open) {

    private static final int SHOWN = 5;
    private static final int COUNTED = 12;
    private static final int MOST_OUTCOMES = 300;
    private static final int PROFILES = 300;

    public Questions {
        best = List.copyOf(best);
    }

    /** What an answer would settle: of the packages counted, how many become necessary or impossible for the party. */
    public record Effect(int necessary, int impossible) {
        public int settled() {
            return necessary + impossible;
        }
    }

    /** A question with the effect of each answer. */
    public record Asked(Question question, Effect first, Effect second) {
        /** The mean of both answers, doubled, so that it is whole. */
        public int doubled() {
            return first.settled() + second.settled();
        }
    }

    /**
     * @param named outcomes that are worth asking about, the most interesting first
     * @param seed of the profiles that questions are screened on
     */
    public static Questions of(Possibilities found, List<int[]> named, long seed) {
        List<int[]> open = found.listed().stream()
                .filter(one -> found.joint(one) == Acceptance.POSSIBLE || found.joint(one) == Acceptance.UNKNOWN)
                .map(Possibilities.Listed::picks)
                .toList();
        List<int[]> counted = open.isEmpty() && !found.whole() ? named : spread(open);
        List<Asked> all = new ArrayList<>();
        for (Possibilities.View view : found.views()) {
            view.judge()
                    .filter(judge -> judge.polytope().sum() && !judge.polytope().measured())
                    .ifPresent(judge -> all.addAll(new Search(judge, named, counted, seed).run()));
        }
        all.sort(Comparator.comparingInt(Asked::doubled).reversed());
        return new Questions(
                all.stream().filter(one -> one.doubled() > 0).limit(SHOWN).toList(), counted.size(), open.size());
    }

    private static List<int[]> spread(List<int[]> open) {
        if (open.size() <= MOST_OUTCOMES) {
            return open;
        }
        List<int[]> some = new ArrayList<>();
        for (int i = 0; i < MOST_OUTCOMES; i++) {
            some.add(open.get((int) ((long) i * open.size() / MOST_OUTCOMES)));
        }
        return some;
    }

    private static final class Search {
        private final Judge judge;
        private final Polytope polytope;
        private final List<int[]> named;
        private final List<int[]> counted;
        private final List<double[]> profiles = new ArrayList<>();
        private final List<BitSet> accepted = new ArrayList<>();

        Search(Judge judge, List<int[]> named, List<int[]> counted, long seed) {
            this.judge = judge;
            this.polytope = judge.polytope();
            this.named = named;
            this.counted = counted.stream()
                    .filter(picks -> {
                        Acceptance answer = judge.judge(picks).answer();
                        return answer == Acceptance.POSSIBLE || answer == Acceptance.UNKNOWN;
                    })
                    .toList();
            if (Samples.obstacle(polytope).isEmpty()) {
                draw(seed);
            }
        }

        private void draw(long seed) {
            Samples samples = Samples.draw(polytope, Prior.EVEN_WEIGHTS, new Samples.Plan(seed, 2, PROFILES / 2, 8));
            for (int c = 0; c < samples.chainCount(); c++) {
                for (int i = 0; i < samples.perChain(); i++) {
                    profiles.add(samples.profile(c, i));
                }
            }
            counted.forEach(picks -> accepted.add(where(polytope.gain(picks))));
        }

        private BitSet where(LinearForm form) {
            BitSet set = new BitSet();
            for (int s = 0; s < profiles.size(); s++) {
                double sum = form.constant().toDouble();
                for (var term : form.terms().entrySet()) {
                    sum += term.getValue().toDouble() * profiles.get(s)[term.getKey()];
                }
                set.set(s, sum >= 0);
            }
            return set;
        }

        List<Asked> run() {
            if (counted.isEmpty()) {
                return List.of();
            }
            Map<Question, Double> screened = new LinkedHashMap<>();
            candidates().forEach(question -> screened.put(question, gain(question)));
            List<Question> likely = screened.entrySet().stream()
                    .sorted(Map.Entry.<Question, Double>comparingByValue().reversed())
                    .map(Map.Entry::getKey)
                    .toList();
            List<Asked> asked = new ArrayList<>();
            for (Question question : likely) {
                if (asked.size() >= COUNTED) {
                    break;
                }
                counted(question).ifPresent(asked::add);
            }
            return asked;
        }

        private List<Question> candidates() {
            OutcomeSpace space = polytope.space();
            List<Question> all = new ArrayList<>();
            for (int a = 0; a < named.size(); a++) {
                all.add(new Question.WouldDo(polytope.party(), space.outcome(named.get(a))));
                for (int b = a + 1; b < named.size(); b++) {
                    all.add(new Question.Packages(
                            polytope.party(), space.outcome(named.get(a)), space.outcome(named.get(b))));
                }
            }
            for (int i = 0; i < space.issues().size(); i++) {
                for (int j = i + 1; j < space.issues().size(); j++) {
                    all.add(new Question.Issues(
                            polytope.party(),
                            space.issues().get(i).id(),
                            space.issues().get(j).id()));
                }
            }
            return all;
        }

        /** How much less the drawn profiles disagree, on the mean, once the question is answered; for screening only. */
        private double gain(Question question) {
            BitSet yes = where(question.difference(polytope));
            int all = profiles.size();
            int first = yes.cardinality();
            double sum = 0;
            for (BitSet one : accepted) {
                BitSet both = (BitSet) one.clone();
                both.and(yes);
                int here = both.cardinality();
                int there = one.cardinality() - here;
                sum += split(one.cardinality(), all) - 0.5 * split(here, first) - 0.5 * split(there, all - first);
            }
            return sum;
        }

        private static double split(int some, int of) {
            return of == 0 ? 0 : (double) some * (of - some) / ((double) of * of);
        }

        /** Empty where the record answers the question already. */
        private Optional<Asked> counted(Question question) {
            LinearForm difference = question.difference(polytope);
            if (judge.compare(difference, LinearForm.ZERO).comparison() != Judge.Comparison.OPEN) {
                return Optional.empty();
            }
            return Optional.of(new Asked(
                    question, effect(difference, firstIsStrict(question)), effect(difference.negated(), true)));
        }

        /** A package that would do may be worth just as much as no agreement; the other answers exclude that. */
        private static boolean firstIsStrict(Question question) {
            return !(question instanceof Question.WouldDo);
        }

        private Effect effect(LinearForm answer, boolean strict) {
            Premise premise = new Premise(
                    "answer",
                    List.of(),
                    "an answer",
                    strict ? List.of() : List.of(LinearRow.atLeastZero(answer)),
                    strict ? List.of(answer) : List.of());
            int necessary = 0;
            int impossible = 0;
            Optional<Judge> after = Judge.of(polytope.with(premise));
            if (after.isPresent()) {
                for (int[] picks : counted) {
                    Acceptance now = after.get().judge(picks).answer();
                    necessary += now == Acceptance.NECESSARY ? 1 : 0;
                    impossible += now == Acceptance.IMPOSSIBLE ? 1 : 0;
                }
            }
            return new Effect(necessary, impossible);
        }
    }
}
