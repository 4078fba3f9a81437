package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that come about as they do in earnest: somebody signed in fills in a form of a page and sends it. */
final class SecretForms {

    private static final Pattern LINK = Pattern.compile("id=\"link\">([^<]+)<");

    private final Talks talks;
    private final Map<String, String> tokens = new HashMap<>();

    SecretForms(Talks talks) {
        this.talks = talks;
    }

    /**
     * Sends a form that stands on no page that has to be read first.
     *
     * @param below the address, below that of the talks
     * @param fields name, value, name, value ...
     */
    HttpResponse<String> send(Person who, String below, String... fields) {
        return who.browser().post(talks.page(below), token(who), fields);
    }

    /** Whether a form was taken. */
    boolean sent(Person who, String below, String... fields) {
        return send(who, below, fields).statusCode() == 303;
    }

    private String token(Person who) {
        return tokens.computeIfAbsent(
                who.browser().session(), session -> who.browser().token(talks.path()));
    }

    /**
     * Fills in a form as it stands on a page, with these values in the place of what stands there, and sends it.
     *
     * @param page address of the page, below that of the talks
     * @param below address that the form goes to, below that of the talks
     * @return whether it was taken; false where the page has no such form now
     */
    boolean filled(Person who, String page, String below, UUID id, Map<String, String> set) {
        HttpResponse<String> shown = who.browser().get(talks.page(page));
        Optional<Form> found = shown.statusCode() != 200
                ? Optional.empty()
                : form(shown.body(), page, one -> one.action().equals(talks.page(below)));
        if (found.isEmpty()) {
            return false;
        }
        List<String> fields = new ArrayList<>();
        String token = "";
        for (Map.Entry<String, String> value : found.get().filled(Form.Input::value, null)) {
            switch (value.getKey()) {
                case "form-token" -> token = value.getValue();
                case "id" -> fields.addAll(List.of("id", id.toString()));
                default -> {
                    if (!set.containsKey(value.getKey())) {
                        fields.addAll(List.of(value.getKey(), value.getValue()));
                    }
                }
            }
        }
        set.forEach((name, value) -> fields.addAll(List.of(name, value)));
        return who.browser()
                        .post(talks.page(below), token, fields.toArray(String[]::new))
                        .statusCode()
                == 303;
    }

    private Optional<Form> form(String body, String page, Predicate<Form> which) {
        return Form.on(talks.page(page), body).stream().filter(which).findFirst();
    }

    /** Gives a member access anew by a link, which they use, and sign in. */
    boolean accessReset(Person by, UUID member, Person who, UUID id) {
        HttpResponse<String> made = send(by, "/people/" + member + "/renew", "id", id.toString());
        Matcher link = LINK.matcher(made.body());
        if (!link.find()) {
            return false;
        }
        String path = URI.create(link.group(1)).getPath();
        assertThat(who.browser().submit(path, path, "password", Room.password()).statusCode())
                .isEqualTo(200);
        who.signIn();
        return true;
    }
}
