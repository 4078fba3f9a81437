package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;

/** Sentences made to tempt a reader into giving somebody unnamed a name. */
class MisattributionTest {

    /** Text, and the words that nobody named may be given. */
    private record Trap(String text, String words) {}

    private static final List<Trap> TRAPS = List.of(
            new Trap(
                    "Minister Jonas Hale left early. An official in his ministry said the ferry plan was finished.",
                    "finished"),
            new Trap(
                    "Jonas Hale, the transport minister, spoke first. “The ferry plan is finished,” the official said.",
                    "finished"),
            new Trap(
                    "Jonas Hale said the port would open. “It will not,” a source said. “Not this year,” the source added.",
                    "Not this year"),
            new Trap("Jonas Hale said the port would open. An aide disagreed. “It will not,” he said.", "It will not"),
            new Trap(
                    "Jonas Hale met a senior official on Monday. He said the ferries would stop.",
                    "ferries would stop"),
            new Trap(
                    "A port official said the crane was safe. Another official said it was not. “I would not stand under it,” he said.",
                    "stand under it"),
            new Trap(
                    "Jonas Hale and a spokesman for the port stood at the gate. “Nobody gets in,” the spokesman said.",
                    "Nobody gets in"),
            new Trap("Jonas Hale’s office was quiet. “We are waiting,” one of his advisers said.", "We are waiting"),
            new Trap("“We are waiting,” said a person close to Jonas Hale.", "We are waiting"),
            new Trap("People briefed on Jonas Hale’s plan said it had no money.", "no money"),
            new Trap(
                    "Jonas Hale smiled. On the wall somebody had written: “Go home, Jonas, and stay there.”",
                    "Go home"),
            new Trap("Residents met Jonas Hale on the pier. “Fix the lamps,” they said.", "Fix the lamps"),
            new Trap("The Herald reported, citing an aide to Jonas Hale, that the deal was off.", "the deal was off"),
            new Trap(
                    "Two officials spoke after Jonas Hale had gone. One of them said the minister was tired.",
                    "minister was tired"));

    @TestFactory
    List<DynamicTest> no_trap_yields_a_name() {
        return TRAPS.stream()
                .map(trap -> DynamicTest.dynamicTest(trap.text(), () -> {
                    List<Utterance> said = Corpus.said(trap.text());
                    String text = Corpus.article(trap.text()).text();
                    assertThat(said).anyMatch(u -> holds(u, text, trap.words()));
                    assertThat(said)
                            .filteredOn(u -> holds(u, text, trap.words()))
                            .allSatisfy(u -> {
                                assertThat(u.kind()).isNotEqualTo(Kind.NAMED_OFFICIAL);
                                assertThat(String.valueOf(u.speaker())).isNotEqualTo("Jonas Hale");
                            });
                }))
                .toList();
    }

    private static boolean holds(Utterance u, String text, String words) {
        return u.content().stream()
                .anyMatch(c -> text.substring(c.begin(), c.end()).contains(words));
    }
}
