package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Consequence;
import org.parley.model.Demand;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Passage;
import org.parley.model.Source;
import org.parley.model.Stage;
import org.parley.model.When;

/** A case as a list of entries in words, so that two states of it can be laid side by side. */
final class Entries {

    /**
     * One entry in words.
     *
     * @param kind a claim, a demand ...
     * @param words all that a reader of the case would notice if it changed
     * @param whole the entry itself, for what words do not say: figures, conditions, references
     */
    record Entry(String kind, String words, Object whole) {

        /** The parts of its words, and those that stand inside a longer part. */
        List<String> texts() {
            List<String> texts = new ArrayList<>(pieces(words));
            switch (whole) {
                case Claim c -> texts.add(Phrases.bare(c.says()));
                case Demand d -> texts.add(Phrases.bare(d.says()));
                case Consequence c -> texts.add(Phrases.bare(c.given()));
                default -> {}
            }
            return texts;
        }
    }

    /** The name under which the agreement is known; no id has a blank. */
    static final String AGREEMENT = " agreement";

    private final Case told;
    private final Phrases phrases;
    private final SequencedMap<String, Entry> all = new LinkedHashMap<>();

    private Entries(Case told) {
        this.told = told;
        this.phrases = new Phrases(told);
    }

    /** Entries by id; those without one under a name that no id can have. */
    static SequencedMap<String, Entry> of(Case told) {
        Entries entries = new Entries(told);
        entries.people();
        entries.evidence();
        entries.words();
        entries.numbers();
        return entries.all;
    }

    private void put(String id, String kind, Object whole, Meta meta, @Nullable Object... parts) {
        String grade =
                Brief.weakest(told, meta.claims()).map(g -> "[" + g + "]").orElse(null);
        put(id, kind, whole, joined(Stream.concat(Stream.of(parts), Stream.ofNullable(grade))));
    }

    private void put(String id, String kind, Object whole, String words) {
        all.put(id, new Entry(kind, words, whole));
    }

    /** The parts of an entry's words. */
    static List<String> pieces(String words) {
        return List.of(words.split("; ", -1));
    }

    private static String joined(Stream<? extends @Nullable Object> parts) {
        return parts.filter(part -> part != null && !part.equals(""))
                .map(String::valueOf)
                .collect(Collectors.joining("; "));
    }

    private void people() {
        put(" title", "the title", told.title(), told.title());
        put(" as of", "the date of the case", told.asOf(), Dates.words(told.asOf()));
        if (told.summary() != null) {
            put(" summary", "the summary", told.summary(), told.summary());
        }
        for (Actor a : told.actors()) {
            put(
                    a.id(),
                    "a party to the talks or somebody around them",
                    a,
                    joined(Stream.of(a.name(), lower(a.roles()), phrases.names(a.allyOf()))));
            a.factions()
                    .forEach(f -> put(
                            f.id(),
                            "a faction",
                            f.name(),
                            f.meta(),
                            f.name(),
                            f.stance(),
                            f.seats() == null ? null : f.seats() + " seats"));
        }
        told.persons().forEach(p -> put(p.id(), "a person", p, joined(Stream.of(p.name(), p.office()))));
        told.channels()
                .forEach(c -> put(
                        c.id(),
                        "a channel",
                        c,
                        c.meta(),
                        phrases.names(c.between()),
                        c.through() == null ? null : "through " + phrases.name(c.through()),
                        c.place(),
                        c.reachability(),
                        c.latency() == null ? null : c.latency().toHours() + " hours"));
        for (Issue i : told.issues()) {
            String options = i.options().size() > 20
                    ? i.options().size() + " options"
                    : IntStream.range(0, i.options().size())
                            .mapToObj(n -> i.options().get(n).name())
                            .collect(Collectors.joining(" / "));
            put(
                    i.id(),
                    "an issue",
                    List.of(i.name(), i.question(), i.options()),
                    joined(Stream.of(i.name(), i.question(), options)));
            for (int n = 0; n < i.precedents().size(); n++) {
                Issue.Precedent p = i.precedents().get(n);
                put(precedents(i.id()) + " " + n, "a precedent", p, p.meta(), i.name(), p.says(), when(p.when()));
            }
        }
    }

    private void evidence() {
        for (Source s : told.sources()) {
            put(
                    s.id(),
                    "a source",
                    s,
                    joined(Stream.of(
                            s.title(),
                            s.publisher(),
                            when(s.published()),
                            s.url(),
                            "reliability " + s.reliability(),
                            String.join(", ", s.chain()))));
        }
        for (Claim c : told.claims()) {
            put(
                    c.id(),
                    "a claim",
                    c,
                    joined(Stream.of(
                            phrases.told(c),
                            lower(List.of(c.kind())),
                            "read in " + phrases.outlet(c) + (c.where() == null ? "" : ", " + c.where()),
                            when(c.when()),
                            "[" + told.grade(c) + "]")));
        }
        told.record()
                .forEach(a -> put(
                        a.id(),
                        "an act of the record",
                        a,
                        a.meta(),
                        a.says(),
                        Dates.words(a.when()),
                        lower(List.of(a.type())),
                        a.text() == null
                                ? null
                                : joined(Stream.of(
                                        pairs(a.text().options()),
                                        pairs(a.text().terms()),
                                        lower(List.of(a.text().reported()))))));
    }

    private void words() {
        told.constraints().forEach(c -> put(c.id(), "a limit on outcomes", c, c.meta(), c.why()));
        told.demands()
                .forEach(d -> put(
                        d.id(),
                        "a demand",
                        d,
                        d.meta(),
                        phrases.name(d.by()) + " " + d.says(),
                        Phrases.firmness(d.firmness()),
                        d.since() == null ? null : Dates.since(d.since()),
                        d.until() == null ? null : "until " + Dates.iso(d.until())));
        told.interests().forEach(x -> put(x.id(), "an interest", x, x.meta(), phrases.name(x.of()), x.says()));
        told.alternatives()
                .forEach(x -> put(x.id(), "an alternative to a deal", x, x.meta(), phrases.name(x.of()), x.says()));
        told.background().forEach(this::passage);
        told.context().forEach(this::passage);
        told.consequences()
                .forEach(x -> put(
                        x.id(),
                        "a reported chain of consequences",
                        x,
                        x.meta(),
                        "if " + x.given(),
                        x.then().stream().map(s -> "then " + s.says()).collect(Collectors.joining("; "))));
        told.links().forEach(x -> put(x.id(), "a tie between issues", x, x.meta(), x.says()));
        told.disagreements()
                .forEach(x -> put(
                        x.id(),
                        "a question on which sources differ",
                        x,
                        x.meta(),
                        x.question(),
                        x.views().stream().map(v -> v.says()).collect(Collectors.joining(" / "))));
    }

    private void passage(Passage x) {
        put(x.id(), "background or context", x, x.meta(), x.says(), when(x.when()));
    }

    private void numbers() {
        told.profiles()
                .forEach(p -> put(
                        profile(p.party()), "preferences of " + phrases.name(p.party()), p, lower(List.of(p.basis()))));
        told.partialProfiles()
                .forEach(p -> put(
                        profile(p.party()),
                        "what is known of the preferences of " + phrases.name(p.party()),
                        p,
                        lower(List.of(p.basis()))));
        Agreement agreement = told.agreement();
        if (agreement != null) {
            put(AGREEMENT, "the agreement", agreement.title(), agreement.title());
            for (Stage s : agreement.stages()) {
                put(
                        s.id(),
                        "a stage of the agreement",
                        List.of(s.id(), s.name()),
                        joined(Stream.of(
                                s.name(),
                                s.days() == null ? null : s.days() + " days",
                                s.gate() == null ? null : s.gate().says())));
                s.obligations()
                        .forEach(o -> put(
                                o.id(),
                                "an obligation",
                                o,
                                o.meta(),
                                phrases.name(o.by()) + " " + o.says(),
                                o.quantity() == null ? null : o.quantity() + (o.unit() == null ? "" : " " + o.unit())));
            }
            agreement
                    .guarantees()
                    .forEach(g -> put(g.id(), "a guarantee", g, g.meta(), phrases.name(g.by()), g.says()));
        }
    }

    /** The name under which the precedents of an issue are known; no id has a blank. */
    static String precedents(String issue) {
        return "precedents " + issue;
    }

    /** The name under which the events that moved a party's preferences are known. */
    static String moved(String party) {
        return "moved " + party;
    }

    static String profile(String party) {
        return "profile " + party;
    }

    private static @Nullable String when(@Nullable When when) {
        return when == null ? null : Dates.words(when);
    }

    private static String lower(List<? extends Enum<?>> constants) {
        return constants.stream()
                .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private String pairs(Map<String, String> per) {
        return per.entrySet().stream()
                .map(e -> phrases.issue(e.getKey()) + ": " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
