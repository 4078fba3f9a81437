package org.parley.preference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Acceptability indices for all parties of a case, under both priors side by side.
 *
 * @param obstacles party to why it has no indices: its record contradicts itself, or ties values exactly
 */
public record Indices(
        Possibilities found,
        Samples.Plan plan,
        Map<Prior, Map<String, Samples>> samples,
        Map<String, String> obstacles) {

    public Indices {
        samples = Map.copyOf(samples);
        obstacles = Map.copyOf(obstacles);
    }

    public static Indices of(Possibilities found, Samples.Plan plan) {
        Map<Prior, Map<String, Samples>> samples = new EnumMap<>(Prior.class);
        Map<String, String> obstacles = new LinkedHashMap<>();
        for (Prior prior : Prior.values()) {
            Map<String, Samples> own = new LinkedHashMap<>();
            for (Possibilities.View view : found.views()) {
                String party = view.party().id();
                if (view.judge().isEmpty()) {
                    obstacles.put(party, "its record contradicts itself");
                } else if (!view.polytope().measured()) {
                    Samples.obstacle(view.polytope())
                            .ifPresentOrElse(
                                    why -> obstacles.put(party, why),
                                    () -> own.put(party, Samples.draw(view.polytope(), prior, plan)));
                }
            }
            samples.put(prior, own);
        }
        return new Indices(found, plan, samples, obstacles);
    }

    /** The index of a party; 0 or 1 where its profile is measured. Empty where there is an obstacle. */
    public Optional<Acceptability> of(Prior prior, Possibilities.View view, int[] picks) {
        if (obstacles.containsKey(view.party().id())) {
            return Optional.empty();
        }
        Samples drawn = samples.getOrDefault(prior, Map.of()).get(view.party().id());
        if (drawn != null) {
            return Optional.of(Acceptability.of(drawn, picks));
        }
        return view.judge()
                .map(judge -> judge.judge(picks).answer() == Acceptance.NECESSARY ? 1.0 : 0.0)
                .map(index -> new Acceptability(index, 0, plan.chains() * (double) plan.perChain(), 1));
    }

    /** The joint index; empty where some party has none. */
    public Optional<Acceptability> joint(Prior prior, int[] picks) {
        List<Acceptability> parties = new ArrayList<>();
        for (Possibilities.View view : found.views()) {
            Optional<Acceptability> one = of(prior, view, picks);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            parties.add(one.get());
        }
        return Optional.of(Acceptability.joint(parties));
    }

    /** The joint index of every outcome under the first prior, by its place in the space; rounded as counts are. */
    public Optional<double[]> everyJoint() {
        if (!obstacles.isEmpty() || !found.whole()) {
            return Optional.empty();
        }
        double[] joint = new double[found.space().size().intValueExact()];
        java.util.Arrays.fill(joint, 1);
        for (Possibilities.View view : found.views()) {
            Samples drawn = samples.getOrDefault(Prior.EVEN_WEIGHTS, Map.of())
                    .get(view.party().id());
            int[] counts = drawn == null ? new int[0] : AcceptabilityCounts.of(drawn);
            for (int n = 0; n < joint.length; n++) {
                joint[n] *= drawn == null
                        ? of(Prior.EVEN_WEIGHTS, view, found.space().at(java.math.BigInteger.valueOf(n)))
                                .map(Acceptability::index)
                                .orElse(0.0)
                        : (double) counts[n] / drawn.count();
            }
        }
        return Optional.of(joint);
    }
}
