package org.parley.acceptance.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A form as it stands on a page.
 *
 * @param action path that it is sent to
 * @param multipart whether it carries files
 */
record Form(String verb, String action, boolean multipart, List<Input> inputs) {

    /**
     * @param kind of input: hidden, text, textarea, select, radio, checkbox, file and so on
     * @param chosen whether it goes along where nobody touches it; a box that is not ticked does not
     */
    record Input(String name, String kind, String value, List<String> choices, boolean chosen) {
        boolean typed() {
            return !List.of("hidden", "select", "radio", "checkbox", "file", "submit")
                    .contains(kind);
        }

        /** Whether any words can be typed, and not a number, a date or a secret only. */
        boolean takesWords() {
            return List.of("text", "textarea", "search").contains(kind);
        }
    }

    static List<Form> on(String path, String html) {
        Document page = Jsoup.parse(html, "http://localhost" + path);
        List<Form> forms = new ArrayList<>();
        for (Element form : page.select("form")) {
            List<Input> inputs = new ArrayList<>();
            for (Element input : form.select("input[name], select[name], textarea[name], button[name]")) {
                String kind = switch (input.normalName()) {
                    case "input" -> input.attr("type").isEmpty() ? "text" : input.attr("type");
                    case "button" -> "submit";
                    default -> input.normalName();
                };
                List<String> choices = input.normalName().equals("select")
                        ? input.select("option").eachAttr("value")
                        : kind.equals("radio")
                                ? form.select("input[type=radio][name=" + quoted(input.attr("name")) + "]")
                                        .eachAttr("value")
                                : List.of(input.val());
                boolean chosen = !List.of("radio", "checkbox").contains(kind)
                        || input.hasAttr("checked")
                        || kind.equals("checkbox") && input.hasAttr("required");
                inputs.add(new Input(input.attr("name"), kind, value(input), choices, chosen));
            }
            String action = form.hasAttr("action") ? form.absUrl("action").replaceFirst("^https?://[^/]*", "") : path;
            String verb = form.attr("method").equalsIgnoreCase("post") ? "POST" : "GET";
            forms.add(new Form(
                    verb, action.isEmpty() ? "/" : action, form.attr("enctype").startsWith("multipart"), inputs));
        }
        return forms;
    }

    /**
     * What a form says of the entries that its page shows, as a browser sends it along: name, value, name, value.
     *
     * @param fields that are sent anyway; of several forms that go to one address, the one that has hidden ones like these
     */
    static List<String> bases(String path, String html, String action, List<String> fields) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < fields.size(); i += 2) {
            given.put(fields.get(i), fields.get(i + 1));
        }
        return on(path, html).stream()
                .filter(form -> form.action().equals(action))
                .filter(form -> form.inputs().stream()
                        .filter(input -> List.of("limit", "faction").contains(input.name()))
                        .allMatch(input -> input.value().equals(given.get(input.name()))))
                .limit(1)
                .flatMap(form -> form.inputs().stream())
                .filter(input -> input.kind().equals("hidden") && input.name().matches("base|(base|from)\\..+"))
                .filter(input -> !given.containsKey(input.name()))
                .flatMap(input -> Stream.of(input.name(), input.value()))
                .toList();
    }

    private static String value(Element input) {
        if (!input.normalName().equals("select")) {
            return input.val();
        }
        Element option = input.selectFirst("option[selected]");
        Element shown = option == null ? input.selectFirst("option") : option;
        return shown == null ? "" : shown.val();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\\\"") + "\"";
    }

    /** Paths that links of a page lead to, on this server. */
    static List<String> links(String path, String html) {
        return Jsoup.parse(html, "http://localhost" + path).select("a[href], link[href], script[src]").stream()
                .map(e -> e.hasAttr("href") ? e.absUrl("href") : e.absUrl("src"))
                .filter(url -> url.startsWith("http://localhost/"))
                .map(url -> url.substring("http://localhost".length()).replaceFirst("#.*", ""))
                .distinct()
                .toList();
    }

    /** The token of forms on a page; empty where there is none. */
    static String token(String html) {
        Element input = Jsoup.parse(html).selectFirst("input[name=form-token]");
        return input == null ? "" : input.val();
    }

    /** What makes two forms one: where they go and what can be entered, but for ids. */
    String kind() {
        return withoutIds(action) + " "
                + inputs.stream()
                        .map(Input::name)
                        .map(Form::withoutIds)
                        .distinct()
                        .toList();
    }

    /** The name of a field and its form, but for ids. */
    String field(Input input) {
        return withoutIds(action) + " " + withoutIds(input.name());
    }

    private static String withoutIds(String text) {
        return text.replaceFirst("^/talks/[^/]+", "")
                .replaceFirst("[?#].*", "")
                .replaceFirst("/texts/(?!new$)[^/]+", "/texts/*")
                .replaceFirst("/(north|south)(?=/|$)", "/*")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceFirst("^([a-z]+)\\..*", "$1");
    }

    /** The buttons that say of themselves that they were pressed. */
    List<Input> buttons() {
        return inputs.stream().filter(input -> input.kind().equals("submit")).toList();
    }

    /**
     * Filled in as by somebody who writes, and leaves what can be chosen as it stands. Where nothing is chosen yet, the last of
     * a list is taken, and the second of the ways to answer, as that is the one that words go with.
     *
     * @param words for what is typed
     * @param button null for one that has no name
     */
    List<Map.Entry<String, String>> filled(Function<Input, String> words, @Nullable Input button) {
        List<Map.Entry<String, String>> values = new ArrayList<>();
        Set<String> chosen = new HashSet<>();
        inputs.stream()
                .filter(input -> input.kind().equals("radio") && input.chosen())
                .forEach(input -> chosen.add(input.name()));
        for (Input input : inputs) {
            switch (input.kind()) {
                case "submit" -> {}
                case "radio" -> {
                    if (input.chosen()) {
                        values.add(Map.entry(input.name(), input.value()));
                    } else if (chosen.add(input.name())) {
                        List<String> ways = input.choices();
                        values.add(Map.entry(input.name(), ways.get(Math.min(1, ways.size() - 1))));
                    }
                }
                case "checkbox" -> {
                    if (input.chosen()) {
                        values.add(Map.entry(input.name(), input.value()));
                    }
                }
                case "select" -> {
                    boolean last = input.value().isEmpty() && !input.choices().isEmpty();
                    values.add(Map.entry(input.name(), last ? input.choices().getLast() : input.value()));
                }
                case "file" -> values.add(Map.entry(input.name(), "file:" + words.apply(input)));
                case "hidden" -> {
                    boolean id = input.name().equals("id");
                    values.add(Map.entry(input.name(), id ? UUID.randomUUID().toString() : input.value()));
                }
                default -> values.add(Map.entry(input.name(), words.apply(input)));
            }
        }
        if (button != null) {
            values.add(Map.entry(button.name(), button.value()));
        }
        return values;
    }

    /** Sends the form with these values. */
    Ask with(List<Map.Entry<String, String>> values) {
        if (verb.equals("GET")) {
            List<String> query = new ArrayList<>();
            values.forEach(v -> query.add(Ask.encoded(v.getKey()) + "=" + Ask.encoded(v.getValue())));
            String target = action.replaceFirst("\\?.*", "");
            return Ask.get(query.isEmpty() ? target : target + "?" + String.join("&", query));
        }
        return multipart ? multipart(action, values) : Ask.post(action, values);
    }

    static Ask multipart(String action, List<Map.Entry<String, String>> values) {
        String boundary = "parleyboundary";
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, String> v : values) {
            boolean file = v.getValue().startsWith("file:");
            body.append("--")
                    .append(boundary)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(v.getKey())
                    .append('"');
            if (file) {
                body.append("; filename=\"upload.bin\"\r\nContent-Type: application/octet-stream");
            }
            body.append("\r\n\r\n")
                    .append(file ? v.getValue().substring(5) : v.getValue())
                    .append("\r\n");
        }
        body.append("--").append(boundary).append("--\r\n");
        return Ask.of("POST", action, "text/html")
                .with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .sending(body.toString());
    }
}
