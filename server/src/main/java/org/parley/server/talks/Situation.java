package org.parley.server.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The team's first page: what waits, what is overdue, where the parties do not hold the same, where each text stands.
 *
 * @param awaited answers of the delegations and the mediation, the longest awaited first; overdue ones are among them
 * @param splits alarms first
 * @param disclosures on which somebody has to decide
 * @param deadlines the earliest first
 */
public record Situation(
        Facts facts,
        List<Awaited> awaited,
        List<WhoHasWhat.Split> splits,
        List<TextLine> texts,
        List<Disclosures.Request> disclosures,
        List<Deadline> deadlines) {

    public Situation {
        awaited = List.copyOf(awaited);
        splits = List.copyOf(splits);
        texts = List.copyOf(texts);
        disclosures = List.copyOf(disclosures);
        deadlines = List.copyOf(deadlines);
    }

    /**
     * One text.
     *
     * @param shown the newest version that anybody was shown; null where there are only drafts
     * @param answers to that version, of all delegations; null likewise
     * @param drafts whether there is a version that nobody was shown yet
     * @param conflicts between drafts of the team
     */
    public record TextLine(
            Texts.OneText text,
            Texts.@Nullable Version shown,
            @Nullable Answers answers,
            boolean drafts,
            List<Texts.Conflict> conflicts) {
        public TextLine {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** @param seen the chains that a member of the team may read */
    public static Situation of(List<Seen> seen, Instant now) {
        Facts facts = Facts.of(seen);
        List<String> parties = facts.parties();
        Map<String, String> names = facts.names();
        Shuttle shuttle = Shuttle.of(seen, parties, now);
        List<TextLine> texts = new ArrayList<>();
        for (Texts.OneText text : Texts.of(seen).all()) {
            Optional<Texts.Version> shown = text.newestShown();
            int number = shown.map(Texts.Version::number).orElse(0);
            texts.add(new TextLine(
                    text,
                    shown.orElse(null),
                    shown.map(version -> Answers.of(seen, version.version(), parties))
                            .orElse(null),
                    text.newest().number() > number,
                    text.conflicts()));
        }
        List<Disclosures.Request> waiting = Disclosures.of(seen, now).waiting();
        List<Deadline> deadlines = new ArrayList<>(Deadline.of(shuttle.awaited(), names));
        waiting.forEach(request -> deadlines.add(new Deadline(
                request.asked().expires(),
                "The request to pass on " + Awaited.shortened(request.asked().words())
                        + " ends, if nobody decides on it.",
                false)));
        deadlines.sort(Comparator.comparing(Deadline::at));
        return new Situation(
                facts, shuttle.awaited(), WhoHasWhat.of(seen, parties).splits(), texts, waiting, deadlines);
    }

    public List<Awaited> overdue() {
        return awaited.stream().filter(Awaited::overdue).toList();
    }

    public List<WhoHasWhat.Split> alarms() {
        return splits.stream().filter(split -> split.kind().alarm()).toList();
    }
}
