package org.parley.server.courier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Hash;
import org.parley.seal.PlainSight;
import org.parley.seal.ShortCode;
import org.parley.server.talks.Answer;
import org.parley.server.talks.Answers;
import org.parley.server.talks.Clause;
import org.parley.server.talks.Course;
import org.parley.server.talks.Languages;
import org.parley.server.talks.Room;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;

/**
 * What a device holds, as plain text for a terminal. What others wrote is shown with everything in it that hides or turns the
 * direction of writing spelled out, and set apart in an isolate of its own, so that no text can turn what stands around it.
 */
final class LetterText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final char FIRST_STRONG = '\u2068';
    private static final char RIGHT_TO_LEFT = '\u2067';
    private static final char LEFT_TO_RIGHT = '\u2066';
    private static final char END = '\u2069';

    private final StringBuilder out = new StringBuilder();

    private LetterText() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** Somebody's words in one line, harmless. */
    static String shown(String words) {
        return FIRST_STRONG + PlainSight.of(words).marked().replace('\n', ' ') + END;
    }

    /** A line of a text in a language, harmless. */
    static String line(String language, String line) {
        return (Languages.isRightToLeft(language) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT)
                + PlainSight.of(line).marked()
                + END;
    }

    /** @param language the only one to show texts in; null for all */
    static String of(Held held, DeviceState state, Instant now, @Nullable String language) {
        LetterText text = new LetterText();
        Room room = held.room(now);
        text.head(held, state, room, now);
        room.texts().forEach(one -> text.text(one, language));
        text.said(held, room);
        text.deadlines(room);
        text.carried(state);
        text.codes(held);
        return text.out.toString();
    }

    private void line(String words) {
        out.append(words).append('\n');
    }

    private void head(Held held, DeviceState state, Room room, Instant now) {
        line("Letter " + held.serial() + " of the talks " + shown(held.says().title()) + " for "
                + shown(room.facts().name(held.party())) + ", device " + shown(state.name()));
        line("made " + time(held.says().made()) + " by " + shown(held.says().by()) + "; good until "
                + time(held.expires())
                + (held.expires().isBefore(now) ? ", which has passed: ask for a newer one" : ""));
        if (now.isBefore(held.says().made())) {
            line("The clock of this machine (" + time(now)
                    + ") is behind: the letter was made later. Set it right, since" + " expiry is judged by it.");
        }
    }

    private void text(Room.TextLine one, @Nullable String only) {
        Texts.Version newest = one.newest();
        if (newest == null) {
            return;
        }
        TextVersion version = newest.version();
        line("");
        line("TEXT " + version.text() + ", version " + version.number() + ", code "
                + (newest.copy() == null ? version.code() : newest.copy().code())
                + (one.acknowledged() ? ", acknowledged" : ""));
        Map<String, String> pages =
                newest.copy() == null ? version.pages() : newest.copy().pages();
        for (String language : version.languages()) {
            String page = pages.get(language);
            if (page != null && (only == null || only.equals(language))) {
                line("  [" + Languages.name(language) + "]");
                page.lines().forEach(l -> line(l.isBlank() ? "" : "  " + line(language, l)));
            }
        }
        Answers answers = one.answers();
        if (answers != null) {
            answers.rows()
                    .forEach(row -> row.cells()
                            .forEach(cell -> cell.stands()
                                    .ifPresent(given ->
                                            line("  Your answer to clause " + row.place() + ": " + said(given.answer())
                                                    + (given.words() == null ? "" : ": " + shown(given.words()))
                                                    + (given.stale() ? " (to an earlier wording)" : "")))));
        }
    }

    /** One clause in all its languages, to be answered. */
    static String clause(TextVersion version, Clause clause, int place) {
        LetterText text = new LetterText();
        text.line("Clause " + place + " (" + clause.id() + ")");
        for (String language : version.languages()) {
            String heading = clause.heading(language);
            if (!heading.isEmpty()) {
                text.line("  " + line(language, heading));
            }
            clause.body(language).lines().forEach(l -> text.line("  " + line(language, l)));
        }
        return text.out.toString();
    }

    static String said(Answer answer) {
        return switch (answer) {
            case ACCEPT -> "accepted";
            case ACCEPT_IF -> "accepted if";
            case REJECT -> "rejected";
            case RESERVE -> "held open";
        };
    }

    private void said(Held held, Room room) {
        List<Seen> messages = held.messages();
        if (!messages.isEmpty()) {
            line("");
            line("MESSAGES with the mediation");
        }
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).deed() instanceof Speech.Message message) {
                line("  " + (i + 1) + ". " + time(messages.get(i).at()) + ", "
                        + shown(messages.get(i).author().name()) + ": " + shown(message.words()));
            }
        }
        List<Seen> announced = room.facts().announcements();
        if (!announced.isEmpty() || !room.packages().isEmpty()) {
            line("");
            line("SAID TO ALL, AND PACKAGES");
        }
        for (Seen entry : announced) {
            words(entry)
                    .ifPresent(words -> line("  " + time(entry.at()) + ", "
                            + shown(entry.author().name()) + ": " + shown(words)));
        }
        for (Seen entry : room.packages()) {
            if (entry.deed() instanceof Course.Floated floated) {
                line("  " + time(entry.at()) + ", a package: "
                        + shown(floated.options().toString()));
            }
        }
    }

    private static Optional<String> words(Seen entry) {
        return Optional.ofNullable(
                switch (entry.deed()) {
                    case Course.Announced said -> said.words();
                    case Course.Reported said -> said.words();
                    case Course.ServerAct said -> said.words();
                    case Speech.Released said -> said.words();
                    default -> null;
                });
    }

    private void deadlines(Room room) {
        if (room.awaits().isEmpty()) {
            return;
        }
        line("");
        line("AWAITED FROM YOU");
        room.awaits().forEach(one -> line("  " + shown(one.says(room.facts().names()))));
    }

    private void carried(DeviceState state) {
        if (state.pending().isEmpty() && state.sealed().isEmpty()) {
            return;
        }
        line("");
        line("ANSWERS OF THIS DEVICE");
        for (DeviceState.Sealed one : state.sealed()) {
            line("  answer " + one.serial() + ", sealed " + time(one.made()) + ": " + fate(one));
        }
        if (!state.pending().isEmpty()) {
            line("  waiting to be sealed: " + state.pending().size()
                    + (state.pending().size() == 1 ? " entry" : " entries") + "; see `parley courier seal`");
        }
    }

    private static String fate(DeviceState.Sealed one) {
        return switch (one.fate()) {
            case ON_THE_WAY -> "on its way, good until " + time(one.expires());
            case TAKEN -> "taken in";
            case TURNED -> "not taken in: " + shown(String.valueOf(one.why()));
            case CALLED_BACK -> "called back";
        };
    }

    private void codes(Held held) {
        line("");
        line("RECORD (read the codes out to somebody who has the page before them)");
        held.receipts()
                .forEach((audience, receipt) -> line(String.format(
                        Locale.ROOT,
                        "  %-16s %4d %-7s  %s",
                        audience,
                        receipt.length(),
                        receipt.length() == 1 ? "entry" : "entries",
                        receipt.head().equals(Hash.NONE) ? "-" : ShortCode.of(receipt.head()))));
    }
}
