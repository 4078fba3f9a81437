package org.parley.casefile;

import static org.parley.casefile.Shape.Kind.DATE;
import static org.parley.casefile.Shape.Kind.ID;
import static org.parley.casefile.Shape.Kind.LATENCY;
import static org.parley.casefile.Shape.Kind.NUMBER;
import static org.parley.casefile.Shape.Kind.TEXT;
import static org.parley.casefile.Shape.Kind.URL;
import static org.parley.casefile.Shape.Kind.WHOLE;
import static org.parley.casefile.Shape.Kind.YES_NO;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.parley.casefile.Shape.Either;
import org.parley.casefile.Shape.Entry;
import org.parley.casefile.Shape.Key;
import org.parley.casefile.Shape.ListOf;
import org.parley.casefile.Shape.MapOf;
import org.parley.casefile.Shape.Value;
import org.parley.casefile.Shape.Word;
import org.parley.model.ActType;
import org.parley.model.Attribution;
import org.parley.model.Basis;
import org.parley.model.Claim;
import org.parley.model.Firmness;
import org.parley.model.Reading;
import org.parley.model.Reliability;
import org.parley.model.Role;
import org.parley.model.TalksState;
import org.parley.model.Text;
import org.parley.model.UtilityFunction;
import org.parley.model.Visibility;

/** Every key of a case file: the one place that says so. Reading, JSON Schema and documentation are held against it. */
public final class CaseShape {

    static final Shape WORDS = new Value(TEXT);
    static final Shape A_DATE = new Value(DATE);
    private static final Shape TWO_DATES = new ListOf(A_DATE, false);
    static final Shape A_NUMBER = new Value(NUMBER);
    static final Shape AN_ID = new Value(ID);
    static final Shape IDS = new ListOf(AN_ID, true);
    private static final Shape AN_OPTION = new Value(Shape.Kind.OPTION);
    private static final Shape OPTIONS = new ListOf(AN_OPTION, true);

    private static final Key ON = optional("on", A_DATE, "The day, where it is known.");
    private static final Key BETWEEN = optional("between", TWO_DATES, "First and last day on which it can have been.");
    private static final Key BASIS = optional("basis", WORDS, "How an interval of days was inferred.");
    private static final Key VISIBILITY =
            optional("visibility", word(Visibility.values()), "Who may see the entry; public unless said.");
    private static final Key NOTE = optional("note", WORDS, "A remark of the case's author; never shown as a finding.");

    private static final Entry REPORT = new Entry(
            "report",
            List.of(
                    optional("state", word(TalksState.values()), "The state that the talks are said to be in."),
                    optional("sticking", IDS, "Issues said to stand in the way."),
                    optional("only", new Value(YES_NO), "Whether they are said to be the only ones."),
                    optional("turn", AN_ID, "The party said to have to move next."),
                    optional("awaiting", AN_ID, "The party whose answer is said to be awaited."),
                    optional(
                            "condition",
                            new Value(YES_NO),
                            "Whether that move is put as a condition for talks to go on.")));

    private static final Entry ATTRIBUTION = new Entry(
            "attribution",
            List.of(
                    required("kind", word(Attribution.Kind.values()), "How the speaker is known."),
                    optional(
                            "speaker",
                            AN_ID,
                            "The person, actor or faction who said it; never for an anonymous speaker."),
                    optional("words", WORDS, "How the source describes the speaker."),
                    optional(
                            "through",
                            new ListOf(WORDS, true),
                            "Outlets or people who passed it on, nearest to the speaker first.")));

    private static final Entry CLAIM = new Entry(
            "claim",
            List.of(
                    required("source", AN_ID, "The source it was read in."),
                    required("attribution", ATTRIBUTION, "Whose word it is."),
                    required("kind", word(Claim.Kind.values()), "What is claimed: a fact, a position, a motive ..."),
                    required("says", WORDS, "What is said, as a sentence in your own words."),
                    optional("quoted", WORDS, "The speaker's own words, short and verbatim."),
                    optional("hedge", WORDS, "The hedging word of the source, such as appear or could."),
                    required("credibility", new Value(WHOLE), "1 confirmed to 5 improbable, 6 cannot be judged."),
                    optional("about", IDS, "Issues it is about."),
                    optional("answers", AN_ID, "The claim that it is about or replies to."),
                    optional("contradicts", IDS, "Claims that cannot hold together with it."),
                    optional("where", WORDS, "Its place in the source, such as a paragraph number."),
                    ON,
                    BETWEEN,
                    BASIS,
                    optional("reports", REPORT, "What it says about the talks themselves."),
                    VISIBILITY,
                    NOTE));

    private static final Shape CLAIMS = new ListOf(
            new Either(List.of(
                    AN_ID,
                    new Entry(
                            "claim written in place",
                            with(
                                    CLAIM.keys(),
                                    optional("id", AN_ID, "Its id; made up from the entry's if left out."))))),
            true);

    private static final Key CLAIMS_KEY =
            optional("claims", CLAIMS, "Claims that the entry rests on: ids, or claims written in place.");

    private static final List<Key> ACTOR_KEYS = List.of(
            required("name", WORDS, "Its name."),
            optional("roles", new ListOf(word(Role.values()), true), "Further roles besides that of the section."),
            optional("ally_of", IDS, "Actors that it is reported to stand by."));

    private static final Entry ACTOR = entry("mediator or observer", ACTOR_KEYS);

    private static final Entry PERSON = entry(
            "person",
            required("name", WORDS, "Name."),
            optional("office", WORDS, "Office held, as reported."),
            optional("speaks_for", AN_ID, "The actor that the person speaks for."),
            optional("within", AN_ID, "The actor or faction that the person belongs to, where that differs."));

    private static final Entry CHANNEL = entry(
            "channel",
            optional("id", AN_ID, "Its id; numbered if left out."),
            required("between", IDS, "The two actors that it joins."),
            optional("through", AN_ID, "Who carries the messages."),
            optional("place", WORDS, "Where, if reported."),
            optional("reachability", WORDS, "How hard the other end is to reach, if reported."),
            optional("latency", new Value(LATENCY), "How long a message and its answer take, if reported."));

    private static final Entry OPTION = new Entry(
            "option",
            List.of(
                    required("id", AN_ID, "Its id."),
                    optional("name", WORDS, "As a page says it."),
                    optional("value", A_NUMBER, "The number that it stands for.")));

    private static final Entry RANGE = new Entry(
            "range of numbers",
            List.of(
                    required("from", A_NUMBER, "Smallest number."),
                    required("to", A_NUMBER, "Largest number."),
                    required("step", A_NUMBER, "Distance between neighbours."),
                    optional("unit", WORDS, "What the numbers count."),
                    optional(
                            "real",
                            new Value(YES_NO),
                            "Whether numbers between two steps are possible too; the steps are then a grid, and figures"
                                    + " say so.")));

    private static final Entry PRECEDENT = entry(
            "precedent",
            optional("option", AN_OPTION, "The option that it amounts to."),
            required("says", WORDS, "What was agreed."),
            ON,
            BETWEEN,
            BASIS);

    private static final Entry ISSUE = entry(
            "issue",
            optional("name", WORDS, "A few words for tables; the id if left out."),
            required("question", WORDS, "The question to settle."),
            required(
                    "options",
                    new Either(List.of(new ListOf(new Either(List.of(AN_ID, OPTION)), false), RANGE)),
                    "Its admissible answers."),
            optional("ordered", new Value(YES_NO), "Whether the list of options is in order of degree."),
            optional("unit", WORDS, "What the options' values count."),
            optional(
                    "divisible",
                    new Value(YES_NO),
                    "Whether it can be shared out between the parties that its options name."),
            optional("precedents", new ListOf(PRECEDENT, false), "What was agreed on it before."));

    private static final Entry CONSTRAINT = entry(
            "constraint",
            required("id", AN_ID, "Its id."),
            required("holds", new Shape.ConditionShape(), "What every outcome must meet."),
            required("why", WORDS, "The reason."));

    private static final Entry SOURCE = new Entry(
            "source",
            List.of(
                    required("title", WORDS, "Its title."),
                    optional("publisher", WORDS, "Who published it."),
                    optional(
                            "published",
                            new Either(List.of(A_DATE, TWO_DATES)),
                            "The day, or first and last possible day."),
                    BASIS,
                    optional("url", new Value(URL), "Where it can be read."),
                    required(
                            "reliability",
                            word(Reliability.values()),
                            "A reliable to E unreliable, F cannot be judged."),
                    optional("chain", new ListOf(WORDS, true), "Outlets it passed through, the origin first."),
                    VISIBILITY,
                    NOTE));

    private static final Entry ACT = entry(
            "act",
            required("id", AN_ID, "Its id."),
            ON,
            BETWEEN,
            BASIS,
            required("by", AN_ID, "The actor, faction or person who acted."),
            optional("to", IDS, "Those it was addressed to."),
            optional("via", AN_ID, "The mediator who carried it."),
            optional("place", WORDS, "Where."),
            optional("in_reply_to", IDS, "Acts that it answers."),
            required("act", word(ActType.values()), "What was done."),
            required("says", WORDS, "What was done, as a sentence in your own words."),
            optional("outcome", new MapOf("issue id", AN_OPTION), "Options that the text puts forward, per issue."),
            optional("text", new MapOf("issue id", WORDS), "Wording of the text, per issue, where words say more."),
            optional("reported", word(Text.Reported.values()), "How much of the text is known."),
            optional("reading", word(Reading.values()), "How far it binds the actor."),
            AgreementShape.UNDER,
            AgreementShape.INTENT,
            AgreementShape.ATTRIBUTED_TO);

    private static final Entry DEMAND = entry(
            "demand",
            required("id", AN_ID, "Its id."),
            required("party", AN_ID, "The actor whose demand it is."),
            optional("require", new Shape.ConditionShape(), "The condition on outcomes."),
            optional(
                    "scope", word(List.of("in", "out")), "Whether the issue named under about belongs in these talks."),
            optional("process", WORDS, "A demand on how the talks are held."),
            optional("about", IDS, "Issues it is about, where no condition says so."),
            optional("says", WORDS, "The demand as words that follow the party's name."),
            required("firmness", word(Firmness.values()), "How firm it is."),
            optional("since", new Either(List.of(A_DATE, TWO_DATES)), "When it was first put."),
            optional("until", new Either(List.of(A_DATE, TWO_DATES)), "When it was given up."),
            BASIS);

    private static final Entry INTEREST = entry(
            "interest",
            required("id", AN_ID, "Its id."),
            required("of", AN_ID, "Whose interest it is."),
            required("says", WORDS, "The interest, as a sentence."),
            optional("about", IDS, "Issues it bears on."));

    private static final Entry ALTERNATIVE = entry(
            "alternative",
            required("id", AN_ID, "Its id."),
            required("of", AN_ID, "Whose alternative it is."),
            required("says", WORDS, "What the party has or faces without a deal, as a sentence."));

    private static final Entry PASSAGE = entry(
            "passage",
            required("id", AN_ID, "Its id."),
            required("says", WORDS, "The fact, as a sentence."),
            optional("about", IDS, "Issues it bears on."),
            ON,
            BETWEEN,
            BASIS);

    private static final Entry STEP = new Entry(
            "step",
            List.of(
                    required("says", WORDS, "What could follow."),
                    optional("hedge", WORDS, "The source's hedging word.")));

    private static final Entry CONSEQUENCE = entry(
            "consequence chain",
            required("id", AN_ID, "Its id."),
            optional("of", AN_ID, "The actor it is about."),
            required("given", WORDS, "The first step, as a clause that follows \"if\"."),
            required(
                    "then", new ListOf(new Either(List.of(WORDS, STEP)), false), "Steps that could follow, in order."));

    private static final Entry LINK = entry(
            "link",
            required("id", AN_ID, "Its id."),
            required("issues", IDS, "The issues tied together."),
            required("says", WORDS, "How, as a sentence."));

    private static final Entry VIEW = new Entry(
            "view",
            List.of(
                    required("says", WORDS, "One answer to the question, as a sentence."),
                    required("claims", CLAIMS, "Claims that give it.")));

    private static final Entry DISAGREEMENT = entry(
            "disagreement",
            required("id", AN_ID, "Its id."),
            required("question", WORDS, "The question that sources answer differently."),
            required("views", new ListOf(VIEW, false), "The answers, two at least."));

    private static final Shape PER_OPTION = new MapOf("issue id", new MapOf(ShapeCheck.OPTION_KEY, A_NUMBER));

    private static final Entry RECTANGLE = new Entry(
            "rectangle",
            List.of(
                    required("pays", A_NUMBER, "What it adds."),
                    optional(
                            "within",
                            new MapOf("issue id", new ListOf(A_NUMBER, false)),
                            "It pays where every issue's number lies from the first to the second."),
                    optional(
                            "outside",
                            new MapOf("issue id", new ListOf(A_NUMBER, false)),
                            "It pays where some issue's number does not.")));

    private static final Entry GROUP_LINE = new Entry(
            "group line",
            List.of(
                    required("options", OPTIONS, "One option per issue of the group, in its order."),
                    required("brings", A_NUMBER, "What they bring together.")));

    private static final Entry GROUP = new Entry(
            "group",
            List.of(
                    required("name", WORDS, "What it is called."),
                    required("issues", IDS, "The issues that count together."),
                    required("table", new ListOf(GROUP_LINE, false), "What is not listed brings 0.")));

    private static final Entry COMPARISON = new Entry(
            "comparison",
            List.of(
                    required("better", new MapOf("issue id", AN_OPTION), "An outcome."),
                    required("worse", new MapOf("issue id", AN_OPTION), "One that is liked less.")));

    private static final Entry WEIGHTING = new Entry(
            "weighting",
            List.of(
                    required("more", AN_ID, "The issue that matters more."),
                    required("less", AN_ID, "The issue that matters less.")));

    private static final Shape TWO_NUMBERS = new ListOf(A_NUMBER, false);

    private static final Entry INTERVALS = new Entry(
            "intervals",
            List.of(
                    optional("weights", new MapOf("issue id", TWO_NUMBERS), "What each weight lies between."),
                    optional(
                            "values",
                            new MapOf("issue id", new MapOf(ShapeCheck.OPTION_KEY, TWO_NUMBERS)),
                            "What an option's value within its issue, 0 to 1, lies between."),
                    optional("reservation", TWO_NUMBERS, "What no agreement is worth lies between.")));

    private static final Entry MOVED =
            entry("event", ON, BETWEEN, BASIS, required("says", WORDS, "What happened, as a sentence."));

    private static final Entry PROFILE = entry(
            "profile",
            required(
                    "kind",
                    word(List.of("additive", "points", "rectangles", "groups", "partial")),
                    "How the preferences are written."),
            optional("weights", new MapOf("issue id", A_NUMBER), "Additive: weight of each issue; they sum to 1."),
            optional("values", PER_OPTION, "Additive: value of each option, 0 to 1."),
            optional("points", PER_OPTION, "Points: points of each option."),
            optional("rectangles", new ListOf(RECTANGLE, false), "Rectangles: ranges of numbers that pay."),
            optional("aggregation", word(UtilityFunction.Aggregation.values()), "Rectangles: sum if left out."),
            optional("maximum", A_NUMBER, "Rectangles: what counts as a utility of 1."),
            optional("groups", new ListOf(GROUP, false), "Groups: tables whose entries are added."),
            optional("reservation", A_NUMBER, "What no agreement is worth, in the same unit; 0 if left out."),
            optional("discount", A_NUMBER, "Factor per unit of time, above 0 and at most 1."),
            optional("importance", IDS, "Partial: issues, the most important first."),
            optional("orders", new MapOf("issue id", OPTIONS), "Partial: options, the best first."),
            optional("prefers", new ListOf(COMPARISON, false), "Partial: whole outcomes, one liked better."),
            optional("matters", new ListOf(WEIGHTING, false), "Partial: pairs of issues, one mattering more."),
            optional(
                    "peaks",
                    new MapOf("issue id", AN_OPTION),
                    "Partial: the best option of an ordered issue, less liked on either side."),
            optional("intervals", INTERVALS, "Partial: numbers known to lie between two others."),
            optional(
                    "moved",
                    new ListOf(MOVED, false),
                    "Partial: dated events that may have moved what no agreement is worth."),
            required("basis", word(Basis.values()), "Where the numbers come from."));

    private static final Entry FACTION = entry(
            "faction",
            required("name", WORDS, "Its name."),
            optional("seats", new Value(WHOLE), "Its seats, where reported."),
            optional("veto", new Value(YES_NO), "Whether nothing passes without it."),
            optional("stance", WORDS, "What it is reported to want."),
            optional("profile", PROFILE, "Its measured preferences, where its consent counts at home."));

    private static final Entry PARTY = entry(
            "party",
            with(
                    ACTOR_KEYS,
                    optional("factions", new MapOf("faction id", FACTION), "Its domestic constituencies."),
                    optional(
                            "ratification",
                            new Shape.RatificationShape(),
                            "The rule by which an outcome passes at home.")));

    private static final Entry DECISION = new Entry(
            "decision",
            List.of(
                    required("at_least", new Value(WHOLE), "How many parties must accept."),
                    optional("including", IDS, "Parties without whom nothing passes.")));

    private static final Entry TIP = new Entry(
            "tip",
            List.of(
                    required("id", AN_ID, "Its id."),
                    optional("received", A_DATE, "The day on which it came."),
                    required("says", WORDS, "What was sent in, as it was sent."),
                    optional("about", IDS, "Issues that it is said to be about."),
                    NOTE));

    private static final Entry CASE = new Entry(
            "case",
            List.of(
                    required("parley", word(List.of("1")), "Version of this format."),
                    required("title", WORDS, "Title of the case."),
                    required("as_of", A_DATE, "The day at which the case stands."),
                    optional("summary", WORDS, "A sentence or two for a reader who knows nothing."),
                    required("parties", new MapOf("party id", PARTY), "Those who have to agree."),
                    optional("mediators", new MapOf("mediator id", ACTOR), "Those who carry messages."),
                    optional("observers", new MapOf("observer id", ACTOR), "Those who watch, comment or press."),
                    optional(
                            "persons",
                            new MapOf("person id", PERSON),
                            "People who hold an office and speak for somebody."),
                    optional("channels", new ListOf(CHANNEL, false), "Ways by which two actors reach each other."),
                    optional("issues", new MapOf("issue id", ISSUE), "Questions to settle."),
                    optional("constraints", new ListOf(CONSTRAINT, false), "Limits on outcomes, whoever wants what."),
                    optional("sources", new MapOf("source id", SOURCE), "Documents that claims were read in."),
                    optional("claims", new MapOf("claim id", CLAIM), "Who says what."),
                    optional("record", new ListOf(ACT, false), "What was done, act by act."),
                    optional("demands", new ListOf(DEMAND, false), "What each side asks for."),
                    optional("interests", new ListOf(INTEREST, false), "Why somebody wants something."),
                    optional("alternatives", new ListOf(ALTERNATIVE, false), "What each side has without a deal."),
                    optional("background", new ListOf(PASSAGE, false), "What a reader has to know of the issues."),
                    optional("context", new ListOf(PASSAGE, false), "What goes on around the talks."),
                    optional(
                            "consequences",
                            new ListOf(CONSEQUENCE, false),
                            "Reported chains of what could follow from what."),
                    optional("linked_issues", new ListOf(LINK, false), "Issues that a source ties together."),
                    optional(
                            "disagreements",
                            new ListOf(DISAGREEMENT, false),
                            "Questions that sources answer differently."),
                    optional(
                            "profiles",
                            new MapOf("party id", PROFILE),
                            "Preferences, where somebody measured or assumed them."),
                    optional(
                            "disagreement_point",
                            new MapOf("party id", A_NUMBER),
                            "What each has without a deal, where it is not the reservation value."),
                    optional("decision", DECISION, "Who must accept, where that is not everybody."),
                    optional("agreement", AgreementShape.AGREEMENT, "What was agreed, or is proposed to be."),
                    optional("tips", new ListOf(TIP, false), "What was sent in and nobody has checked; never used.")));

    private CaseShape() {}

    /** The shape of a whole case file. */
    public static Entry root() {
        return CASE;
    }

    /** A constant as a case file writes it: {@code RED_LINE} is {@code red-line}; single letters stay. */
    static String written(Enum<?> constant) {
        return constant.name().length() == 1
                ? constant.name()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Word word(Enum<?>[] constants) {
        return new Word(Arrays.stream(constants).map(CaseShape::written).toList());
    }

    private static Word word(List<String> words) {
        return new Word(words);
    }

    static Entry entry(String name, Key... keys) {
        return entry(name, List.of(keys));
    }

    static Entry entry(String name, List<Key> keys) {
        return new Entry(name, with(keys, CLAIMS_KEY, VISIBILITY, NOTE));
    }

    private static List<Key> with(List<Key> keys, Key... more) {
        List<Key> all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    static Key required(String name, Shape shape, String meaning) {
        return new Key(name, shape, true, meaning);
    }

    static Key optional(String name, Shape shape, String meaning) {
        return new Key(name, shape, false, meaning);
    }
}
