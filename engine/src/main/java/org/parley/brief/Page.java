package org.parley.brief;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Meta;
import org.parley.model.When;

/** Collects the sentences of a brief, each with its number and its basis; tells every claim once. */
final class Page {

    private final Case shown;
    private final Phrases phrases;
    private final List<Sentence> sentences = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    Page(Case shown, Phrases phrases) {
        this.shown = shown;
        this.phrases = phrases;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    boolean hasTold(Claim claim) {
        return told.contains(claim.id());
    }

    /** Claims that some sentence tells or rests on. */
    Set<String> claims() {
        Set<String> all = new HashSet<>(told);
        sentences.forEach(s -> all.addAll(s.claims()));
        return all;
    }

    List<String> claimsOf(List<String> demands) {
        SequencedSet<String> claims = new LinkedHashSet<>();
        demands.forEach(
                id -> shown.demand(id).ifPresent(d -> claims.addAll(d.meta().claims())));
        return List.copyOf(claims);
    }

    /** Tells a claim once on the page. */
    void tell(Section section, Claim claim, boolean lead) {
        if (told.add(claim.id())) {
            add(
                    section,
                    phrases.told(claim),
                    List.of(claim.id()),
                    List.of(),
                    List.of(),
                    null,
                    false,
                    claim.when(),
                    lead);
        }
    }

    void entry(Section section, String text, Meta meta, List<String> acts, @Nullable When when, boolean lead) {
        entry(section, text, meta, acts, when, lead, List.of());
    }

    void entry(
            Section section,
            String text,
            Meta meta,
            List<String> acts,
            @Nullable When when,
            boolean lead,
            List<String> demands) {
        add(
                section,
                text,
                meta.claims(),
                acts,
                demands,
                meta.claims().isEmpty() ? Composer.UNSOURCED : null,
                false,
                when,
                lead);
    }

    void computed(
            Section section,
            String text,
            List<String> acts,
            List<String> demands,
            String rule,
            @Nullable When when,
            boolean lead) {
        SequencedSet<String> claims = new LinkedHashSet<>(claimsOf(demands));
        acts.forEach(
                id -> shown.act(id).ifPresent(act -> claims.addAll(act.meta().claims())));
        add(section, text, List.copyOf(claims), acts, demands, rule, false, when, lead);
    }

    void absent(Section section, String text, List<String> acts, String rule, boolean lead) {
        add(section, text, List.of(), acts, List.of(), rule, true, null, lead);
    }

    void add(
            Section section,
            String text,
            List<String> claims,
            List<String> acts,
            List<String> demands,
            @Nullable String rule,
            boolean absence,
            @Nullable When when,
            boolean lead) {
        When dated = when == null ? latest(claims) : when;
        sentences.add(new Sentence(
                sentences.size() + 1,
                section,
                text,
                claims,
                acts,
                demands,
                rule,
                absence,
                Brief.weakest(shown, claims).orElse(null),
                dated,
                lead));
    }

    private @Nullable When latest(List<String> claims) {
        When latest = null;
        for (String id : claims) {
            When when = shown.claim(id).map(Claim::when).orElse(null);
            if (when != null && (latest == null || when.latest().isAfter(latest.latest()))) {
                latest = when;
            }
        }
        return latest;
    }
}
