package org.parley.server.web;

import java.time.Instant;
import java.util.ArrayList;
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
 * @param reader id of the delegation that reads it there; null where that is none
 * @param state a word of {@link Narrowing.State}, or {@code WORDS} for free words, of which nothing can be computed
 * @param largest the most that the bounds of one number draw together
 * @param summed what the bounds of all numbers draw together
 * @param changes those that change the most
 */
record Tells(String to, @Nullable String reader, String state, String largest, String summed, List<Change> changes) {

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
     * One for each delegation that would read it. What all are told is read by each with what it knows besides, from its own
     * caucus.
     *
     * @param deed what would be told
     * @param source the caucus that it comes from
     * @param seen what the team sees; of it, each delegation knows its own part
     */
    static List<Tells> of(Deed deed, String source, List<String> recipients, List<Seen> seen, Instant now) {
        String party = String.valueOf(Audience.parse(source).party());
        Facts facts = Facts.of(seen);
        List<Tells> all = new ArrayList<>();
        for (String to : recipients) {
            if (!(deed instanceof Course.Floated floated)) {
                all.add(new Tells(to, Audience.parse(to).party(), "WORDS", "0", "0", List.of()));
                continue;
            }
            for (String reader : readers(to, party, facts)) {
                List<Seen> known = seen.stream()
                        .filter(entry -> entry.audience().equals(Audience.COMMON.toString())
                                || entry.audience().equals("caucus/" + reader))
                        .toList();
                all.add(of(to, reader, Narrowing.ofPackage(known, floated, party, now), facts));
            }
        }
        return all;
    }

    private static List<String> readers(String to, String party, Facts facts) {
        String alone = Audience.parse(to).party();
        return alone != null
                ? List.of(alone)
                : facts.parties().stream().filter(one -> !one.equals(party)).toList();
    }

    private static Tells of(String to, String reader, Narrowing narrowing, Facts facts) {
        return new Tells(
                to,
                reader,
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
