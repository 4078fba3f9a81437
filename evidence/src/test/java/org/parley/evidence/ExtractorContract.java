package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Extractor;
import org.parley.evidence.speech.Utterance;

/** What every extractor owes, whatever it is made of: extend it and name yours. */
abstract class ExtractorContract {

    abstract Extractor extractor();

    private static final List<String> TEXTS = List.of(
            "Skip to content\n\nBy Ada Brann, The Ledger\n\nThe mayor said the bridge was safe. “It holds,” said Tom Brandt, an engineer. A source disagreed, calling it “a toy.”\n\n© The Ledger. All rights reserved.",
            "“Nobody came.”",
            "Nothing was said by anybody about anything on that long and quiet day in the harbour of Varn.",
            "He said she said they said it said that we said so.",
            "“ ” ‘ ’ said said said , , said . “said” said: said");

    @Test
    void spans_lie_within_one_story_and_never_in_furniture() {
        for (String text : TEXTS) {
            Article article = Corpus.article(text);
            List<Span> story = article.story().stream().map(Block::place).toList();
            for (Utterance u : extractor().extract(article)) {
                assertThat(u.content())
                        .isNotEmpty()
                        .allSatisfy(c -> assertThat(story).anyMatch(s -> s.contains(c)));
                if (u.source() != null) {
                    Span source = u.source();
                    assertThat(story).anyMatch(s -> s.contains(source));
                }
            }
        }
    }

    @Test
    void an_orphan_has_no_speaker() {
        for (String text : TEXTS) {
            assertThat(extractor().extract(Corpus.article(text)))
                    .filteredOn(Utterance::isOrphan)
                    .allSatisfy(u -> assertThat(u.speaker()).isNull());
        }
    }

    @Test
    void ids_are_unique_and_what_is_within_another_names_one_that_is_there() {
        for (String text : TEXTS) {
            List<Utterance> said = extractor().extract(Corpus.article(text));
            Set<String> ids = said.stream().map(Utterance::id).collect(Collectors.toSet());
            assertThat(ids).hasSameSizeAs(said);
            assertThat(said)
                    .allSatisfy(u -> assertThat(u.within() == null || ids.contains(u.within()))
                            .isTrue());
        }
    }

    @Test
    void the_same_article_gives_the_same_answer() {
        for (String text : TEXTS) {
            assertThat(extractor().extract(Corpus.article(text)))
                    .isEqualTo(extractor().extract(Corpus.article(text)));
        }
    }
}
