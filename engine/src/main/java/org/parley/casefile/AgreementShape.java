package org.parley.casefile;

import static org.parley.casefile.CaseShape.AN_ID;
import static org.parley.casefile.CaseShape.A_DATE;
import static org.parley.casefile.CaseShape.A_NUMBER;
import static org.parley.casefile.CaseShape.IDS;
import static org.parley.casefile.CaseShape.WORDS;
import static org.parley.casefile.CaseShape.entry;
import static org.parley.casefile.CaseShape.optional;
import static org.parley.casefile.CaseShape.required;
import static org.parley.casefile.CaseShape.word;

import java.util.List;
import org.parley.casefile.Shape.Either;
import org.parley.casefile.Shape.Entry;
import org.parley.casefile.Shape.Key;
import org.parley.casefile.Shape.Kind;
import org.parley.casefile.Shape.ListOf;
import org.parley.casefile.Shape.MapOf;
import org.parley.casefile.Shape.Value;
import org.parley.model.Agreement;
import org.parley.model.Basis;
import org.parley.model.Guarantee;
import org.parley.model.Obligation;
import org.parley.model.Performance;
import org.parley.model.Stage;

/** Every key of an agreement, and those by which acts refer to one; a part of {@link CaseShape}. */
final class AgreementShape {

    private static final Shape WHOLE = new Value(Kind.WHOLE);
    private static final Shape YES_NO = new Value(Kind.YES_NO);
    private static final Shape INTERVAL = new Either(List.of(A_NUMBER, new ListOf(A_NUMBER, false)));

    private static final Entry PRECEDENCE = new Entry(
            "precedence",
            List.of(
                    required("obligation", AN_ID, "The obligation that comes first."),
                    optional("quantity", A_NUMBER, "How much of it; all if left out.")));

    private static final Shape AFTER = new ListOf(new Either(List.of(AN_ID, PRECEDENCE)), true);

    private static final Entry RATE = new Entry(
            "rate",
            List.of(
                    required("per", AN_ID, "The obligation whose items are counted."),
                    optional("amount", A_NUMBER, "What is owed for each item without an amount of its own."),
                    optional("amounts", new MapOf("category", A_NUMBER), "What is owed for each item of a category.")));

    private static final Entry PACE = new Entry(
            "pace",
            List.of(required("quantity", A_NUMBER, "So much ..."), required("days", WHOLE, "... in so many days.")));

    private static final Entry ROSTER = entry(
            "roster",
            optional("name", WORDS, "Its name; the id if left out."),
            optional("of", AN_ID, "The side that holds the people or things on it."),
            optional("total", A_NUMBER, "How many in all, where the text says so."),
            optional(
                    "categories",
                    new MapOf("category", A_NUMBER),
                    "How many in each category. Numbers only: never names of private persons."),
            optional("uncounted", IDS, "Categories that the text names without a number."));

    private static final Entry EVENT = entry(
            "agreement event",
            required("says", WORDS, "What happens, as a clause."),
            optional("act", AN_ID, "The act by which it happened."));

    private static final Entry OBLIGATION = entry(
            "obligation",
            required("id", AN_ID, "Its id."),
            required("by", AN_ID, "Who owes it."),
            optional("to", AN_ID, "To whom."),
            required("says", WORDS, "What is owed, as words that follow the name."),
            optional("deed", word(Obligation.Deed.values()), "Of what kind it is."),
            optional("quantity", A_NUMBER, "How much."),
            optional("unit", WORDS, "Of what."),
            optional("roster", AN_ID, "The roster that it draws on."),
            optional("rate", RATE, "How much follows from another obligation."),
            optional("every", WHOLE, "The quantity is due again every so many days."),
            optional("pace", PACE, "How it is spread over its days."),
            optional("daily_capacity", A_NUMBER, "Most that can be delivered on a day."),
            optional("atomic", YES_NO, "Whether all of it is one step."),
            optional("after", AFTER, "Obligations that come first, whole or so much of them."),
            optional("in_return_for", IDS, "Obligations of the other side that it answers."),
            optional("counted_from", AN_ID, "The event, obligation or stage from which its days count."),
            optional("first_day", WHOLE, "Earliest day, from day zero unless counted from something else."),
            optional("last_day", WHOLE, "Latest day, likewise."),
            optional("place", WORDS, "Where."),
            optional(
                    "reversal",
                    word(Obligation.Reversal.values()),
                    "On a walk-out the giver gets its cost back (recoverable), the receiver loses the value (revocable), both or never."),
            optional("verifier", AN_ID, "Who verifies it."),
            optional("verified_within", WHOLE, "Days that verifying takes."),
            optional("evidence", WORDS, "What is asked as proof."),
            optional("remedy", WORDS, "What is owed when it is not done."),
            optional("last_unit", WORDS, "What holds for the last unit, or for a rest that does not come out even."),
            optional("uses", IDS, "Defined terms that its wording rests on."));

    private static final Entry GATE = new Entry(
            "gate",
            List.of(
                    required("says", WORDS, "What must hold before the stage begins, as a clause."),
                    optional("after", AFTER, "What must have been delivered for it."),
                    optional("by_day", WHOLE, "Day by which it must hold, from day zero."),
                    optional("if_unmet", word(Stage.IfUnmet.values()), "What happens if it does not hold in time."),
                    optional("unmet_days", WHOLE, "For how many days that goes on; no end if left out.")));

    private static final Entry OPEN_TERMS = new Entry(
            "open terms",
            List.of(
                    required("says", WORDS, "What is still to be agreed."),
                    optional("by_day", WHOLE, "Day by which, from day zero.")));

    private static final Entry STAGE = entry(
            "stage",
            required("id", AN_ID, "Its id."),
            optional("name", WORDS, "Its name; the id if left out."),
            optional("first_day", WHOLE, "Its first day, from day zero; after the stage before if left out."),
            optional("days", WHOLE, "How long it lasts."),
            optional("gate", new Either(List.of(WORDS, GATE)), "What must hold before it begins."),
            optional("open", new Either(List.of(WORDS, OPEN_TERMS)), "What about it is still to be agreed."),
            optional("obligations", new ListOf(OBLIGATION, false), "What is due in it."));

    private static final Entry EXTENSION = entry(
            "extension",
            required("id", AN_ID, "Its id."),
            optional("says", WORDS, "The rule, as a sentence."),
            required("stage", AN_ID, "The stage that is extended."),
            required("days", WHOLE, "By so many days ..."),
            required("per", A_NUMBER, "... for each so many more ..."),
            required("of", AN_ID, "... of this obligation, delivered ..."),
            optional("beyond", A_NUMBER, "... beyond so many; 0 if left out."),
            optional("counting", IDS, "Categories that count; all if left out."),
            optional("most", WHOLE, "Most days that it can give in all."));

    private static final Entry GUARANTEE = entry(
            "guarantee",
            required("id", AN_ID, "Its id."),
            required("by", AN_ID, "Who puts it up."),
            optional("to", IDS, "Who is covered."),
            required("says", WORDS, "What is put up."),
            optional(
                    "kind",
                    word(Guarantee.Kind.values()),
                    "A bond is forfeited by who walks out, an indemnity paid to who is let down, an escrow held by a third."),
            optional("against", IDS, "Whose walk-out or default calls it."),
            optional("covers", IDS, "Obligations that it stands for; the whole agreement if left out."),
            optional("amount", INTERVAL, "How much, in the unit of the stakes unless a unit is given."),
            optional("unit", WORDS, "Of what."),
            optional("holder", AN_ID, "Who holds an escrow."),
            optional("called", WORDS, "When it is called."),
            optional("released", WORDS, "When it is released."),
            optional("released_after", AFTER, "What must have been delivered for its release."),
            optional("on_walk_out", word(Guarantee.OnWalkOut.values()), "Where an escrow goes if somebody walks out."));

    private static final Entry MECHANISM = entry(
            "mechanism",
            required("id", AN_ID, "Its id."),
            required("name", WORDS, "Its name."),
            optional("says", WORDS, "What it does, as a sentence."),
            optional("chairs", IDS, "Who chairs it."),
            optional("members", IDS, "Who sits on it."),
            optional("place", WORDS, "Where it sits."),
            optional("meets", WORDS, "How often, or when."),
            optional("hotline", WORDS, "How it is reached at any time."));

    private static final Entry DISPUTE_STEP = entry(
            "dispute step",
            required("id", AN_ID, "Its id."),
            required("says", WORDS, "What is done, as a sentence."),
            optional("by", AN_ID, "Who does it."),
            optional("days", WHOLE, "Deadline, from the step before or from when the dispute was raised."));

    private static final Entry CLAUSE = entry(
            "clause",
            required("id", AN_ID, "Its id."),
            required("says", WORDS, "The clause, as a sentence."),
            optional("of", IDS, "Obligations or stages that it is about; the whole agreement if left out."),
            optional("days", WHOLE, "Days of notice."));

    private static final Entry STAKES = entry(
            "stakes",
            optional(
                    "gives",
                    new MapOf("obligation, or obligation.category", INTERVAL),
                    "Cost to the side of one unit of what it gives: a number, or the least and the most."),
            optional(
                    "receives",
                    new MapOf("obligation, or obligation.category", INTERVAL),
                    "Value to the side of one unit of what it gets."),
            optional("walk_away", INTERVAL, "What the side loses by walking out, besides what is still to come."),
            optional(
                    "order",
                    new ListOf(new Either(List.of(AN_ID, new ListOf(AN_ID, false))), false),
                    "Where only an order is known: the heaviest first; equals in a list; `walk-away` may stand among them."),
            required("basis", word(Basis.values()), "Where this comes from."));

    static final Entry AGREEMENT = entry(
            "agreement",
            required("title", WORDS, "Its title."),
            optional("act", AN_ID, "The act that put it forward."),
            optional("standing", word(Agreement.Standing.values()), "Whether it is agreed or proposed."),
            optional("day_zero", A_DATE, "The day from which days are counted, itself day 0."),
            optional("terms", new MapOf("term", WORDS), "Words that the text defines, with their definitions."),
            optional("events", new MapOf("event id", EVENT), "Events from which days are counted."),
            optional("rosters", new MapOf("roster id", ROSTER), "Whom or what it is about, as numbers by category."),
            required("stages", new ListOf(STAGE, false), "Its stages, in order."),
            optional("extensions", new ListOf(EXTENSION, false), "Rules that give more days."),
            optional("guarantees", new ListOf(GUARANTEE, false), "What third parties, or the sides, put up."),
            optional("mechanisms", new ListOf(MECHANISM, false), "Bodies that follow how it is carried out."),
            optional("disputes", new ListOf(DISPUTE_STEP, false), "Steps when the sides disagree, in order."),
            optional("exceptions", new ListOf(CLAUSE, false), "When something owed is not owed."),
            optional("termination", new ListOf(CLAUSE, false), "How it ends before its time."),
            optional("stakes", new MapOf("party id", STAKES), "What each side is taken to have at stake."));

    private static final Entry PART = new Entry(
            "part",
            List.of(
                    required("clause", AN_ID, "The obligation, stage or other clause of the agreement."),
                    optional("quantity", A_NUMBER, "How much; the sum of the categories if left out."),
                    optional("categories", new MapOf("category", A_NUMBER), "How much of each category.")));

    static final Key UNDER = optional(
            "under",
            new ListOf(new Either(List.of(AN_ID, PART)), true),
            "What was delivered, verified, disputed or touched, clause by clause.");
    static final Key INTENT =
            optional("intent", word(Performance.Intent.values()), "Of an incident, in the view of who acts.");
    static final Key ATTRIBUTED_TO = optional("attributed_to", AN_ID, "Whom an incident is attributed to.");

    private AgreementShape() {}
}
