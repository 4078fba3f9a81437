package org.parley.server.courier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Answer;
import org.parley.server.talks.Clause;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.Copy;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;

/** Asks for answers to what a letter holds, clause by clause. Nothing is kept before the end. */
final class Interview {

    private final BufferedReader in;
    private final PrintWriter out;

    Interview(Reader in, PrintWriter out) {
        this.in = new BufferedReader(in);
        this.out = out;
    }

    /** @throws CourierException if the input ends before the last question */
    Answering ask(Held held) throws IOException {
        List<Answering.OnText> texts = new ArrayList<>();
        for (Texts.OneText text : Texts.of(held.seen()).all()) {
            Texts.Version newest = text.newestFor(held.party()).orElse(null);
            if (newest != null) {
                texts.add(text(newest));
            }
        }
        List<Answering.Said> messages = new ArrayList<>();
        for (String words = typed("A message to the mediation, in one line (empty for none):");
                !words.isEmpty();
                words = typed("Another message (empty for none):")) {
            messages.add(new Answering.Said(words, replyTo(held), yes("Do you ask for a reply?"), null));
        }
        return new Answering(1, texts, messages);
    }

    private @Nullable Integer replyTo(Held held) throws IOException {
        int most = held.messages().size();
        while (most > 0) {
            String typed = typed("Which message does it answer, 1 to " + most + " (empty for none)?");
            if (typed.isEmpty()) {
                return null;
            }
            if (typed.matches("[1-9][0-9]{0,4}") && Integer.parseInt(typed) <= most) {
                return Integer.valueOf(typed);
            }
            out.println("A number from 1 to " + most + ", please.");
        }
        return null;
    }

    private Answering.OnText text(Texts.Version newest) throws IOException {
        TextVersion version = newest.version();
        Copy copy = newest.copy() == null ? Copy.of(version) : newest.copy();
        out.println("TEXT " + version.text() + ", version " + version.number() + ", code " + copy.code());
        boolean holds = yes("Tell the mediation that you hold this version with this code?");
        List<ClauseAnswer> answers = new ArrayList<>();
        int place = 0;
        for (Clause clause : version.clauses()) {
            place++;
            out.println();
            out.print(LetterText.clause(version, clause, place));
            ClauseAnswer answer = clause(clause.id());
            if (answer != null) {
                answers.add(answer);
            }
        }
        boolean release = !answers.isEmpty()
                && yes(
                        "Shall the mediation see these answers, without the notes? Otherwise only your delegation does.");
        return new Answering.OnText(version.text(), version.number(), holds, release, answers);
    }

    /** Null where it is passed over. */
    private @Nullable ClauseAnswer clause(String id) throws IOException {
        while (true) {
            String typed = typed("a accept · i accept if · r reject · h hold open · s skip:")
                    .toLowerCase(Locale.ROOT);
            Answer answer = switch (typed) {
                case "a" -> Answer.ACCEPT;
                case "i" -> Answer.ACCEPT_IF;
                case "r" -> Answer.REJECT;
                case "h" -> Answer.RESERVE;
                default -> null;
            };
            if (typed.equals("s")) {
                return null;
            }
            if (answer != null) {
                return clause(id, answer);
            }
            out.println("One of the letters a, i, r, h or s, please.");
        }
    }

    private ClauseAnswer clause(String id, Answer answer) throws IOException {
        String words = "";
        if (answer == Answer.ACCEPT_IF) {
            while (words.isEmpty()) {
                words = typed("What would have to change?");
            }
        } else if (answer != Answer.ACCEPT) {
            words = typed("Words that go with it (empty for none):");
        }
        String note = typed("A note for your own delegation (empty for none):");
        return new ClauseAnswer(id, answer, words.isEmpty() ? null : words, note.isEmpty() ? null : note);
    }

    boolean yes(String question) throws IOException {
        while (true) {
            String typed = typed(question + " [y/n]").toLowerCase(Locale.ROOT);
            if (typed.equals("y") || typed.equals("yes")) {
                return true;
            }
            if (typed.equals("n") || typed.equals("no")) {
                return false;
            }
            out.println("y or n, please.");
        }
    }

    String typed(String question) throws IOException {
        out.println(question);
        out.flush();
        String line = in.readLine();
        if (line == null) {
            throw new CourierException("The input ended before the last question. Nothing was kept.");
        }
        return line.strip();
    }
}
