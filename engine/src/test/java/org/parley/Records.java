package org.parley;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Firmness;
import org.parley.model.Intervals;
import org.parley.model.Meta;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;
import org.parley.model.PartialProfile;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.model.When;

/**
 * Records that somebody with a profile of his own would have left behind: party {@code p0} has it and acts by it, party
 * {@code p1} puts forward whatever comes to mind.
 *
 * @param parts the hidden part that each option of each issue brings
 * @param reservation the hidden reservation value
 */
public record Records(Case read, List<List<Rational>> parts, Rational reservation) {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    /** Begun, not ended. */
    public static final class Writer {
        final Random random;
        final Case.Builder builder = Case.titled("a record", FIRST.plusDays(1_000));
        final List<List<Rational>> parts = new ArrayList<>();
        final Rational reservation;
        final OutcomeSpace space;
        final List<PartialProfile.Preference> prefers = new ArrayList<>();
        final List<PartialProfile.Weighting> matters = new ArrayList<>();
        int day;

        Writer(Random random, int issues, int options) {
            this.random = random;
            builder.party("p0", "P0").party("p1", "P1");
            long[] weights = random.longs(issues, 1, 10).toArray();
            long sum = java.util.Arrays.stream(weights).sum();
            for (int i = 0; i < issues; i++) {
                String[] names = new String[options];
                List<Rational> own = new ArrayList<>();
                int best = random.nextInt(options);
                int worst = options == 1 ? best : (best + 1 + random.nextInt(options - 1)) % options;
                for (int o = 0; o < options; o++) {
                    names[o] = "o" + o;
                    long value = o == best ? 20 : o == worst ? 0 : random.nextInt(21);
                    own.add(Rational.of(weights[i] * value, sum * 20));
                }
                builder.issue("i" + i, "i" + i, names);
                parts.add(own);
            }
            reservation = Rational.of(random.nextInt(19), 20);
            space = new OutcomeSpace(builder.issues);
        }

        public OutcomeSpace space() {
            return space;
        }

        public Rational reservation() {
            return reservation;
        }

        public Rational worth(int[] picks) {
            Rational sum = Rational.ZERO;
            for (int i = 0; i < picks.length; i++) {
                sum = sum.plus(parts.get(i).get(picks[i]));
            }
            return sum;
        }

        public int[] any() {
            int[] picks = new int[space.issues().size()];
            for (int i = 0; i < picks.length; i++) {
                picks[i] = random.nextInt(space.options(i));
            }
            return picks;
        }

        /** An outcome worth at least so much: tried at random, else the best. */
        public int[] worthAtLeast(Rational least) {
            for (int t = 0; t < 50; t++) {
                int[] picks = any();
                if (worth(picks).compareTo(least) >= 0) {
                    return picks;
                }
            }
            int[] best = new int[space.issues().size()];
            for (int i = 0; i < best.length; i++) {
                List<Rational> own = parts.get(i);
                best[i] =
                        own.indexOf(own.stream().max(Comparator.naturalOrder()).orElseThrow());
            }
            return best;
        }

        public String act(String party, ActType type, int[] picks, Reading reading, String... answered) {
            Map<String, String> options =
                    picks == null ? Map.of() : space.outcome(picks).choices();
            String id = "a" + builder.record.size();
            builder.record.add(new Act(
                    id,
                    type,
                    When.on(FIRST.plusDays(++day)),
                    party,
                    List.of(),
                    null,
                    null,
                    List.of(answered),
                    id,
                    picks == null ? null : new Text(options, Map.of(), Text.Reported.FULL),
                    reading,
                    Meta.NONE));
            return id;
        }

        public Outcome outcome(int[] picks) {
            return space.outcome(picks);
        }

        public void prefers(int[] better, int[] worse) {
            prefers.add(new PartialProfile.Preference(outcome(better), outcome(worse)));
        }

        /** One more thing that p0, or p1, does. */
        public void more() {
            int[] theirs = any();
            int[] standing = standing();
            switch (random.nextInt(8)) {
                case 0 -> act("p0", ActType.PROPOSE, worthAtLeast(reservation), Reading.PLAIN);
                case 1 -> {
                    String other = act("p1", ActType.PROPOSE, theirs, Reading.PLAIN);
                    act("p0", ActType.COUNTER, worthAtLeast(reservation.max(worth(theirs))), Reading.PLAIN, other);
                }
                case 2 -> {
                    String other = act("p1", ActType.PROPOSE, theirs, Reading.PLAIN);
                    int sign = worth(theirs).compareTo(reservation);
                    if (sign >= 0) {
                        act("p0", ActType.ACCEPT, null, Reading.PLAIN, other);
                    } else {
                        act("p0", ActType.REJECT, null, Reading.FINAL, other);
                    }
                }
                case 3 -> {
                    if (standing != null && worth(theirs).compareTo(worth(standing)) < 0) {
                        String other = act("p1", ActType.PROPOSE, theirs, Reading.PLAIN);
                        act("p0", ActType.REJECT, null, Reading.PLAIN, other);
                    }
                }
                case 4 -> {
                    int[] other = any();
                    int sign = worth(theirs).compareTo(worth(other));
                    if (sign != 0) {
                        prefers(sign > 0 ? theirs : other, sign > 0 ? other : theirs);
                    }
                }
                case 5 -> matters();
                case 6 -> demand();
                default -> act("p0", ActType.DISMISS, null, Reading.RHETORIC);
            }
        }

        private int[] standing() {
            for (int i = builder.record.size() - 1; i >= 0; i--) {
                Act act = builder.record.get(i);
                if (act.by().equals("p0") && (act.type() == ActType.PROPOSE || act.type() == ActType.COUNTER)) {
                    return space.picks(new Outcome(act.text().options()));
                }
            }
            return null;
        }

        private void matters() {
            int one = random.nextInt(parts.size());
            int other = random.nextInt(parts.size());
            int sign = weight(one).compareTo(weight(other));
            if (sign != 0) {
                matters.add(
                        new PartialProfile.Weighting("i" + (sign > 0 ? one : other), "i" + (sign > 0 ? other : one)));
            }
        }

        private Rational weight(int issue) {
            return parts.get(issue).stream().reduce(Rational.ZERO, Rational::max);
        }

        private void demand() {
            int issue = random.nextInt(parts.size());
            List<Rational> own = parts.get(issue);
            Rational least = own.get(random.nextInt(own.size()));
            Set<String> wanted = new LinkedHashSet<>();
            for (int o = 0; o < own.size(); o++) {
                if (own.get(o).compareTo(least) >= 0) {
                    wanted.add("o" + o);
                }
            }
            Rational left = own.stream().filter(v -> v.compareTo(least) < 0).reduce(Rational.ZERO, Rational::max);
            boolean red = left.plus(Rational.ONE).minus(weight(issue)).compareTo(reservation) < 0;
            builder.demand(
                    "d" + builder.demands.size(),
                    "p0",
                    new Condition.OneOf("i" + issue, wanted),
                    red ? Firmness.RED_LINE : Firmness.POSITION,
                    "wants it");
        }

        public Records end() {
            if (!prefers.isEmpty() || !matters.isEmpty()) {
                builder.partialProfiles.add(new PartialProfile(
                        "p0",
                        List.of(),
                        new LinkedHashMap<>(),
                        prefers,
                        matters,
                        Map.of(),
                        Intervals.NONE,
                        List.of(),
                        Basis.ELICITED,
                        Meta.NONE));
            }
            return new Records(builder.build(), parts, reservation);
        }
    }

    public static Writer begin(Random random, int issues, int options) {
        return new Writer(random, issues, options);
    }

    /** A whole record. */
    public static Records of(Random random, int issues, int options, int acts) {
        Writer writer = begin(random, issues, options);
        for (int a = 0; a < acts; a++) {
            writer.more();
        }
        return writer.end();
    }
}
