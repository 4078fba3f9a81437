package org.parley.evidence.review;

import java.util.Comparator;
import java.util.List;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.article.Furniture;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.speech.Utterance;

/** A page with the article's spans beside the proposals; no script, nothing from elsewhere. */
public final class ReviewPage {

    private static final String STYLE =
            "body{font:16px/1.5 serif;max-width:76rem;margin:2rem auto;padding:0 1rem;display:grid;grid-template-columns:1fr 1fr;gap:2rem}"
                    + "@media(max-width:60rem){body{display:block}}h1,h2{grid-column:1/-1;font-size:1.2rem}mark{background:#fff3c4}mark.source{background:#d7e8f7}mark.cue{background:#e7e3f4}"
                    + ".furniture{color:#666;font-size:.85rem}pre{white-space:pre-wrap;font:inherit;border-left:3px solid #888;padding-left:.7rem}";

    private ReviewPage() {}

    public static String of(Article article, List<Utterance> said, List<ProposedChange> changes) {
        StringBuilder out = new StringBuilder(
                "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>"
                        + escaped(article.document().name()) + "</title><style>" + STYLE + "</style></head><body><h1>"
                        + escaped(article.document().name())
                        + "</h1><main><h2>The article</h2>\n");
        for (Block block : article.blocks()) {
            Furniture reason = block.reason();
            if (reason != null) {
                out.append("<p class=\"furniture\">[")
                        .append(escaped(reason.meaning()))
                        .append("] ")
                        .append(escaped(article.words(block.place())))
                        .append("</p>\n");
            } else {
                out.append("<p>").append(marked(article, block, said)).append("</p>\n");
            }
        }
        out.append("</main><section><h2>Proposals</h2>\n");
        changes.forEach(change -> out.append("<pre id=\"")
                .append(change.id())
                .append("\">")
                .append(escaped(change.id() + "  " + Reviewer.words(change)))
                .append("</pre>\n"));
        return out.append("</section></body></html>\n").toString();
    }

    private static String marked(Article article, Block block, List<Utterance> said) {
        String[] of = new String[article.text().length() + 1];
        for (Utterance u : said) {
            u.content().forEach(c -> java.util.Arrays.fill(of, c.begin(), c.end(), "content"));
        }
        said.stream().sorted(Comparator.comparing(Utterance::id)).forEach(u -> {
            if (u.source() != null) {
                java.util.Arrays.fill(of, u.source().begin(), u.source().end(), "source");
            }
            if (u.cue() != null) {
                java.util.Arrays.fill(of, u.cue().begin(), u.cue().end(), "cue");
            }
        });
        StringBuilder out = new StringBuilder();
        int i = block.place().begin();
        while (i < block.place().end()) {
            int k = i;
            while (k < block.place().end() && java.util.Objects.equals(of[k], of[i])) {
                k++;
            }
            String words = escaped(article.text().substring(i, k));
            out.append(of[i] == null ? words : "<mark class=\"" + of[i] + "\">" + words + "</mark>");
            i = k;
        }
        return out.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
