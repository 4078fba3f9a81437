package org.parley.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Intervals;
import org.parley.model.Meta;
import org.parley.model.PartialProfile;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.model.When;

/** Puts the answer to a question into the record. */
public final class Answers {

    private Answers() {}

    /**
     * The case with an answer more: an act where it is about one package and no agreement, else a line of the party's
     * partial profile.
     *
     * @param first whether the answer is the first one of the question
     * @param on the day of the answer, at which the case then stands if it stood at an earlier one
     */
    public static Case put(Case read, Question question, boolean first, When on) {
        Case.Builder builder = read.change();
        if (on.latest().isAfter(read.asOf())) {
            builder.asOf = on.latest();
        }
        switch (question) {
            case Question.WouldDo(String party, var outcome) ->
                builder.record.add(new Act(
                        freeId(read),
                        ActType.STATE,
                        on,
                        party,
                        List.of(),
                        null,
                        null,
                        List.of(),
                        read.nameOf(party) + " answered" + " that it would " + (first ? "" : "not ")
                                + "take a package rather than no agreement",
                        new Text(outcome.choices(), Map.of(), Text.Reported.FULL),
                        first ? Reading.ACCEPTABLE : Reading.UNACCEPTABLE,
                        Meta.NONE));
            case Question.Packages(String party, var one, var other) ->
                replace(builder, party, profile -> {
                    List<PartialProfile.Preference> prefers = new ArrayList<>(profile.prefers());
                    prefers.add(new PartialProfile.Preference(first ? one : other, first ? other : one));
                    return new PartialProfile(
                            party,
                            profile.importance(),
                            profile.orders(),
                            prefers,
                            profile.matters(),
                            profile.peaks(),
                            profile.intervals(),
                            profile.moved(),
                            profile.basis(),
                            profile.meta());
                });
            case Question.Issues(String party, String one, String other) ->
                replace(builder, party, profile -> {
                    List<PartialProfile.Weighting> matters = new ArrayList<>(profile.matters());
                    matters.add(new PartialProfile.Weighting(first ? one : other, first ? other : one));
                    return new PartialProfile(
                            party,
                            profile.importance(),
                            profile.orders(),
                            profile.prefers(),
                            matters,
                            profile.peaks(),
                            profile.intervals(),
                            profile.moved(),
                            profile.basis(),
                            profile.meta());
                });
        }
        return builder.build();
    }

    private static String freeId(Case read) {
        int number = 1;
        while (read.act("answer-" + number).isPresent()) {
            number++;
        }
        return "answer-" + number;
    }

    private static void replace(
            Case.Builder builder, String party, java.util.function.UnaryOperator<PartialProfile> changed) {
        for (int i = 0; i < builder.partialProfiles.size(); i++) {
            if (builder.partialProfiles.get(i).party().equals(party)) {
                builder.partialProfiles.set(i, changed.apply(builder.partialProfiles.get(i)));
                return;
            }
        }
        builder.partialProfiles.add(changed.apply(new PartialProfile(
                party,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Intervals.NONE,
                List.of(),
                Basis.ELICITED,
                Meta.NONE)));
    }
}
