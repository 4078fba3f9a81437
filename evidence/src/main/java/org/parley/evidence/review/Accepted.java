package org.parley.evidence.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.CaseFile;
import org.parley.evidence.article.Article;
import org.parley.evidence.intake.Facts;
import org.parley.evidence.intake.UnreadableException;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.proposal.ReadingJson;
import org.parley.model.Case;
import org.parley.model.When;

/** Writes accepted proposals into the text of a case file. */
public final class Accepted {

    private final Case known;
    private final CaseText text;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, String> entries = new HashMap<>();
    private int added;

    public Accepted(Case known, String text) {
        this.known = known;
        this.text = new CaseText(text);
        known.claims().forEach(c -> ids.add(c.id()));
        known.record().forEach(a -> ids.add(a.id()));
        known.sources().forEach(s -> ids.add(s.id()));
        known.actors().forEach(a -> ids.add(a.id()));
        known.persons().forEach(p -> ids.add(p.id()));
        known.demands().forEach(d -> ids.add(d.id()));
    }

    /** How many entries were added, the source not counted. */
    public int added() {
        return added;
    }

    /** The id of the article's source in the case; it is added when the case lacks it. */
    public String source(Article article) {
        return sources.computeIfAbsent(article.document().sha256(), sha256 -> source(article, "sha256 " + sha256));
    }

    private String source(Article article, String mark) {
        return known.sources().stream()
                .filter(s -> s.meta().note() != null
                        && String.valueOf(s.meta().note()).contains(mark))
                .map(org.parley.model.Source::id)
                .findFirst()
                .orElseGet(() -> addSource(article, mark));
    }

    private String addSource(Article article, String mark) {
        Facts facts = article.document().facts();
        String publisher =
                article.outlets().isEmpty() ? "source" : article.outlets().getFirst();
        String id = fresh(slug(publisher, 2));
        String title = facts.title() != null
                ? facts.title()
                : article.story().isEmpty()
                        ? article.document().name()
                        : article.words(article.story().getFirst().place());
        List<String> lines = new ArrayList<>();
        lines.add("  " + id + ":");
        lines.add("    title: " + CaseText.scalar(title));
        if (!article.outlets().isEmpty()) {
            lines.add("    publisher: " + CaseText.scalar(article.outlets().getFirst()));
        }
        if (facts.published() != null) {
            lines.add("    published: " + facts.published());
        }
        String url = facts.url();
        if (url != null && url.matches("https?://\\S+")) {
            lines.add("    url: " + CaseText.scalar(url));
        }
        lines.add("    reliability: F");
        if (!article.outlets().isEmpty()) {
            lines.add("    chain: ["
                    + article.outlets().stream().map(CaseText::scalar).collect(Collectors.joining(", ")) + "]");
        }
        lines.add(
                "    note: " + CaseText.scalar(mark + (facts.fetched() == null ? "" : ", fetched " + facts.fetched())));
        text.add("sources", lines);
        return id;
    }

    /** Adds one accepted proposal. */
    public void add(String source, ProposedChange change, Decision decision) {
        switch (change.body()) {
            case ClaimBody claim -> claim(source, change, claim, decision);
            case ActBody act -> act(act, decision);
            case DemandBody demand -> demand(demand, decision);
            case PointBody point -> point(source, change, point, decision);
        }
        added++;
    }

    private void claim(String source, ProposedChange change, ClaimBody claim, Decision decision) {
        String own = decision.with("says");
        String says = own != null ? own : claim.says();
        String id = id(decision, "c-" + slug(says, 4));
        entries.putIfAbsent(change.id(), id);
        String speaker = or(decision.with("speaker"), claim.speaker());
        boolean anonymous = claim.attribution().anonymous();
        List<String> lines = new ArrayList<>();
        lines.add("  " + id + ":");
        lines.add("    source: " + source);
        StringBuilder attribution =
                new StringBuilder("kind: " + or(decision.with("attribution"), ReadingJson.id(claim.attribution())));
        if (speaker != null && !speaker.isEmpty() && !anonymous) {
            attribution.append(", speaker: ").append(speaker);
        }
        String words = decision.with("words");
        if (words == null && (speaker == null || speaker.isEmpty() || anonymous)) {
            words = claim.words();
        }
        if (words != null && !words.isEmpty()) {
            attribution.append(", words: ").append(CaseText.scalar(words));
        }
        if (claim.through().size() > 1 && claim.attribution() == org.parley.model.Attribution.Kind.OTHER_OUTLET) {
            attribution
                    .append(", through: [")
                    .append(claim.through().stream().map(CaseText::scalar).collect(Collectors.joining(", ")))
                    .append("]");
        }
        lines.add("    attribution: {" + attribution + "}");
        lines.add("    kind: " + or(decision.with("kind"), ReadingJson.id(claim.kind())));
        lines.add("    says: " + CaseText.scalar(says));
        optional(lines, "quoted", or(decision.with("quoted"), claim.quoted()));
        optional(lines, "hedge", or(decision.with("hedge"), claim.hedge()));
        lines.add("    credibility: "
                + or(
                        decision.with("credibility"),
                        String.valueOf(change.grade().credibility().digit())));
        String about = or(decision.with("about"), String.join(", ", claim.about()));
        if (about != null && !about.isEmpty()) {
            lines.add("    about: [" + about + "]");
        }
        lines.add("    where: " + claim.where());
        dated(lines, decision, claim.when(), "    ");
        text.add("claims", lines);
    }

    private void act(ActBody act, Decision decision) {
        String by = or(decision.with("by"), act.by());
        When when = act.when();
        if (by == null
                || by.isEmpty()
                || when == null && decision.with("on") == null && decision.with("between") == null) {
            throw new UnreadableException(
                    "an act needs an actor of the case and a day: give `by` and `on` when you accept it, or drop it ("
                            + act.says() + ").");
        }
        String says = or(decision.with("says"), act.says());
        List<String> lines = new ArrayList<>();
        lines.add("- id: " + id(decision, slug(says, 4)));
        dated(lines, decision, when, "  ");
        lines.add("  by: " + by);
        list(lines, "to", decision.with("to"));
        list(lines, "in_reply_to", decision.with("in_reply_to"));
        lines.add("  act: " + or(decision.with("act"), ReadingJson.id(act.type())));
        lines.add("  says: " + CaseText.scalar(says == null ? "" : says));
        list(lines, "claims", decision.with("claims"));
        text.add("record", lines);
    }

    private void demand(DemandBody demand, Decision decision) {
        String claim = entries.get(demand.claim());
        text.add("demands", DemandEntry.lines(demand, decision, known, fresh(DemandEntry.id(demand, decision)), claim));
    }

    private static void dated(List<String> lines, Decision decision, @Nullable When proposed, String indent) {
        if (decision.with("on") != null) {
            lines.add(indent + "on: " + decision.with("on"));
        } else if (decision.with("between") != null) {
            lines.add(indent + "between: [" + decision.with("between") + "]");
            String basis = decision.with("basis");
            if (basis != null) {
                lines.add(indent + "basis: " + CaseText.scalar(basis));
            }
        } else {
            when(lines, proposed, indent);
        }
    }

    private static void list(List<String> lines, String key, @Nullable String ids) {
        if (ids != null && !ids.isEmpty()) {
            lines.add("  " + key + ": [" + ids + "]");
        }
    }

    private void point(String source, ProposedChange change, PointBody point, Decision decision) {
        String issue = or(decision.with("issue"), point.issue());
        if (issue == null || known.issue(issue).isEmpty()) {
            throw new UnreadableException(
                    "a sticking point needs an issue of the case: give `issue` when you accept it, or drop it ("
                            + point.says() + ").");
        }
        String says = or(decision.with("says"), "Said to stand in the way: " + point.says());
        text.add(
                "claims",
                List.of(
                        "  " + id(decision, "c-sticking-" + issue) + ":",
                        "    source: " + source,
                        "    attribution: {kind: own-voice}",
                        "    kind: perception",
                        "    says: " + CaseText.scalar(says == null ? "" : says),
                        "    credibility: " + change.grade().credibility().digit(),
                        "    about: [" + issue + "]",
                        "    where: " + point.where(),
                        "    reports: {sticking: [" + issue + "]}"));
    }

    /** The case file's new text, if it still passes the check. */
    public String checked(String name) {
        String out = text.toString();
        CaseFile.read(out, name);
        return out;
    }

    private static void optional(List<String> lines, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.add("    " + key + ": " + CaseText.scalar(value));
        }
    }

    private static void when(List<String> lines, @Nullable When when, String indent) {
        if (when == null) {
            return;
        }
        if (when.isExact()) {
            lines.add(indent + "on: " + when.earliest());
        } else {
            lines.add(indent + "between: [" + when.earliest() + ", " + when.latest() + "]");
            if (when.basis() != null) {
                lines.add(indent + "basis: " + CaseText.scalar(when.basis()));
            }
        }
    }

    private String id(Decision decision, String made) {
        return fresh(decision.with("id") == null ? made : String.valueOf(decision.with("id")));
    }

    private String fresh(String wanted) {
        String id = wanted;
        for (int n = 2; !ids.add(id); n++) {
            id = wanted + "-" + n;
        }
        return id;
    }

    private static String slug(@Nullable String words, int most) {
        String slug = Arrays.stream(
                        String.valueOf(words).toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(w -> w.length() > 2)
                .limit(most)
                .collect(Collectors.joining("-"));
        return slug.isEmpty() ? "entry" : slug;
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
