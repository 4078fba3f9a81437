package org.parley.acceptance.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A form as it stands on a page.
 *
 * @param action path that it is sent to
 * @param multipart whether it carries files
 */
record Form(String verb, String action, boolean multipart, List<Input> inputs) {

    /** @param kind of input: hidden, text, textarea, select, radio, checkbox, file and so on */
    record Input(String name, String kind, String value, List<String> choices) {
        boolean typed() {
            return !List.of("hidden", "select", "radio", "checkbox", "file", "submit")
                    .contains(kind);
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
                inputs.add(new Input(input.attr("name"), kind, input.val(), choices));
            }
            String action = form.hasAttr("action") ? form.absUrl("action").replaceFirst("^https?://[^/]*", "") : path;
            String verb = form.attr("method").equalsIgnoreCase("post") ? "POST" : "GET";
            forms.add(new Form(
                    verb, action.isEmpty() ? "/" : action, form.attr("enctype").startsWith("multipart"), inputs));
        }
        return forms;
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
