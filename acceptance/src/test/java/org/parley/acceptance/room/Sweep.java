package org.parley.acceptance.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.parley.server.postgres.Role;
import org.springframework.web.multipart.MultipartFile;

/** Talks with somebody in every role, and every address of the server, to be tried one by one. */
final class Sweep {

    /** As seen from north. */
    static final List<String> ROLES =
            List.of("lead", "team", "head/north", "member/north", "adviser/north", "observer", "monitor");

    private static Sweep only;

    private final Room room;
    private final Talks talks;
    private final Talks others;
    private final Routes routes;
    private final Foreign foreign;
    private final Map<String, Map<String, String>> foreignTo = new HashMap<>();
    private final String text;
    private int turn;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    /** The same for all classes of a run. */
    static synchronized Sweep open() {
        if (only == null) {
            try {
                // A room apart: a sweep signs people out, locks screens and uses up what may be tried.
                only = new Sweep(Room.set(Setting.real()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return only;
    }

    private Sweep(Room room) {
        this.room = room;
        talks = room.talks();
        ROLES.forEach(talks::at);
        talks.at("head/south");
        talks.at("member/south");
        others = room.talks();
        others.at("head/north");
        routes = new Routes(room.server().context());
        // The other delegation and the mediation have secrets, so that there is something to be reached.
        new Secrets(room, null, talks, new ArrayList<>()).all(new Random(1));
        something();
        foreign = new Foreign(this::value, talks.key());
        text = Drafts.saved(talks, "It holds for five years.");
        released();
        routes.fillIn(Stream.of("lead", "head/north")
                .flatMap(role -> Shown.to(line(role), talks.path()).forms().stream())
                .toList());
    }

    /** Puts an agenda before all; the same again, if it was changed meanwhile. */
    void agenda() {
        String agenda = talks.page("/agenda/write");
        HttpResponse<String> sent = talks.lead()
                .browser()
                .submit(
                        agenda,
                        agenda,
                        "id",
                        UUID.randomUUID().toString(),
                        "row",
                        "1",
                        "name.1",
                        "Water",
                        "question.1",
                        "How is the water shared?",
                        "options.1",
                        "half: in halves\nthirds: two thirds to one",
                        "do",
                        "save");
        if (sent.statusCode() != 303) {
            throw new IllegalStateException("there is no agenda: " + sent.body());
        }
    }

    /** An agenda, words and a text, so that there is something to write about. */
    private void released() {
        agenda();
        post(talks.lead(), "/messages/north", "words", "Could six weeks do?");
        talks.lead()
                .browser()
                .submit(
                        text,
                        text + "/table",
                        "id",
                        UUID.randomUUID().toString(),
                        "version",
                        Drafts.version(talks.lead(), text));
    }

    private void post(Person writer, String address, String field, String words) {
        HttpResponse<String> sent = writer.browser()
                .submit(
                        talks.path(),
                        talks.page(address),
                        "id",
                        UUID.randomUUID().toString(),
                        field,
                        words);
        if (sent.statusCode() != 303) {
            throw new IllegalStateException(address + " is answered with " + sent.statusCode());
        }
    }

    Room room() {
        return room;
    }

    Talks talks() {
        return talks;
    }

    /** Other talks; the lead leads these too, nobody else takes part in both. */
    Talks others() {
        return others;
    }

    Routes routes() {
        return routes;
    }

    /** Every address that takes forms. */
    List<Routes.Route> everyPost() {
        return routes.all().stream()
                .filter(route -> !route.verb().equals("GET"))
                .toList();
    }

    /** Those that do not end the sender's own session. */
    List<Routes.Route> posts() {
        return everyPost().stream().filter(route -> !route.ofOwnSession()).toList();
    }

    /** Those whose answer ends by itself. */
    List<Routes.Route> gets() {
        return routes.all().stream()
                .filter(route -> route.verb().equals("GET") && !route.streams())
                .toList();
    }

    Wire line(String role) {
        return new Wire(room.address(), talks.at(role).browser().cookies());
    }

    Wire stranger() {
        return Wire.stranger(room.address());
    }

    /** The token of the forms that this role is shown. */
    String token(String role) {
        Wire line = line(role);
        return tokens.computeIfAbsent(
                line.cookie(), session -> Form.token(line.send(Ask.get("/")).body()));
    }

    /** The address of a route with these talks, and something of its own kind for every other brace. */
    String path(Routes.Route route, String talksId, String other) {
        return path(route.pattern().getPatternString(), route.variables(), talksId, other);
    }

    private static String path(String pattern, List<String> variables, String talksId, String other) {
        String target = pattern;
        for (String name : variables) {
            String value = switch (name) {
                case "talks" -> talksId;
                // Of a device and its letters the delegation is known, and so is the number of the first letter.
                case "party" -> variables.contains("device") ? "south" : other;
                case "serial" -> "1";
                default -> other;
            };
            target = target.replaceFirst("\\{\\*?" + name + "[^}]*}", Matcher.quoteReplacement(value));
        }
        return target.replace("/**", "/x");
    }

    /** The address of a route in these talks that leads to something, where a text or a delegation is asked for. */
    String there(Routes.Route route) {
        String known = route.pattern()
                .getPatternString()
                .replace("/texts/{text}", "/texts/" + text.substring(text.lastIndexOf('/') + 1));
        return path(known, route.variables(), talks.key(), "north");
    }

    /** A request with all its fields, and this value in one of them. */
    Ask post(Routes.Route route, String path, String token, Map<String, String> set) {
        List<Map.Entry<String, String>> values = new ArrayList<>();
        for (Routes.Field field : route.fields()) {
            values.add(Map.entry(field.name(), set.getOrDefault(field.name(), usual(field))));
        }
        values.add(Map.entry("form-token", token));
        boolean file = values.stream().anyMatch(v -> v.getValue().startsWith("file:"));
        return (file ? Form.multipart(path, values) : Ask.post(path, values)).verb(route.verb());
    }

    Ask get(Routes.Route route, String path, Map<String, String> set) {
        List<String> query = new ArrayList<>();
        for (Routes.Field field : route.fields()) {
            String value = set.get(field.name());
            if (value != null || field.required()) {
                query.add(field.name() + "=" + Ask.encoded(value == null ? usual(field) : value));
            }
        }
        return Ask.get(query.isEmpty() ? path : path + "?" + String.join("&", query));
    }

    private static String usual(Routes.Field field) {
        if (field.usual() != null) {
            return field.name().equals("id") ? UUID.randomUUID().toString() : field.usual();
        }
        if (field.type() == UUID.class) {
            return UUID.randomUUID().toString();
        }
        if (field.type() == int.class || field.type() == long.class || Number.class.isAssignableFrom(field.type())) {
            return "1";
        }
        if (field.type() == boolean.class) {
            return "true";
        }
        if (field.type().isEnum()) {
            return field.type().getEnumConstants()[0].toString();
        }
        return MultipartFile.class.isAssignableFrom(field.type()) ? "file:words" : "words";
    }

    /**
     * Some of the foreign ids: all of them in the long form of the tests, else one of so many, beginning elsewhere at each call,
     * so that each kind still meets many addresses.
     */
    Map<String, String> someForeign(String place, int oneOf) {
        Map<String, String> foreign = foreign(place);
        if (Long.getLong("parley.tries", 300) > 300) {
            return foreign;
        }
        Map<String, String> some = new LinkedHashMap<>();
        int at = turn++;
        for (Map.Entry<String, String> one : foreign.entrySet()) {
            if (at++ % oneOf == 0) {
                some.put(one.getKey(), one.getValue());
            }
        }
        return some;
    }

    /** Ids of what somebody in this place may not see, by what it is: all that the matrix closes, and of other talks. */
    Map<String, String> foreign(String place) {
        return foreignTo.computeIfAbsent(place, one -> {
            Map<String, String> ids = new LinkedHashMap<>(foreign.to(one));
            if (!one.equals("lead") && !one.equals("team")) {
                ids.put("a text of south", "text-of-south");
                ids.put(
                        "an account of south",
                        value("select account from parley.member where talks = '" + talks.key()
                                + "' and party = 'south' limit 1"));
            }
            if (!one.equals("lead")) {
                ids.put("a member of other talks", ofOthers("parley.member", "party = 'north'"));
                ids.put("an entry of other talks", ofOthers("parley.entry", "true"));
            }
            return ids;
        });
    }

    private String ofOthers(String table, String which) {
        return value("select id from " + table + " where talks = '" + others.key() + "' and " + which + " limit 1");
    }

    /** The rest of what {@link Secrets} leaves: something of every kind in the matrix, for both delegations and the team. */
    private void something() {
        for (String party : List.of("north", "south")) {
            Person head = talks.head(party);
            UUID member = talks.myself(talks.member(party)).id();
            talks.invitation(head, "member/" + party, "A guest of " + party);
            ok(head.browser().submit(talks.path(), talks.page("/drafts"), "place", "page 1", "text", "not yet said"));
            ok(head.browser()
                    .submit(
                            talks.path(),
                            talks.page("/people/" + member + "/renew"),
                            "id",
                            UUID.randomUUID().toString()));
        }
        post(talks.head("north"), "/limits/notes", "words", "A note of north");
        talks.invitation(talks.lead(), "observer", "A guest of all");
        ok(talks.lead()
                .browser()
                .submit(
                        talks.path(),
                        talks.page("/people/" + talks.myself(talks.observer()).id() + "/renew"),
                        "id",
                        UUID.randomUUID().toString()));
        try (Connection owner = DriverManager.getConnection(
                        room.database().url(),
                        Role.OWNER.user(),
                        room.database().password(Role.OWNER));
                Statement sql = owner.createStatement()) {
            String account = talks.account(talks.head("south")).toString();
            sql.execute("insert into parley.recovery (account, digest) values ('" + account + "', sha256('a code'))");
            sql.execute("insert into parley.passkey (account, id, name, credential, counter, verified, backup_eligible,"
                    + " backed_up, added) values ('" + account + "', sha256('a key'), 'A key', 'x', 0, true, false,"
                    + " false, now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ok(HttpResponse<String> answer) {
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /**
     * A digest of all that belongs to south and to other talks: what nobody of north moves.
     *
     * @param further what else stands in chains whose names end in this, as {@code team}
     */
    String possessions(String... further) {
        String ends = String.join(
                "|", Stream.concat(Stream.of("south"), Stream.of(further)).toList());
        return value("select md5(coalesce(string_agg(line, '' order by line), '')) from ("
                + " select e::text from parley.entry e where talks = '" + talks.key() + "' and audience similar to '%("
                + ends + ")' or talks = '" + others.key() + "'"
                + " union all select m::text from parley.member m where party = 'south' or talks = '" + others.key()
                + "'"
                + " union all select d::text from parley.device d where party = 'south'"
                + " union all select i::text from parley.invitation i where party = 'south'"
                + " union all select a.id::text || a.password from parley.account a join parley.member m on m.account = a.id"
                + "   where m.party = 'south') all_of_it(line)");
    }

    /** How many entries and members there are in all. */
    String size() {
        return value("select (select count(*) from parley.entry) || ' ' || (select count(*) from parley.member) || ' '"
                + " || (select count(*) from parley.invitation) || ' ' || (select count(*) from parley.device) || ' '"
                + " || (select count(*) from parley.draft) || ' ' || (select count(*) from parley.talks)");
    }

    private String value(String select) {
        try (Connection connection = DriverManager.getConnection(
                        room.database().url(),
                        Role.BACKUP.user(),
                        room.database().password(Role.BACKUP));
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(select)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
