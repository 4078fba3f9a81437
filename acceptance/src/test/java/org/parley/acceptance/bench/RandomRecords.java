package org.parley.acceptance.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.Meta;
import org.parley.model.OutcomeSpace;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.model.When;

/**
 * Records of two parties with profiles of their own: by turns each answers the other's last proposal with a counter that
 * is worth at least as much to it, or with a final refusal where it is worth less than no agreement.
 */
final class RandomRecords {

    private RandomRecords() {}

    static Case of(int issues, int options, int acts, long seed) {
        Random random = new Random(seed);
        Case.Builder builder = Case.titled("a record", LocalDate.of(2025, 1, 1))
                .party("p0", "P0")
                .party("p1", "P1");
        double[][][] parts = new double[2][issues][options];
        for (int i = 0; i < issues; i++) {
            String[] names = new String[options];
            for (int o = 0; o < options; o++) {
                names[o] = "o" + o;
            }
            builder.issue("i" + i, "?", names);
        }
        double[] least = new double[2];
        for (int p = 0; p < 2; p++) {
            double sum = 0;
            for (int i = 0; i < issues; i++) {
                double weight = -Math.log(1 - random.nextDouble());
                sum += weight;
                for (int o = 0; o < options; o++) {
                    parts[p][i][o] = weight * random.nextDouble();
                }
            }
            for (double[] own : parts[p]) {
                for (int o = 0; o < options; o++) {
                    own[o] /= sum;
                }
            }
            least[p] = 0.3 + 0.3 * random.nextDouble();
        }
        OutcomeSpace space = new OutcomeSpace(builder.issues);
        List<int[]> texts = new ArrayList<>();
        for (int a = 0; a < acts; a++) {
            int p = a % 2;
            int[] last = texts.isEmpty() ? null : texts.getLast();
            String before = texts.isEmpty() ? null : "a" + (a - 1);
            boolean wasRefusal = a > 0 && builder.record.getLast().type() == ActType.REJECT;
            boolean bad = last != null && !wasRefusal && worth(parts[p], last) < least[p];
            if (bad && random.nextInt(3) == 0) {
                builder.record.add(act(a, p, ActType.REJECT, null, Reading.FINAL, before));
                texts.add(last);
                continue;
            }
            double wanted = last == null || wasRefusal ? least[p] : Math.max(least[p], worth(parts[p], last));
            int[] picks = better(random, parts[p], wanted);
            boolean counters = last != null && !wasRefusal;
            Text text = new Text(space.outcome(picks).choices(), Map.of(), Text.Reported.FULL);
            builder.record.add(act(
                    a, p, counters ? ActType.COUNTER : ActType.PROPOSE, text, Reading.PLAIN, counters ? before : null));
            texts.add(picks);
        }
        return builder.build();
    }

    private static Act act(int number, int party, ActType type, Text text, Reading reading, String answered) {
        return new Act(
                "a" + number,
                type,
                When.on(LocalDate.of(2024, 1, 1).plusDays(number)),
                "p" + party,
                List.of(),
                null,
                null,
                answered == null ? List.of() : List.of(answered),
                "a" + number,
                text,
                reading,
                Meta.NONE);
    }

    private static double worth(double[][] parts, int[] picks) {
        double sum = 0;
        for (int i = 0; i < picks.length; i++) {
            sum += parts[i][picks[i]];
        }
        return sum;
    }

    /** An outcome worth at least so much: some issues at their best, more of them each time it was not enough. */
    private static int[] better(Random random, double[][] parts, double wanted) {
        for (int tries = 0; ; tries++) {
            int[] picks = new int[parts.length];
            for (int i = 0; i < picks.length; i++) {
                boolean best = random.nextInt(100) < Math.min(100, 20 + tries);
                picks[i] = best ? best(parts[i]) : random.nextInt(parts[i].length);
            }
            if (worth(parts, picks) >= wanted || tries > 100) {
                return picks;
            }
        }
    }

    private static int best(double[] own) {
        int best = 0;
        for (int o = 1; o < own.length; o++) {
            best = own[o] > own[best] ? o : best;
        }
        return best;
    }
}
