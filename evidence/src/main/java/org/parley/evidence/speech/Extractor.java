package org.parley.evidence.speech;

import java.util.List;
import org.parley.evidence.article.Article;

/**
 * The port for whatever finds reported speech: rules, a tagger, a language model. {@code ExtractorContract} in the tests
 * is its conformance suite: spans lie in the story and nowhere else, an orphan has no speaker, an unnamed source gets no
 * name, and the same article gives the same answer.
 */
public interface Extractor {

    /** What the name of the extractor is, for outputs. */
    String name();

    /** All reported speech of an article, in the order of its first character. */
    List<Utterance> extract(Article article);
}
