package org.parley.server.talks;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.CaseFile;
import org.parley.casefile.Problem;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Channel;
import org.parley.model.Role;

/**
 * What talks take over from a case file: its questions as an agenda, and how long its channels take.
 *
 * @param agenda null where the file cannot be read
 * @param hours delegation to the hours that a message to it and its answer take, by the slowest of the channels between it and
 *     a mediator, or of any that another carries to it; a delegation without such a channel is not there
 * @param problems what is wrong with the file, with places; warnings too
 */
public record AgendaFile(Course.@Nullable Agenda agenda, SortedMap<String, Integer> hours, List<String> problems) {

    private static final int MOST_PROBLEMS = 30;

    public AgendaFile {
        hours = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(hours));
        problems = List.copyOf(problems);
    }

    /**
     * @param yaml of any content; the case file's own limits of size, depth and aliases hold
     * @param parties the delegations of the talks, found in the case by id or by name
     */
    public static AgendaFile read(String yaml, List<Named> parties) {
        CaseFile.Checked checked = CaseFile.check(yaml, "case file");
        List<String> problems = checked.problems().stream()
                .limit(MOST_PROBLEMS)
                .map(Problem::toString)
                .toList();
        if (checked.found().isEmpty()) {
            return unread(problems);
        }
        Case found = checked.found().get();
        if (found.issues().isEmpty()) {
            return unread(List.of("The case file has no issues, so there is no agenda in it."));
        }
        try {
            Course.Agenda agenda =
                    new Course.Agenda(found.issues().stream().map(Question::of).toList());
            SortedMap<String, Integer> hours = new TreeMap<>();
            parties.forEach(party -> hours(found, party).ifPresent(slowest -> hours.put(party.id(), slowest)));
            return new AgendaFile(agenda, hours, problems);
        } catch (BadDeedException e) {
            return unread(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static AgendaFile unread(List<String> problems) {
        return new AgendaFile(null, new TreeMap<>(), problems);
    }

    /** Whole hours, rounded up: who is asked later than the channel takes has been given the time that it takes. */
    private static Optional<Integer> hours(Case found, Named party) {
        return found.parties().stream()
                .filter(actor -> actor.id().equals(party.id()) || actor.name().equals(party.name()))
                .findFirst()
                .flatMap(actor -> found.channels().stream()
                        .filter(channel -> carries(found, channel, actor))
                        .map(Channel::latency)
                        .filter(latency -> latency != null)
                        .max(Comparator.naturalOrder()))
                .map(AgendaFile::upwards)
                .filter(hours -> hours >= 1 && hours <= Course.WindowSet.MOST);
    }

    private static boolean carries(Case found, Channel channel, Actor party) {
        return channel.between().contains(party.id())
                && (channel.through() != null
                        || channel.between().stream()
                                .flatMap(id -> found.actor(id).stream())
                                .anyMatch(actor -> actor.is(Role.MEDIATOR)));
    }

    private static int upwards(Duration latency) {
        return Math.toIntExact(latency.plusHours(1).minusNanos(1).toHours());
    }
}
