package org.parley.record;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Channel;
import org.parley.model.Reading;
import org.parley.model.Role;
import org.parley.model.TalksState;
import org.parley.model.When;

/**
 * The state of the talks as the record of acts shows it at the case's date. The first rule that applies decides:
 *
 * <ol>
 *   <li>the latest of the acts {@code sign}, {@code deliver}, {@code suspend}, {@code resume} and {@code
 *       withdraw-from-talks} is a delivery: implementing; a signature: agreed; a suspension: suspended; a withdrawal:
 *       collapsed; a resumption: the rules below, over later acts only;
 *   <li>the latest text that wants an answer (propose, counter, give feedback) has none: awaiting the party addressed.
 *       An answer is a later move by that party that names the text, or that is addressed to its author or to nobody in
 *       particular. Dismissals and whatever the author reads as rhetoric answer nothing;
 *   <li>an acceptance came last among the moves: agreed; no move for longer than the threshold: stalled; some move:
 *       advancing;
 *   <li>no move at all: exploring.
 * </ol>
 *
 * Later means by latest possible day, then by earliest, then by what replies to what, then by id.
 *
 * @param party id of the party whose answer is awaited; null in other states
 * @param since when the state began; null when there is nothing to date it by
 * @param until end of the known reply window; null when none is known
 * @param overdue whether that window has passed
 * @param open id of the text that waits for its answer; null in other states
 * @param receiptReported whether an act of the record relays that text to the party
 * @param reasons ids of the acts that decide
 */
public record Status(
        TalksState state,
        @Nullable String party,
        @Nullable When since,
        @Nullable LocalDate until,
        boolean overdue,
        @Nullable String open,
        boolean receiptReported,
        List<String> reasons) {

    public Status {
        reasons = List.copyOf(reasons);
    }

    public static Status of(Case read) {
        return of(read, StatusRules.DEFAULT);
    }

    public static Status of(Case read, StatusRules rules) {
        List<Act> acts = inOrder(read);
        Optional<Act> turn = last(acts.stream().filter(act -> switch (act.type()) {
            case SIGN, DELIVER, SUSPEND, RESUME, WITHDRAW_FROM_TALKS -> true;
            default -> false;
        }));
        List<Act> considered = acts;
        if (turn.isPresent()) {
            Act act = turn.get();
            if (act.type() != ActType.RESUME) {
                TalksState state = switch (act.type()) {
                    case SIGN -> TalksState.AGREED;
                    case DELIVER -> TalksState.IMPLEMENTING;
                    case SUSPEND -> TalksState.SUSPENDED;
                    default -> TalksState.COLLAPSED;
                };
                return plain(state, act.when(), List.of(act.id()));
            }
            considered = acts.subList(acts.indexOf(act) + 1, acts.size());
        }
        List<Act> moves = considered.stream()
                .filter(act -> act.type().isMove() && act.reading() != Reading.RHETORIC)
                .toList();
        if (moves.isEmpty()) {
            return plain(
                    TalksState.EXPLORING,
                    null,
                    acts.isEmpty() ? List.of() : List.of(acts.getLast().id()));
        }
        Optional<Status> waiting = waiting(read, acts, moves);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        Act latest = moves.getLast();
        if (latest.type() == ActType.ACCEPT) {
            return plain(TalksState.AGREED, latest.when(), List.of(latest.id()));
        }
        boolean old = latest.when().latest().plusDays(rules.stalledAfterDays()).isBefore(read.asOf());
        return plain(old ? TalksState.STALLED : TalksState.ADVANCING, latest.when(), List.of(latest.id()));
    }

    /** The record in the order of time: latest possible day, earliest day, replies after what they answer, id. */
    public static List<Act> inOrder(Case read) {
        return read.record().stream()
                .sorted(Comparator.comparing((Act act) -> act.when().latest())
                        .thenComparing(act -> act.when().earliest())
                        .thenComparing(act -> depth(read, act, 0))
                        .thenComparing(Act::id))
                .toList();
    }

    private static int depth(Case read, Act act, int guard) {
        if (guard > read.record().size()) {
            return guard;
        }
        return act.inReplyTo().stream()
                .flatMap(id -> read.act(id).stream())
                .mapToInt(earlier -> 1 + depth(read, earlier, guard + 1))
                .max()
                .orElse(0);
    }

    private static Optional<Status> waiting(Case read, List<Act> acts, List<Act> moves) {
        for (int i = moves.size() - 1; i >= 0; i--) {
            Act text = moves.get(i);
            if (!text.type().wantsAnswer()) {
                continue;
            }
            List<Act> later = moves.subList(i + 1, moves.size());
            for (Actor party : addressed(read, text)) {
                if (later.stream().noneMatch(answer -> answers(read, answer, text, party))) {
                    return Optional.of(awaiting(read, acts, text, party));
                }
            }
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Status awaiting(Case read, List<Act> acts, Act text, Actor party) {
        LocalDate until = window(read, text, party)
                .map(latency -> text.when().latest().plusDays((latency.toHours() + 23) / 24))
                .orElse(null);
        boolean received = acts.stream()
                .anyMatch(act -> act.type() == ActType.RELAY
                        && act.inReplyTo().contains(text.id())
                        && act.to().stream().anyMatch(id -> speaksFor(read, id, party)));
        return new Status(
                TalksState.AWAITING,
                party.id(),
                text.when(),
                until,
                until != null && until.isBefore(read.asOf()),
                text.id(),
                received,
                Stream.concat(text.inReplyTo().stream(), Stream.of(text.id())).toList());
    }

    /** The parties that a text is addressed to; where it names none, all parties but its author. */
    private static List<Actor> addressed(Case read, Act text) {
        List<Actor> named = read.parties().stream()
                .filter(party -> text.to().stream().anyMatch(id -> speaksFor(read, id, party)))
                .toList();
        return named.isEmpty()
                ? read.parties().stream()
                        .filter(party -> !speaksFor(read, text.by(), party))
                        .toList()
                : named;
    }

    private static boolean answers(Case read, Act answer, Act text, Actor party) {
        if (!speaksFor(read, answer.by(), party)) {
            return false;
        }
        boolean open = answer.inReplyTo().isEmpty()
                && (answer.to().isEmpty()
                        || answer.to().contains(text.by())
                        || answer.to().stream().anyMatch(id -> speaks(read, id, text.by())));
        return answer.inReplyTo().contains(text.id()) || open;
    }

    private static boolean speaks(Case read, String id, String author) {
        Optional<Actor> behind = read.actorBehind(author);
        return behind.isPresent() && speaksFor(read, id, behind.get());
    }

    private static boolean speaksFor(Case read, String id, Actor party) {
        return read.actorBehind(id)
                .filter(actor -> actor.id().equals(party.id()))
                .isPresent();
    }

    /** The longest latency among channels that could carry the text and its answer. */
    private static Optional<Duration> window(Case read, Act text, Actor party) {
        String author = read.actorBehind(text.by()).map(Actor::id).orElse(text.by());
        String via = text.via();
        return read.channels().stream()
                .filter(c -> c.joins(author, party.id())
                        || via != null && c.joins(via, party.id())
                        || throughMediator(read, c, party))
                .map(Channel::latency)
                .filter(latency -> latency != null)
                .max(Comparator.naturalOrder());
    }

    private static boolean throughMediator(Case read, Channel channel, Actor party) {
        return channel.between().contains(party.id())
                && channel.between().stream()
                        .flatMap(id -> read.actor(id).stream())
                        .anyMatch(a -> a.is(Role.MEDIATOR));
    }

    private static Optional<Act> last(Stream<Act> acts) {
        return acts.reduce((first, second) -> second);
    }

    private static Status plain(TalksState state, @Nullable When since, List<String> reasons) {
        return new Status(state, null, since, null, false, null, false, reasons);
    }
}
