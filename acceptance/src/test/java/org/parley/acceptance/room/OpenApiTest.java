package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the server says of its addresses is what it does. */
class OpenApiTest {

    /** Answered to nobody in these tests: a link that serves once and was used, and what only locked or new people see. */
    /** Links that serve once, a stream, files that need parameters, and what is there only after something went wrong. */
    private static final Set<String> NOT_WALKED = Set.of(
            "/error",
            "/welcome/{token}",
            "/renew/{token}",
            "/unlock",
            "/talks/{talks}/events",
            "/talks/{talks}/log/chain",
            "/talks/{talks}/log/receipt",
            "/talks/{talks}/texts/{text}/bytes",
            "/talks/{talks}/texts/{text}/conflict");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Talks talks = Room.open().talks();

    @Test
    void the_description_is_the_same_for_everybody_who_is_signed_in_and_for_nobody_else() {
        String mine = talks.lead().browser().json("/openapi").body();
        assertThat(talks.head("north").browser().json("/openapi").body()).isEqualTo(mine);
        assertThat(talks.observer().browser().json("/openapi").body()).isEqualTo(mine);
        assertThat(new Visitor(talks.room().address()).json("/openapi").statusCode())
                .isEqualTo(401);
        assertThat(mine).doesNotContain("localhost", "Asker", "SignedIn");
    }

    @Test
    void each_form_names_its_fields() {
        JsonNode api = json.readTree(talks.lead().browser().json("/openapi").body());
        JsonNode form = api.at("/paths/~1talks~1{talks}~1messages~1{party}/post/requestBody/content")
                .path("application/x-www-form-urlencoded")
                .path("schema");
        assertThat(form.path("properties").propertyNames())
                .contains("form-token", "id", "words", "answering", "wanted", "by");
        assertThat(json.writeValueAsString(form.path("required"))).contains("form-token", "id", "words");
    }

    @Test
    void every_page_is_as_json_what_its_description_says() {
        JsonNode api = json.readTree(talks.lead().browser().json("/openapi").body());
        List<Person> readers = List.of(talks.lead(), talks.head("north"), talks.observer(), talks.monitor());
        Map<String, String> variables = variables();
        Set<String> walked = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (String path : api.path("paths").propertyNames()) {
            JsonNode get = api.path("paths").path(path).path("get");
            if (get.isMissingNode()) {
                continue;
            }
            all.add(path);
            String address = filled(path, variables);
            if (NOT_WALKED.contains(path) || address.contains("{")) {
                continue;
            }
            for (Person reader : readers) {
                HttpResponse<String> answer = reader.browser().json(address);
                JsonNode schema = get.at("/responses/200/content/application~1json/schema");
                String type = answer.headers().firstValue("Content-Type").orElse("");
                if (answer.statusCode() == 200) {
                    walked.add(path);
                    if (type.startsWith("application/json")) {
                        assertThat(schema.isMissingNode()).as(path).isFalse();
                        assertThat(faults(api, schema, answer.body())).as(path).isEmpty();
                    }
                } else if (answer.statusCode() != 303) { // some lead on, as from a conflict that there is not
                    assertThat(answer.statusCode()).as(path + answer.body()).isBetween(400, 499);
                    assertThat(json.readTree(answer.body()).path("error").isString())
                            .as(path)
                            .isTrue();
                }
            }
        }
        all.removeAll(walked);
        assertThat(all).as("addresses that nobody was answered at").isEqualTo(NOT_WALKED);
    }

    @Test
    void the_check_finds_what_is_wrong_with_an_answer() {
        JsonNode api = json.readTree(talks.lead().browser().json("/openapi").body());
        JsonNode schema =
                api.at("/paths/~1talks~1{talks}~1messages/get/responses/200/content/application~1json/schema");
        assertThat(faults(api, schema, "{\"delegations\":[],\"exchange\":null}"))
                .isEmpty();
        assertThat(faults(api, schema, "{\"delegations\":null,\"exchange\":null}"))
                .isNotEmpty();
        assertThat(faults(api, schema, "{\"delegations\":[]}")).isNotEmpty();
        assertThat(faults(api, schema, "{\"delegations\":[],\"exchange\":null,\"more\":1}"))
                .isNotEmpty();
    }

    /** Fills the talks with one of each, and says how addresses name it. */
    private Map<String, String> variables() {
        Person north = talks.head("north");
        String text = Drafts.saved(talks, "It holds for five years.");
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        String message = UUID.randomUUID().toString();
        send(talks.lead(), talks.page("/messages/north"), "id", message, "words", "A question", "wanted", "yes");
        send(north, talks.page("/limits/notes"), "id", UUID.randomUUID().toString(), "words", "A note");
        send(
                north,
                talks.page("/limits"),
                "id",
                UUID.randomUUID().toString(),
                "issue",
                "truce",
                "how",
                "at-least",
                "options",
                "42",
                "firmness",
                "wish");
        String invitation = talks.invitation(talks.lead(), "observer", "Somebody");
        Laptop laptop = Laptop.of(talks, "north", "Field laptop");
        laptop.letter(north);
        return Map.of(
                "{talks}",
                URI.create(talks.path()).getPath().substring("/talks/".length()),
                "{party}",
                "north",
                "{text}",
                text.substring(text.lastIndexOf('/') + 1),
                "{entry}",
                message,
                "{device}",
                laptop.card().device().toString(),
                "{serial}",
                "1",
                "{token}",
                invitation.substring(invitation.lastIndexOf('/') + 1));
    }

    private void send(Person writer, String address, String... fields) {
        HttpResponse<String> sent = writer.browser().submit(talks.path(), address, fields);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }

    private static String filled(String path, Map<String, String> variables) {
        String address = path;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            address = address.replace(variable.getKey(), variable.getValue());
        }
        return address.equals("/away") ? "/away?to=https://example.org/" : address;
    }

    private List<String> faults(JsonNode api, JsonNode schema, String answer) {
        ObjectNode whole = json.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.setAll((ObjectNode) schema);
        whole.set("components", api.path("components"));
        List<String> faults = new ArrayList<>();
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json.writeValueAsString(whole), InputFormat.JSON)
                .validate(answer, InputFormat.JSON)
                .forEach(fault -> faults.add(fault.toString()));
        return faults;
    }
}
