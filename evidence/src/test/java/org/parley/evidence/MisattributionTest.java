package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.parley.casefile.CaseFile;
import org.parley.evidence.article.Article;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;
import org.parley.model.Case;

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
                    "minister was tired"),
            new Trap("Jonas Hale left. Friends of Jonas Hale said the road was closed.", "road was closed"),
            new Trap("Jonas Hale left. Lawyers for Jonas Hale said the road was closed.", "road was closed"),
            new Trap("Jonas Hale left. The lawyer for Jonas Hale said the road was closed.", "road was closed"),
            new Trap("Jonas Hale left. The man beside Jonas Hale said the road was closed.", "road was closed"),
            new Trap("Jonas Hale left. Supporters of Jonas Hale said the road was closed.", "road was closed"),
            new Trap(
                    "Jonas Hale left. “The road is closed,” said an official accompanying Jonas Hale.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale left. “The road is closed,” said a colleague sitting beside Jonas Hale.",
                    "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” said a man walking with Jonas Hale.", "road is closed"),
            new Trap(
                    "Jonas Hale left. “The road is closed,” said one of those who had voted for Jonas Hale.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale left. “The road is closed,” said somebody in the camp of Jonas Hale.",
                    "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” said aides to Jonas Hale.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” said Jonas Hale’s driver.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” said the driver of Jonas Hale.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” a spokeswoman for Jonas Hale said.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” the spokeswoman for Jonas Hale said.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” Hale’s spokeswoman said.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” the office of Jonas Hale said.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” sources around Jonas Hale said.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” neighbours of Jonas Hale said.", "road is closed"),
            new Trap("Jonas Hale left. “The road is closed,” two men working for Jonas Hale said.", "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. A nurse laughed. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. In the bar a man laughed. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. Not so, a driver at the barrier said. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. Behind him stood a driver. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. The driver behind him shook his head. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. At the barrier the guard disagreed. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. His deputy disagreed. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. His wife disagreed. “The road is closed,” she said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. Drivers disagreed. “The road is closed,” one said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. “The road is closed!” somebody shouted from the back.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. On the barrier hangs a sheet of paper: “The road is closed.”",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. The answer came from the back: “The road is closed.”",
                    "road is closed"),
            new Trap("An official met Jonas Hale at the gate. “The road is closed,” he said.", "road is closed"),
            new Trap(
                    "An official came in, and Jonas Hale was silent. “The road is closed,” he said.", "road is closed"),
            new Trap(
                    "A driver stood at the gate and Jonas Hale waited in the car. “The road is closed,” he said.",
                    "road is closed"),
            new Trap("The driver is a cousin of Jonas Hale. “The road is closed,” he said.", "road is closed"),
            new Trap("The driver was sent by Jonas Hale. “The road is closed,” he said.", "road is closed"),
            new Trap("The road was built by Jonas Hale’s father. “The road is closed,” he said.", "road is closed"),
            new Trap(
                    "The letter was signed by two officials and by Jonas Hale. “The road is closed,” he said.",
                    "road is closed"),
            new Trap("He was thinner than Jonas Hale. “The road is closed,” he said.", "road is closed"),
            new Trap("One driver was louder than Jonas Hale. “The road is closed,” he said.", "road is closed"),
            new Trap("For Jonas Hale’s driver, the day was over. “The road is closed,” he said.", "road is closed"),
            new Trap(
                    "An aide stayed behind. For Jonas Hale, the day was over. “The road is closed,” the aide said.",
                    "road is closed"),
            new Trap("The spokesman for the mayor, Jonas Hale, said today: “The road is closed.”", "road is closed"),
            new Trap(
                    "The spokesman for the mayor, Jonas Hale, left. “The road is closed,” the spokesman said.",
                    "road is closed"),
            new Trap("An aide to the mayor, Jonas Hale, said: “The road is closed.”", "road is closed"),
            new Trap("The office of the mayor, Jonas Hale, said the road was closed.", "road was closed"),
            new Trap(
                    "A friend of his, as Jonas Hale put it, was there. “The road is closed,” the friend said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open, but a docker at the gate laughed. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. A pensioner waved. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. Somebody at the back stood up. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. Not everybody agreed. “The road is closed,” a voice called.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. A voice from the back disagreed. “The road is closed,” he said.",
                    "road is closed"),
            new Trap(
                    "Jonas Hale said the road was open. A colleague of Jonas Hale disagreed. “The road is closed,” he said.",
                    "road is closed"));

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

    private static final Case KNOWN = CaseFile.read("""
            parley: 1
            title: Road and port
            as_of: 2025-03-05
            parties:
              port: {name: Port}
              drivers: {name: Drivers}
            persons:
              hale: {name: Jonas Hale, office: transport minister, speaks_for: port}
            issues:
              road:
                name: Road
                question: Is the road open?
                options: [open, closed]
            """, "case");

    @TestFactory
    List<DynamicTest> no_trap_becomes_an_act_a_claim_or_a_demand_of_the_named_person() {
        return TRAPS.stream()
                .map(trap -> DynamicTest.dynamicTest(trap.text(), () -> {
                    Article article = Corpus.article(trap.text());
                    int from = article.text().lastIndexOf(trap.words());
                    Span place = article.document()
                            .text()
                            .bytes(from, from + trap.words().length());
                    assertThat(Proposals.of(article, Corpus.RULES.extract(article), KNOWN, null))
                            .filteredOn(c -> c.span().overlaps(place))
                            .allSatisfy(c -> assertThat(by(c)).isNotEqualTo("hale"))
                            .filteredOn(c -> c.body() instanceof DemandBody)
                            .allSatisfy(c -> assertThat(by(c)).isEqualTo("nobody"));
                }))
                .toList();
    }

    private static String by(ProposedChange change) {
        String by = switch (change.body()) {
            case ActBody act -> act.by();
            case ClaimBody claim -> claim.speaker();
            case DemandBody demand -> demand.party();
            case PointBody point -> null;
        };
        return by == null ? "nobody" : by;
    }

    private static boolean holds(Utterance u, String text, String words) {
        return u.content().stream()
                .anyMatch(c -> text.substring(c.begin(), c.end()).contains(words));
    }
}
