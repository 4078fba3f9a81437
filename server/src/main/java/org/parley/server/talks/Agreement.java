package org.parley.server.talks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether delegations have agreed to a text: each of them was shown exactly these bytes, said that it holds them, and then
 * released an acceptance of every clause. What they keep to themselves counts for nothing, whatever it is.
 *
 * @param parties whose acceptance is needed
 * @param missing what is not there yet, by party, then in the order of the clauses
 */
public record Agreement(Copy copy, List<String> parties, List<Missing> missing) {

    public Agreement {
        parties = List.copyOf(parties);
        missing = List.copyOf(missing);
    }

    /** What can be missing. */
    public enum What {
        /** It was not shown these bytes under this number last. */
        NOT_SHOWN,
        /** It has not said that it holds them, or read out another code. */
        NOT_ACKNOWLEDGED,
        /** It has released no answer to the clause of these bytes. */
        NO_ANSWER,
        /** The answer that it released is another one than acceptance. */
        OTHER_ANSWER
    }

    /**
     * Something that is not there yet.
     *
     * @param clause id; null where it is not about one
     * @param place number of the clause; null likewise
     * @param answer that was released; null where there is none
     */
    public record Missing(
            String party,
            What what,
            @Nullable String clause,
            @Nullable Integer place,
            @Nullable Answer answer) {}

    /** @param seen the chains that a member of the team may read */
    public static Agreement of(List<Seen> seen, Copy copy, List<String> parties) {
        List<Missing> missing = new ArrayList<>();
        WhoHasWhat holdings = WhoHasWhat.of(seen, parties);
        for (String party : parties) {
            missing(seen, copy, party, holdings, missing);
        }
        return new Agreement(copy, parties, missing);
    }

    public boolean isComplete() {
        return !parties.isEmpty() && missing.isEmpty();
    }

    /** What one delegation has not done yet. */
    public List<Missing> missing(String party) {
        return missing.stream().filter(one -> one.party().equals(party)).toList();
    }

    private static void missing(List<Seen> seen, Copy copy, String party, WhoHasWhat holdings, List<Missing> into) {
        TextVersion version = copy.version();
        Optional<WhoHasWhat.Cell> cell = holdings.cell(version.text(), version.number(), party);
        boolean shown = cell.filter(held -> !held.showings().isEmpty())
                .map(held -> held.showings().getLast().copy().hash().equals(copy.hash()))
                .orElse(false);
        if (!shown) {
            into.add(new Missing(party, What.NOT_SHOWN, null, null, null));
        }
        if (!shown || !cell.map(held -> holds(held, copy)).orElse(false)) {
            into.add(new Missing(party, What.NOT_ACKNOWLEDGED, null, null, null));
        }
        Map<String, Answer> released = released(seen, copy, party);
        int place = 0;
        for (Clause clause : version.clauses()) {
            place++;
            Answer answer = released.get(clause.id());
            if (answer != Answer.ACCEPT) {
                What what = answer == null ? What.NO_ANSWER : What.OTHER_ANSWER;
                into.add(new Missing(party, what, clause.id(), place, answer));
            }
        }
    }

    /** Whether what it said last is that it holds these bytes; to be shown them once more takes nothing back. */
    private static boolean holds(WhoHasWhat.Cell cell, Copy copy) {
        if (cell.receipts().isEmpty()) {
            return false;
        }
        WhoHasWhat.Receipt last = cell.receipts().getLast();
        return copy.code().isReadAs(last.code())
                && (last.hash() == null || last.hash().equals(copy.hash()));
    }

    /** Clause to the last answer that was released while these bytes were what the party had been shown last. */
    private static Map<String, Answer> released(List<Seen> seen, Copy copy, String party) {
        TextVersion version = copy.version();
        Map<String, Answer> answers = new HashMap<>();
        List<WhoHasWhat.Showing> showings = WhoHasWhat.showings(seen, party).stream()
                .filter(showing -> showing.copy().version().text().equals(version.text())
                        && showing.copy().version().number() == version.number())
                .toList();
        for (Seen entry : Texts.inTime(seen)) {
            if (entry.deed() instanceof Drafting.AnswersReleased given
                    && given.text().equals(version.text())
                    && given.number() == version.number()
                    && party.equals(Answers.party(entry))) {
                boolean these = showings.stream()
                        .filter(showing -> !showing.at().isAfter(entry.at()))
                        .reduce((one, other) -> other)
                        .filter(last -> last.copy().hash().equals(copy.hash()))
                        .isPresent();
                for (ClauseAnswer answer : given.answers()) {
                    if (these) {
                        answers.put(answer.clause(), answer.answer());
                    } else {
                        answers.remove(answer.clause());
                    }
                }
            }
        }
        return answers;
    }
}
