package org.parley.server.courier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Audience;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.Copy;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Origin;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What somebody answers to a letter, as they typed it or wrote it into a file.
 *
 * @param parley 1
 * @param texts answers to texts
 * @param messages to the mediation
 */
record Answering(
        int parley, @Nullable List<OnText> texts, @Nullable List<Said> messages) {

    Answering {
        if (parley != 1) {
            throw new CourierException("An answer begins with the line `parley: 1`.");
        }
    }

    /**
     * @param version the number that is answered; null for the newest
     * @param acknowledge whether the mediation is told that the version with this code is held
     * @param release whether the mediation sees the answers; otherwise only the delegation does
     */
    record OnText(
            String text,
            @Nullable Integer version,
            @Nullable Boolean acknowledge,
            @Nullable Boolean release,
            @Nullable List<ClauseAnswer> answers) {}

    /**
     * @param replyTo number of the message that it answers, as `show` counts them; null for none
     * @param wantsReply whether an answer is asked for
     * @param by until when; null where nobody says
     */
    record Said(
            String words,
            @Nullable Integer replyTo,
            @Nullable Boolean wantsReply,
            @Nullable Instant by) {}

    /**
     * Reads YAML, or JSON, which is YAML too.
     *
     * @throws CourierException if it is no answer, with the place
     */
    static Answering read(String file, String label) {
        Object tree;
        try {
            tree = new Load(LoadSettings.builder()
                            .setLabel(label)
                            .setAllowDuplicateKeys(false)
                            .setMaxAliasesForCollections(0)
                            .setCodePointLimit(4 * 1024 * 1024)
                            .build())
                    .loadFromString(file);
        } catch (YamlEngineException e) {
            throw new CourierException(label + " cannot be read: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML") + ".");
        }
        if (!(tree instanceof Map)) {
            throw new CourierException(label + " holds no answer. `answer --template` shows how one is written.");
        }
        return LetterJson.written(tree, Answering.class, label);
    }

    /**
     * The deeds that this amounts to.
     *
     * @param held what is answered
     * @param ids gives each its id
     * @throws CourierException if it answers what the letter does not hold
     */
    List<DeviceState.Pending> items(Held held, Supplier<UUID> ids) {
        List<DeviceState.Pending> items = new ArrayList<>();
        Texts all = Texts.of(held.seen());
        if (texts != null) {
            for (OnText one : texts) {
                onText(one, held, all, ids, items);
            }
        }
        if (messages != null) {
            for (Said one : messages) {
                items.add(new DeviceState.Pending(
                        Inward.Item.of(
                                ids.get(), Audience.caucus(held.party()).toString(), message(one, held.messages())),
                        null));
            }
        }
        if (items.isEmpty()) {
            throw new CourierException("Nothing is answered. Answer a clause, acknowledge a text or write a message.");
        }
        return items;
    }

    private static void onText(OnText one, Held held, Texts all, Supplier<UUID> ids, List<DeviceState.Pending> items) {
        Texts.Version newest = all.text(one.text())
                .flatMap(text -> text.newestFor(held.party()))
                .orElseThrow(() -> new CourierException("The letter shows no text “" + one.text() + "”."));
        TextVersion version = newest.version();
        if (one.version() != null && one.version() != version.number()) {
            throw new CourierException("Version " + one.version() + " of “" + one.text()
                    + "” is answered, and the newest here is version " + version.number() + ". Read that first.");
        }
        Copy copy = newest.copy() == null ? Copy.of(version) : newest.copy();
        Spoken about = Spoken.of(newest);
        if (Boolean.TRUE.equals(one.acknowledge())) {
            Drafting.Acknowledged holds = new Drafting.Acknowledged(
                    version.text(), version.number(), copy.hash(), copy.code().toString());
            items.add(new DeviceState.Pending(
                    Inward.Item.of(ids.get(), Audience.caucus(held.party()).toString(), holds), about));
        }
        List<ClauseAnswer> answers = one.answers() == null ? List.of() : one.answers();
        if (answers.isEmpty()) {
            return;
        }
        for (ClauseAnswer answer : answers) {
            if (version.clause(answer.clause()).isEmpty()) {
                throw new CourierException("Version " + version.number() + " of “" + one.text() + "” has no clause “"
                        + answer.clause() + "”. Its clauses are "
                        + String.join(
                                ", ",
                                version.clauses().stream().map(c -> c.id()).toList()) + ".");
            }
        }
        UUID own = ids.get();
        String home = Audience.party(held.party()).toString();
        items.add(new DeviceState.Pending(
                Inward.Item.of(own, home, new Drafting.Answered(version.text(), version.number(), answers)), about));
        if (Boolean.TRUE.equals(one.release())) {
            Drafting.AnswersReleased released = new Drafting.AnswersReleased(
                    version.text(),
                    version.number(),
                    answers.stream().map(ClauseAnswer::withoutNote).toList(),
                    new Origin(home, own));
            items.add(new DeviceState.Pending(
                    Inward.Item.of(ids.get(), Audience.caucus(held.party()).toString(), released), about));
        }
    }

    private static Speech.Message message(Said said, List<Seen> messages) {
        UUID answered = null;
        if (said.replyTo() != null) {
            if (said.replyTo() < 1 || said.replyTo() > messages.size()) {
                throw new CourierException("There is no message " + said.replyTo() + " to reply to; the letter holds "
                        + messages.size() + ".");
            }
            answered = messages.get(said.replyTo() - 1).id();
        }
        return new Speech.Message(said.words(), answered, Boolean.TRUE.equals(said.wantsReply()), said.by());
    }

    /** How an answer to what is held is written, with every clause to be filled in. */
    static String template(Held held) {
        StringBuilder out = new StringBuilder("parley: 1\n");
        Map<String, Texts.Version> texts = new LinkedHashMap<>();
        Texts.of(held.seen())
                .all()
                .forEach(text -> text.newestFor(held.party()).ifPresent(newest -> texts.put(text.id(), newest)));
        if (!texts.isEmpty()) {
            out.append("texts:\n");
        }
        texts.forEach((id, newest) -> {
            out.append("  - text: ").append(id).append('\n');
            out.append("    version: ").append(newest.number()).append('\n');
            out.append("    acknowledge: false  # true: tell the mediation that you hold this version\n");
            out.append("    release: false      # true: the mediation sees the answers, without the notes\n");
            out.append(
                    "    # For each clause accept, accept-if, reject or reserve. Leave out what you do not answer.\n");
            out.append("    # answers:\n");
            newest.version()
                    .clauses()
                    .forEach(clause -> out.append("    #   - clause: ")
                            .append(clause.id())
                            .append("\n    #     answer: accept-if\n    #     words: what would have to change\n")
                            .append("    #     note: for your own delegation\n"));
        });
        return out.append("# messages:\n#   - words: Your message to the mediation.\n#     replyTo: 1\n")
                .toString();
    }
}
