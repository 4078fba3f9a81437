package org.parley.server.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.Facts;
import org.parley.server.talks.Named;
import org.parley.server.talks.Narrowing;
import org.parley.server.talks.Question;
import org.parley.server.talks.Seen;

/**
 * What a request would tell one of its recipients of the delegation that it comes from (P10).
 *
 * @param to audience of the recipient
 * @param state a word of {@link Narrowing.State}, or {@code WORDS} for free words, of which nothing can be computed
 * @param largest the most that the bounds of one number draw together
 * @param summed what the bounds of all numbers draw together
 * @param changes those that change the most
 */
record Tells(String to, String state, String largest, String summed, List<Change> changes) {

    private static final int MOST = 6;
    private static final int PLACES = 3;

    /**
     * A number of the delegation's profile that is better known afterwards.
     *
     * @param kind a word of {@link Narrowing.Kind}
     * @param question and answer that it is about, in names; null where it is about none
     */
    record Change(
            String kind,
            @Nullable String question,
            @Nullable String answer,
            String low,
            String high,
            String lowAfter,
            String highAfter) {}

    /**
     * @param deed what would be told
     * @param source the caucus that it comes from
     * @param seen what the team sees; of it, each recipient knows its own part
     */
    static List<Tells> of(Deed deed, String source, List<String> recipients, List<Seen> seen, Instant now) {
        if (!(deed instanceof Course.Floated floated)) {
            return recipients.stream()
                    .map(to -> new Tells(to, "WORDS", "0", "0", List.of()))
                    .toList();
        }
        String party = Audience.parse(source).party();
        Facts facts = Facts.of(seen);
        return recipients.stream()
                .map(to -> {
                    List<Seen> known = seen.stream()
                            .filter(entry -> entry.audience().equals(to)
                                    || entry.audience().equals(Audience.COMMON.toString()))
                            .toList();
                    return of(to, Narrowing.ofPackage(known, floated, String.valueOf(party), now), facts);
                })
                .toList();
    }

    private static Tells of(String to, Narrowing narrowing, Facts facts) {
        return new Tells(
                to,
                narrowing.state().name(),
                narrowing.largest().toDecimal(PLACES),
                narrowing.summed().toDecimal(PLACES),
                narrowing.ranges().stream()
                        .filter(range -> range.shrink().signum() > 0)
                        .limit(MOST)
                        .map(range -> change(range, facts))
                        .toList());
    }

    private static Change change(Narrowing.Range range, Facts facts) {
        Question question = facts.agenda() == null
                ? null
                : facts.agenda().questions().stream()
                        .filter(one -> one.id().equals(range.issue()))
                        .findFirst()
                        .orElse(null);
        String answer = question == null
                ? range.option()
                : question.options().stream()
                        .filter(one -> one.id().equals(range.option()))
                        .map(Named::name)
                        .findFirst()
                        .orElse(range.option());
        return new Change(
                range.kind().name(),
                question == null ? range.issue() : question.name(),
                answer,
                range.low().toDecimal(PLACES),
                range.high().toDecimal(PLACES),
                range.lowAfter().toDecimal(PLACES),
                range.highAfter().toDecimal(PLACES));
    }
}
