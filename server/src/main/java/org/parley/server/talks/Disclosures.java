package org.parley.server.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked to be passed on from a caucus, and what became of it.
 *
 * @param all in the order in which they were asked for
 */
public record Disclosures(List<Request> all) {

    public Disclosures {
        all = List.copyOf(all);
    }

    /** What became of a request. */
    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        USED,
        WITHDRAWN,
        EXPIRED
    }

    /**
     * One request.
     *
     * @param entry in which it was asked for
     * @param decided the entry in which another one decided; null where nobody has
     */
    public record Request(
            Seen entry, Disclosure.Asked asked, @Nullable Seen decided, State state) {}

    public static Disclosures of(List<Seen> seen, Instant now) {
        Map<UUID, Request> requests = new LinkedHashMap<>();
        for (Seen entry : Texts.inTime(seen)) {
            switch (entry.deed()) {
                case Disclosure.Asked asked -> {
                    State state = asked.expires().isAfter(now) ? State.WAITING : State.EXPIRED;
                    requests.putIfAbsent(asked.id(), new Request(entry, asked, null, state));
                }
                case Disclosure.Decided decided ->
                    requests.computeIfPresent(
                            decided.id(),
                            (id, request) -> request.decided() != null
                                    ? request
                                    : new Request(
                                            request.entry(),
                                            request.asked(),
                                            entry,
                                            !decided.approved()
                                                    ? State.DECLINED
                                                    : request.state() == State.EXPIRED
                                                            ? State.EXPIRED
                                                            : State.APPROVED));
                case Disclosure.Used used ->
                    requests.computeIfPresent(
                            used.id(),
                            (id, request) ->
                                    new Request(request.entry(), request.asked(), request.decided(), State.USED));
                case Disclosure.Withdrawn withdrawn ->
                    requests.computeIfPresent(
                            withdrawn.id(),
                            (id, request) -> request.state() == State.USED || request.state() == State.DECLINED
                                    ? request
                                    : new Request(
                                            request.entry(), request.asked(), request.decided(), State.WITHDRAWN));
                default -> {}
            }
        }
        return new Disclosures(new ArrayList<>(requests.values()));
    }

    /** Requests on which somebody else has to decide. */
    public List<Request> waiting() {
        return all.stream().filter(request -> request.state() == State.WAITING).toList();
    }
}
