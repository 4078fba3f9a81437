package org.parley.brief;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.model.Grade;
import org.parley.model.When;

/**
 * One sentence of a brief.
 *
 * @param n its number on the page, from 1
 * @param text without its sources
 * @param claims ids of the claims it rests on
 * @param acts ids of the acts it was computed from
 * @param demands ids of the demands it was computed from
 * @param rule name of the rule that made it; null when it only tells what claims say
 * @param absence whether it says that the record holds nothing
 * @param grade the weakest among its claims, by reliability and credibility apart; null when it rests on none
 * @param when what it tells of is dated; null when undated
 * @param lead whether a page of sixty lines has room for it
 */
public record Sentence(
        int n,
        Section section,
        String text,
        List<String> claims,
        List<String> acts,
        List<String> demands,
        @Nullable String rule,
        boolean absence,
        @Nullable Grade grade,
        @Nullable When when,
        boolean lead) {
    public Sentence {
        claims = List.copyOf(claims);
        acts = List.copyOf(acts);
        demands = List.copyOf(demands);
        if (claims.isEmpty() && rule == null && !absence) {
            throw new IllegalArgumentException("a sentence must rest on something: " + text);
        }
    }
}
