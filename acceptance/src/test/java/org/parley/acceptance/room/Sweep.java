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
import org.parley.server.talks.Audience;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;
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
    private final Map<String, String> foreign;
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
        foreign = foreignIds();
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
        post(talks.head("north"), "/limits/notes", "words", "A note of north");
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
            String value = name.equals("talks") ? talksId : other;
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
     * Some of the foreign ids: all of them in the long form of the tests, else every fourth, beginning elsewhere at each call,
     * so that each kind still meets many addresses.
     */
    Map<String, String> someForeign(String place) {
        Map<String, String> foreign = foreign(place);
        if (Long.getLong("parley.tries", 300) > 300) {
            return foreign;
        }
        Map<String, String> some = new LinkedHashMap<>();
        int at = turn++;
        for (Map.Entry<String, String> one : foreign.entrySet()) {
            if (at++ % 4 == 0) {
                some.put(one.getKey(), one.getValue());
            }
        }
        return some;
    }

    /** Ids of what somebody in this place may not see, by what it is: things of others, and an entry of each closed chain. */
    Map<String, String> foreign(String place) {
        return foreignTo.computeIfAbsent(place, one -> {
            Map<String, String> ids = new LinkedHashMap<>(foreign);
            closed(one).forEach(audience -> ids.put("an entry of " + audience, entryOf(audience)));
            return ids;
        });
    }

    /** The chains of these talks that the visibility matrix closes to whoever is in this place. */
    static List<Audience> closed(String place) {
        List<String> parties = List.of("north", "south");
        MemberRole role = MemberRole.of(place.replaceFirst("/.*", "")).orElseThrow();
        String party = place.contains("/") ? place.substring(place.indexOf('/') + 1) : null;
        List<Audience> closed = new ArrayList<>(Rights.shipped().audiences(MemberRole.LEAD, null, parties));
        parties.forEach(one -> closed.add(Audience.party(one)));
        closed.removeAll(Rights.shipped().audiences(role, party, parties));
        return closed;
    }

    private String entryOf(Audience audience) {
        String id = value("select id from parley.entry where talks = '" + talks.key() + "' and audience = '" + audience
                + "' limit 1");
        if (id.isEmpty()) {
            throw new IllegalStateException("nothing stands in " + audience + ", so nobody can reach for it");
        }
        return id;
    }

    /** Ids of one thing of each kind that is south's or the mediation's alone, by what it is. */
    private Map<String, String> foreignIds() {
        Map<String, String> ids = new LinkedHashMap<>();
        String of = " where talks = '" + talks.key() + "' and ";
        ids.put("a member of south", value("select id from parley.member" + of + "party = 'south' limit 1"));
        ids.put("a device of south", value("select id from parley.device" + of + "party = 'south' limit 1"));
        ids.put("an invitation to south", value("select id from parley.invitation" + of + "party = 'south' limit 1"));
        ids.put("an account of south", value("select account from parley.member" + of + "party = 'south' limit 1"));
        ids.put("a text of south", "text-of-south");
        ids.put(
                "a member of other talks",
                value("select id from parley.member where talks = '" + others.key() + "' and party = 'north'"));
        ids.put(
                "an entry of other talks",
                value("select id from parley.entry where talks = '" + others.key() + "' limit 1"));
        ids.values().removeIf(String::isEmpty);
        return ids;
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
