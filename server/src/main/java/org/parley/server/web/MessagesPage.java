package org.parley.server.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Course;
import org.parley.server.talks.Facts;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The shuttle between the mediation and each delegation. A delegation that is not the reader's to see is not there. */
@Controller
final class MessagesPage {

    private final TalksRecord record;

    MessagesPage(TalksRecord record) {
        this.record = record;
    }

    /** For the team all delegations, for a delegation its own exchange. */
    @GetMapping("/talks/{talks}/messages")
    Page<Messages> show(Asker asker) {
        String party = asker.me().party();
        if (party != null) {
            return exchange(asker, party);
        }
        if (!asker.me().mediates()) {
            throw new NotThereException();
        }
        Messages all = asker.as(tx -> Messages.overview(record.seen(tx, asker.me()), tx.now()));
        return new Page<>("messages", "messages.title", all);
    }

    @GetMapping("/talks/{talks}/messages/{party}")
    Page<Messages> exchange(Asker asker, @PathVariable String party) {
        return asker.as(tx -> {
            List<Seen> seen = record.seen(tx, asker.me());
            there(asker, seen, party);
            return new Page<>("messages", "messages.title", Messages.with(seen, asker.me(), party, tx.now()));
        });
    }

    /**
     * Writes a message.
     *
     * @param answering id of the message that it answers; empty for none
     * @param wanted not empty where an answer is asked for
     * @param by until when, in UTC, as in 2026-11-30T12:00; empty where the channel's own time counts
     */
    @PostMapping("/talks/{talks}/messages/{party}")
    RedirectView write(
            Asker asker,
            @PathVariable String party,
            @RequestParam UUID id,
            @RequestParam String words,
            @RequestParam(defaultValue = "") String answering,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String by) {
        boolean asks = !wanted.isEmpty();
        Instant until = moment(by);
        if (until != null && !asks) {
            throw new BadFormException("A time for the answer is given, but no answer is asked for. Tick “Ask for an"
                    + " answer”, or take the time out.");
        }
        Speech.Message message = new Speech.Message(words, named(answering), asks, until);
        asker.as(tx -> {
            there(asker, record.seen(tx, asker.me()), party);
            return record.add(tx, asker.me(), Audience.caucus(party).toString(), id, message);
        });
        return SeeOther.to(address(asker, party) + "#m-" + id);
    }

    /** Sets how long a message to a delegation and its answer take. @param hours empty where that is not known any more */
    @PostMapping("/talks/{talks}/messages/{party}/window")
    RedirectView window(
            Asker asker,
            @PathVariable String party,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String hours) {
        Course.WindowSet window = new Course.WindowSet(party, Hours.read(hours));
        asker.as(tx -> {
            there(asker, record.seen(tx, asker.me()), party);
            return record.add(tx, asker.me(), "team", id, window);
        });
        return SeeOther.to(address(asker, party));
    }

    private static void there(Asker asker, List<Seen> seen, String party) {
        boolean theirs = asker.me().mediates() || party.equals(asker.me().party());
        if (!theirs || !Facts.of(seen).parties().contains(party)) {
            throw new NotThereException();
        }
    }

    private static String address(Asker asker, String party) {
        String messages = "/talks/" + asker.me().talks() + "/messages";
        return asker.me().mediates() ? messages + "/" + party : messages;
    }

    private static @Nullable UUID named(String id) {
        try {
            return id.isBlank() ? null : UUID.fromString(id.strip());
        } catch (IllegalArgumentException e) {
            throw new BadFormException("The message that is answered cannot be found. Go back and answer it anew.");
        }
    }

    private static @Nullable Instant moment(String text) {
        try {
            return text.isBlank() ? null : LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new BadFormException(
                    "The time for the answer cannot be read. Write it like 2026-11-30T12:00, in UTC.");
        }
    }
}
