package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody who goes to each page that a link leads to, and writes into each form that takes words. */
final class FormFiller {

    /** What would end the walk, or has nothing to do with words. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("/(sign-out|lock|unlock|account.*|drafts|erase|leave|end)$");

    private static final int MOST_PAGES = 120;

    private final Visitor browser;
    private final String within;
    private final Function<String, String> words;
    private final Set<String> written = new HashSet<>();

    /**
     * @param within only pages below this path are looked at
     * @param words for a field, named by its form's address and its name
     */
    FormFiller(Visitor browser, String within, Function<String, String> words) {
        this.browser = browser;
        this.within = within;
        this.words = words;
    }

    /** Goes about; gives the fields that were written into. */
    Set<String> walk() {
        Deque<String> next = new ArrayDeque<>(List.of(within));
        Set<String> been = new HashSet<>(next);
        Set<String> fields = new HashSet<>();
        while (!next.isEmpty() && been.size() <= MOST_PAGES) {
            String path = next.poll();
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            Document page = Jsoup.parse(answer.body(), "http://here" + path);
            for (Element form : page.select("form[method=post]")) {
                fields.addAll(fill(path, form));
            }
            for (Element link : page.select("a[href]")) {
                String to = link.absUrl("href").replaceFirst("#.*", "");
                if (to.startsWith("http://here" + within) && been.add(to.substring("http://here".length()))) {
                    next.add(to.substring("http://here".length()));
                }
            }
        }
        return fields;
    }

    private List<String> fill(String path, Element form) {
        String action = form.absUrl("action").replaceFirst("^http://here", "");
        String shape = action.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
        List<String> typed = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        Set<String> radios = new HashSet<>();
        for (Element input : form.select("input[name], textarea[name], select[name], button[name]")) {
            String name = input.attr("name");
            switch (input.normalName() + " " + input.attr("type")) {
                case "input hidden" -> sent.addAll(List.of(name, input.val()));
                case "input checkbox" -> sent.addAll(List.of(name, input.hasAttr("value") ? input.val() : "on"));
                case "input radio" -> {
                    if (radios.add(name)) {
                        sent.addAll(List.of(name, input.val()));
                    }
                }
                case "input file", "input password" -> {}
                case "input number" -> sent.addAll(List.of(name, "3"));
                default -> {
                    if (input.normalName().equals("select")) {
                        List<String> choices = input.select("option").eachAttr("value");
                        sent.addAll(List.of(name, choices.isEmpty() ? "" : choices.getLast()));
                    } else if (input.normalName().equals("button")) {
                        if (radios.add("button " + name)) {
                            sent.addAll(List.of(name, input.val()));
                        }
                    } else {
                        typed.add(shape + " " + name);
                        sent.addAll(List.of(name, words.apply(shape + " " + name)));
                    }
                }
            }
        }
        if (typed.isEmpty() || LEFT_OUT.matcher(action).find() || !written.add(shape + typed)) {
            return List.of();
        }
        int token = sent.indexOf("form-token");
        String value = token < 0 ? "" : sent.get(token + 1);
        if (token >= 0) {
            sent.remove(token + 1);
            sent.remove(token);
        }
        HttpResponse<String> answer = browser.post(action, value, sent.toArray(String[]::new));
        assertThat(answer.statusCode()).as(path + " " + action + " " + sent).isLessThan(500);
        return typed;
    }
}
