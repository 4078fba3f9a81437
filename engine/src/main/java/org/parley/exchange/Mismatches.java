package org.parley.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.model.Agreement;
import org.parley.model.Obligation;
import org.parley.model.Rate;
import org.parley.model.Rational;
import org.parley.model.Roster;
import org.parley.model.Stage;

/** Where the numbers of an obligation differ, and why, as far as agreement and record say. Sentences. */
final class Mismatches {

    private final Agreement agreement;
    private final Deliveries deliveries;
    private final List<ExtensionCount> extensions;
    private final boolean due;
    private final List<String> sentences = new ArrayList<>();

    /** @param due whether no later day is set for what is still open */
    Mismatches(Agreement agreement, Deliveries deliveries, List<ExtensionCount> extensions, boolean due) {
        this.agreement = agreement;
        this.deliveries = deliveries;
        this.extensions = extensions;
        this.due = due;
    }

    List<String> of(Obligation duty, @Nullable Rational agreed, @Nullable Rational owed, @Nullable Obligation other) {
        Deliveries.Sum sum = deliveries.of(duty);
        Rate rate = duty.extent().rate();
        if (owed != null && other != null && rate != null) {
            byRate(duty, agreed, owed, rate, other);
        } else if (agreed != null
                && sum.delivered().compareTo(agreed) > 0
                && duty.extent().every() == null) {
            beyond(duty, sum, agreed);
        }
        if (sum.unnumbered() > 0) {
            sentences.add(sum.unnumbered() + (sum.unnumbered() == 1 ? " delivery has" : " deliveries have")
                    + " no number in the record and " + (sum.unnumbered() == 1 ? "is" : "are") + " not counted.");
        }
        if (sum.disputed().signum() > 0) {
            sentences.add(sum.disputed() + " of the " + sum.delivered() + " " + duty.done()
                    + " are disputed; they are counted here as the record reports them.");
        }
        if (sum.uncertain().signum() > 0) {
            sentences.add(sum.uncertain() + " more may have been " + duty.done()
                    + " by this day: the record knows only an interval that ends later.");
        }
        return sentences;
    }

    /** More than was agreed: what counts under a rule that extends, what no clause names, and what is left. */
    private void beyond(Obligation duty, Deliveries.Sum sum, Rational agreed) {
        Rational more = sum.delivered().minus(agreed);
        sentences.add(sum.delivered() + " were " + duty.done() + ", " + more + " more than the " + agreed + " agreed.");
        Map<String, Rational> unnamed = unnamed(duty, sum);
        Rational left = more;
        if (!unnamed.isEmpty()) {
            Rational together = unnamed.values().stream().reduce(Rational.ZERO, Rational::plus);
            sentences.add(
                    together + " of them are in categories that the agreement does not name (" + words(unnamed) + ").");
            left = left.minus(together);
        }
        for (ExtensionCount extension : extensions) {
            if (extension.rule().of().equals(duty.id()) && extension.beyond().signum() > 0) {
                sentences.add(extension.beyond() + " of them count under the rule that makes “" + stage(extension)
                        + "” longer.");
                left = left.minus(extension.beyond());
            }
        }
        if (left.signum() > 0) {
            sentences.add(
                    "Neither the agreement nor the record says why the other " + left + " were " + duty.done() + ".");
        }
    }

    private String stage(ExtensionCount extension) {
        String id = extension.rule().stage();
        return agreement.stage(id).map(Stage::name).orElse(id);
    }

    private Map<String, Rational> unnamed(Obligation duty, Deliveries.Sum sum) {
        Map<String, Rational> all = new LinkedHashMap<>();
        Roster roster = agreement.rosterOf(duty).orElse(null);
        if (roster != null
                && !(roster.categories().isEmpty() && roster.uncounted().isEmpty())) {
            sum.categories().forEach((category, number) -> {
                if (!category.isEmpty() && !roster.has(category)) {
                    all.put(category, number);
                }
            });
        }
        return all;
    }

    private void byRate(Obligation duty, @Nullable Rational agreed, Rational owed, Rate rate, Obligation other) {
        Deliveries.Sum sum = deliveries.of(duty);
        Deliveries.Sum others = deliveries.of(other);
        Map<String, Rational> counting = new LinkedHashMap<>();
        Map<String, Rational> outside = new LinkedHashMap<>();
        others.categories()
                .forEach((category, number) ->
                        (rate.counts(category.isEmpty() ? null : category) ? counting : outside).put(category, number));
        Rational counted = counting.values().stream().reduce(Rational.ZERO, Rational::plus);
        if (!outside.isEmpty()) {
            Rational together = outside.values().stream().reduce(Rational.ZERO, Rational::plus);
            sentences.add(together + " of the " + others.delivered() + " " + other.done() + " under “" + other.id()
                    + "” do not count under the rate (" + words(outside) + ").");
        }
        if (agreed != null && !agreed.equals(owed) && others.delivered().signum() > 0) {
            sentences.add(
                    "Agreed are " + agreed + "; for the " + counted + " that count, the rate brings " + owed + ".");
        }
        int difference = sum.delivered().compareTo(owed);
        if (difference != 0 && sum.unnumbered() == 0) {
            Rational apart = difference < 0
                    ? owed.minus(sum.delivered())
                    : sum.delivered().minus(owed);
            sentences.add(
                    sum.delivered() + " were " + duty.done() + ", " + apart + (difference < 0 ? " fewer" : " more")
                            + " than the rate brings" + perItem(rate, counting, apart)
                            + "." + (due ? " The record gives no reason for the difference." : ""));
        }
    }

    /** How many items the difference is what the rate brings for, where all that count bring the same. */
    private static String perItem(Rate rate, Map<String, Rational> counting, Rational apart) {
        List<Rational> amounts = counting.keySet().stream()
                .map(category -> rate.each(category.isEmpty() ? null : category))
                .distinct()
                .toList();
        if (amounts.size() != 1 || amounts.getFirst().signum() == 0) {
            return "";
        }
        return ", which is what it brings for " + apart.dividedBy(amounts.getFirst()) + " that counts";
    }

    private static String words(Map<String, Rational> categories) {
        return categories.entrySet().stream()
                .map(e -> (e.getKey().isEmpty()
                                ? "without a category"
                                : e.getKey().replace('-', ' ')) + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
