package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form in which texts are written, as somebody fills it in who has no script. */
final class Drafts {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(id|number|kind|from|clause)\" value=\"([^\"]*)\"");

    private final Person writer;
    private final String page;
    private final List<String> clauses = new ArrayList<>();
    private final List<String> from = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> languages = new ArrayList<>(List.of("en"));

    /** Opens the form at an address. */
    Drafts(Person writer, String page) {
        this.writer = writer;
        this.page = page;
        HttpResponse<String> opened = writer.browser().get(page);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        read(opened.body());
    }

    private void read(String body) {
        clauses.clear();
        from.clear();
        Matcher field = HIDDEN.matcher(body);
        while (field.find()) {
            switch (field.group(1)) {
                case "clause" -> clauses.add(field.group(2));
                case "from" -> from.add(field.group(2));
                default -> fields.putIfAbsent(field.group(1), field.group(2));
            }
        }
    }

    Drafts in(String... tags) {
        languages.clear();
        languages.addAll(List.of(tags));
        return this;
    }

    Drafts title(String language, String title) {
        fields.put("title." + language, title);
        return this;
    }

    /** @param place from 1 */
    Drafts clause(int place, String language, String heading, String body) {
        while (clauses.size() < place) {
            press("add." + clauses.getLast());
        }
        fields.put("heading." + language + "." + clauses.get(place - 1), heading);
        fields.put("body." + language + "." + clauses.get(place - 1), body);
        return this;
    }

    /** Fills in any other field. */
    Drafts with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    String clauseId(int place) {
        return clauses.get(place - 1);
    }

    /** Presses a button that saves nothing. */
    HttpResponse<String> press(String button) {
        HttpResponse<String> shown = send(button);
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        read(shown.body());
        return shown;
    }

    HttpResponse<String> send(String button) {
        List<String> sent = new ArrayList<>();
        fields.forEach((name, value) -> sent.addAll(List.of(name, value)));
        clauses.forEach(clause -> sent.addAll(List.of("clause", clause)));
        from.forEach(one -> sent.addAll(List.of("from", one)));
        languages.forEach(language -> sent.addAll(List.of("language", language)));
        sent.addAll(List.of("do", button));
        String action = page.replaceAll("\\?.*", "");
        if (action.endsWith("/counter")) {
            action = action.replaceAll("/texts/.*", "/texts/new");
        }
        return writer.browser().submit(page, action, sent.toArray(String[]::new));
    }

    /** Saves, and says where the browser was sent. */
    String save() {
        HttpResponse<String> saved = send("save");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        return URI.create(saved.headers().firstValue("Location").orElseThrow()).getPath();
    }

    /** A text of two clauses in English, saved by the lead; the address of its page. */
    static String saved(Talks talks, String second) {
        return new Drafts(talks.lead(), talks.page("/texts/new?kind=SINGLE_TEXT"))
                .title("en", "Sharing the river")
                .clause(1, "en", "Water", "Each side takes half of the water.")
                .clause(2, "en", "Term", second)
                .save();
    }

    /** The reference of the newest version on a text's page. */
    static String version(Person reader, String text) {
        return found(reader.browser().json(text).body(), "\"reference\":\"([^\"]+)\"");
    }

    static String found(String body, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(body);
        assertThat(matcher.find()).as(pattern + " in " + body).isTrue();
        return matcher.group(1);
    }

    /** Shows the newest version to a delegation. */
    static HttpResponse<String> show(Talks talks, String text, String version, String party) {
        HttpResponse<String> shown = talks.lead()
                .browser()
                .submit(
                        text,
                        text + "/show",
                        "id",
                        UUID.randomUUID().toString(),
                        "version",
                        version,
                        "party",
                        party,
                        "channel",
                        "here in the room");
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(303);
        return shown;
    }
}
