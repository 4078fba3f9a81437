package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Facts;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.speech.Utterance;
import org.parley.model.When;

/** What was read as maps for JSON; {@code docs/schemas/reading.schema.json} describes it. */
public final class ReadingJson {

    private ReadingJson() {}

    /** One document with its furniture, attributions and proposals. All spans are bytes of the document. */
    public static Map<String, Object> of(Article article, List<Utterance> said, List<ProposedChange> changes) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("document", article.document().name());
        out.put("sha256", article.document().sha256());
        out.put("format", id(article.document().format()));
        out.put("outlets", article.outlets());
        out.put("facts", facts(article));
        out.put("remarks", article.document().remarks());
        out.put(
                "furniture",
                article.furniture().stream().map(b -> furniture(article, b)).toList());
        out.put("attributions", said.stream().map(u -> attribution(article, u)).toList());
        out.put("proposals", changes.stream().map(ReadingJson::change).toList());
        return out;
    }

    private static Map<String, Object> facts(Article article) {
        Facts facts = article.document().facts();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("title", facts.title());
        out.put("publisher", facts.publisher());
        out.put("url", facts.url());
        out.put("published", text(facts.published()));
        out.put("fetched", text(facts.fetched()));
        out.put("licence", facts.licence());
        out.put("credits", facts.credits());
        out.put("topics", facts.topics());
        return out;
    }

    private static Map<String, Object> furniture(Article article, Block block) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("span", span(article.document().text().bytes(block.place())));
        out.put("reason", block.reason() == null ? null : block.reason().id());
        out.put("words", article.words(block.place()));
        return out;
    }

    private static Map<String, Object> attribution(Article article, Utterance u) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", u.id());
        out.put("type", id(u.type()));
        out.put("source", bytes(article, u.source()));
        out.put("cue", bytes(article, u.cue()));
        out.put("content", u.content().stream().map(c -> bytes(article, c)).toList());
        out.put("speaker", u.speaker());
        out.put("kind", id(u.kind()));
        out.put("within", u.within());
        out.put("relayed_by", u.relayedBy());
        out.put("hedge", u.hedge());
        out.put("rule", u.rule());
        out.put("confidence", u.confidence());
        return out;
    }

    private static Map<String, Object> change(ProposedChange change) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", change.id());
        out.put("op", id(change.op()));
        out.put("target", change.target());
        out.put("span", span(change.span()));
        out.put("rule", change.rule());
        out.put("confidence", change.confidence());
        out.put("grade", change.grade().toString());
        out.put("standing", id(change.standing()));
        out.put("against", change.against());
        switch (change.body()) {
            case ClaimBody c -> {
                Map<String, Object> attribution = new LinkedHashMap<>();
                attribution.put("kind", id(c.attribution()));
                attribution.put("speaker", c.speaker());
                attribution.put("words", c.words());
                attribution.put("through", c.through());
                out.put("attribution", attribution);
                out.put("kind", id(c.kind()));
                out.put("says", c.says());
                out.put("quoted", c.quoted());
                out.put("hedge", c.hedge());
                out.put("about", c.about());
                out.put("where", c.where());
                out.put("time", time(c.when(), c.time()));
            }
            case ActBody a -> {
                out.put("act", id(a.type()));
                out.put("cameo", a.cameo());
                out.put("plover", a.type().plover());
                out.put("by", a.by());
                out.put("words", a.words());
                out.put("says", a.says());
                out.put("where", a.where());
                out.put("time", time(a.when(), a.time()));
            }
            case DemandBody d -> {
                out.put("claim", d.claim());
                out.put("party", d.party());
                out.put("about", d.about());
                out.put("says", d.says());
                out.put("where", d.where());
            }
            case PointBody p -> {
                out.put("issue", p.issue());
                out.put("says", p.says());
                out.put("where", p.where());
            }
        }
        return out;
    }

    private static Map<String, Object> time(@Nullable When when, String words) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("words", words);
        out.put("earliest", when == null ? null : when.earliest().toString());
        out.put("latest", when == null ? null : when.latest().toString());
        out.put("basis", when == null ? null : when.basis());
        return out;
    }

    private static @Nullable List<Integer> bytes(Article article, @Nullable Span characters) {
        return characters == null ? null : span(article.document().text().bytes(characters));
    }

    private static List<Integer> span(Span span) {
        return new ArrayList<>(List.of(span.begin(), span.end()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** A constant as files write it. */
    public static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
