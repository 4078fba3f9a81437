package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.server.people.Ids;
import org.parley.server.store.Accounts;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.talks.Seen;
import org.parley.server.web.TalksRecord;

/** Talks between the delegations north and south. */
final class Talks {

    private static final Pattern LINK = Pattern.compile("id=\"link\">([^<]+)<");

    private final Room room;
    private final String path;
    private final Map<String, Person> people = new HashMap<>();

    private Talks(Room room, String path) {
        this.room = room;
        this.path = path;
    }

    static Talks opened(Room room, String title) {
        return opened(room, title, "signed");
    }

    /** @param receipts signed or deniable */
    static Talks opened(Room room, String title, String receipts) {
        return new Talks(room, open(room.mediator(), title, receipts));
    }

    /** Talks on any server, with those who take part by their places. */
    static Talks elsewhere(String path, Map<String, Person> people) {
        Talks talks = new Talks(null, path);
        talks.people.putAll(people);
        return talks;
    }

    /** Opens talks on any server, and gives their path. */
    static String open(Person lead, String title) {
        return open(lead, title, "signed");
    }

    private static String open(Person lead, String title, String receipts) {
        HttpResponse<String> opened = lead.browser()
                .submit(
                        "/",
                        "/talks",
                        "id",
                        Ids.random(lead.setting().random()).toString(),
                        "title",
                        title,
                        "name",
                        "Lena Mediator",
                        "mediation",
                        "The good offices",
                        "parties",
                        "north: The Northern Council\nsouth: The Southern League",
                        "languages",
                        "en, ar, he",
                        "receipts",
                        receipts);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
        return URI.create(opened.headers().firstValue("Location").orElseThrow()).getPath();
    }

    /** The address of a page of these talks. */
    String page(String below) {
        return path + below;
    }

    String path() {
        return path;
    }

    Room room() {
        return room;
    }

    Person lead() {
        return room.mediator();
    }

    /** The head of a delegation; the same person each time. */
    Person head(String party) {
        return people.computeIfAbsent("head/" + party, place -> joining(lead(), place, "Head of " + party));
    }

    /** A member of a delegation, invited by its head; the same person each time. */
    Person member(String party) {
        Person head = head(party);
        return people.computeIfAbsent("member/" + party, place -> joining(head, place, "Member of " + party));
    }

    /** An adviser of a delegation, invited by its head; the same person each time. */
    Person adviser(String party) {
        Person head = head(party);
        return people.computeIfAbsent("adviser/" + party, place -> joining(head, place, "Adviser of " + party));
    }

    /** A further member of the mediation team, with a second factor; the same person each time. */
    Person team() {
        return people.computeIfAbsent("team", place -> withFactor(joining(lead(), place, "Tom Team")));
    }

    /** Lets somebody who has an account already take a place in these talks, as its only holder. */
    void take(String place, Person person) {
        String link = invitation(lead(), place, "Again " + place.replace('/', ' '));
        HttpResponse<String> joined = person.browser().submit(link, link);
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(303);
        people.put(place, person);
    }

    /** Somebody more in a role, who is found as the spare one from then on. */
    void spare(String role) {
        boolean invitedByHead = role.startsWith("member") || role.startsWith("adviser");
        Person by = invitedByHead ? head(role.substring(role.indexOf('/') + 1)) : lead();
        people.put("spare " + role, joining(by, role, "Spare " + role.replace('/', ' ')));
    }

    /** Somebody by their place: a role, or role/party; or a spare one of these. */
    Person at(String place) {
        Person spare = place.startsWith("spare ") ? people.get(place) : null;
        if (spare != null) {
            return spare;
        }
        String party = place.substring(place.indexOf('/') + 1);
        return switch (place.replaceFirst("/.*", "")) {
            case "lead" -> lead();
            case "team" -> team();
            case "head" -> head(party);
            case "member" -> member(party);
            case "adviser" -> adviser(party);
            case "observer" -> observer();
            case "monitor" -> monitor();
            default -> throw new IllegalArgumentException("there is no place " + place);
        };
    }

    Person observer() {
        return people.computeIfAbsent("observer", place -> joining(lead(), place, "Olga Observer"));
    }

    Person monitor() {
        return people.computeIfAbsent("monitor", place -> joining(lead(), place, "Max Monitor"));
    }

    /** Invited to a place, joined with a new account and signed in; somebody else each time. */
    Person joining(Person by, String place, String name) {
        return Person.joining(room, invitation(by, place, name));
    }

    private static Person withFactor(Person person) {
        person.setUpFactor();
        return person;
    }

    /** The path of a fresh link. @param place a role, or role/party */
    String invitation(Person by, String place, String name) {
        return invitation(by, path, place, name);
    }

    static String invitation(Person by, String talks, String place, String name) {
        HttpResponse<String> invited = by.browser()
                .submit(
                        talks + "/people",
                        talks + "/people/invitations",
                        "id",
                        Ids.random(by.setting().random()).toString(),
                        "name",
                        name,
                        "place",
                        place);
        Matcher link = LINK.matcher(invited.body());
        assertThat(link.find()).as(invited.body()).isTrue();
        return URI.create(link.group(1)).getPath();
    }

    /** Who somebody is in these talks, as the database has it. */
    Myself myself(Person person) {
        UUID account = account(person);
        return room.bean(Door.class)
                .as(
                        new Principal.Holder(account),
                        tx -> room.bean(Memberships.class).in(tx, account, id()))
                .orElseThrow();
    }

    UUID account(Person person) {
        return room.bean(Door.class)
                .as(new Principal.Gate(), tx -> room.bean(Accounts.class).named(tx, person.signInName()))
                .orElseThrow()
                .id();
    }

    /** All of the record that somebody may see. */
    List<Seen> seenBy(Person person) {
        Myself me = myself(person);
        return room.bean(Door.class)
                .as(
                        new Principal.Member(me.id()),
                        tx -> room.bean(TalksRecord.class).seen(tx, me));
    }

    /** The id as it stands in addresses. */
    String key() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    UUID id() {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
