package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.server.keys.Keyring;

/**
 * Two worlds with the same people, the same time and the same releases. In one, the other side has secrets; in the other it
 * has none, or others. Whatever is asked is asked in both, and every byte that comes back is compared.
 */
final class TwoWorlds implements AutoCloseable {

    private static final List<String> PLACES = List.of(
            "team", "head/north", "member/north", "adviser/north", "head/south", "member/south", "observer", "monitor");

    private final World quiet;
    private final World busy;
    private final Routes routes;
    private final Coverage coverage;
    /** The addresses that a role has still to ask, from one episode to the next. */
    private final Map<String, Deque<Routes.Route>> rounds = new HashMap<>();
    /** The kinds of secrets that came about so far. */
    private final Set<Secret> done = EnumSet.noneOf(Secret.class);

    /** The same people from one episode to the next: to make an account takes long on purpose. */
    private final Map<World, Map<String, Person>> people = new HashMap<>();

    TwoWorlds() throws IOException, SQLException {
        quiet = new World();
        busy = new World();
        routes = new Routes(quiet.room().server().context());
        coverage = new Coverage(routes);
        // Made when somebody first needs it, out of that one's chance: here, in both worlds, by nobody's secret.
        both(world -> world.stage()
                .as("setup", () -> world.bean(Keyring.class).signing().publicKey()));
    }

    World quiet() {
        return quiet;
    }

    World busy() {
        return busy;
    }

    Set<Secret> secrets() {
        return done;
    }

    Coverage coverage() {
        return coverage;
    }

    void both(Consumer<World> work) {
        work.accept(quiet);
        work.accept(busy);
    }

    @Override
    public void close() {
        quiet.close();
        busy.close();
    }

    /** A difference, in words; null where there was none. */
    record Difference(String words) {}

    /** Talks of their own in both worlds, with everybody in them and everybody's lines. */
    final class Episode {
        private final Random random;
        private final boolean mediation;
        private final List<String> ids = new ArrayList<>();
        private final Map<String, Curiosity> curious = new LinkedHashMap<>();
        private final Map<String, Integer> returns = new HashMap<>();
        private String lastRole = "";
        private Ask last = Ask.get("/");
        private final Talks[] talks = new Talks[2];
        private final Secrets[] secrets = new Secrets[2];

        /** @param mediation whether those who ask are the mediation, of whom fewer things are kept secret */
        Episode(long seed, boolean mediation) {
            this.random = new Random(seed);
            this.mediation = mediation;
            World[] worlds = {quiet, busy};
            for (int i = 0; i < 2; i++) {
                World world = worlds[i];
                world.stage().letTimePass();
                int place = i;
                world.stage().as("setup", () -> {
                    set(place, world);
                    return true;
                });
            }
            // Both stages stand at the same step from here on, however long it took to come here.
            assertThat(talks[0].id()).as("the same ids in both worlds").isEqualTo(talks[1].id());
            assertThat(quiet.stage().step()).isEqualTo(busy.stage().step());
            for (String role : mediation
                    ? List.of("lead", "team")
                    : List.of("head/north", "member/north", "adviser/north", "observer", "monitor")) {
                curious.put(
                        role,
                        new Curiosity(
                                random,
                                routes,
                                rounds.computeIfAbsent(role, one -> new ArrayDeque<>()),
                                talks[0].key(),
                                ids));
            }
        }

        private void set(int place, World world) {
            world.room().mediator().stayIn();
            talks[place] = world.room().talks();
            Map<String, Person> known = people.computeIfAbsent(world, one -> new HashMap<>());
            for (String one : PLACES) {
                // Each for themselves, and coming back apart from joining: who was busy in secret is still signed in
                // where
                // who was quiet has to sign in anew, and that must move nothing of what is drawn for the record.
                Person person = known.get(one);
                if (person != null) {
                    world.stage().as("back " + one, () -> {
                        person.stayIn();
                        return true;
                    });
                }
                world.stage().as("setup " + one, () -> {
                    if (person == null) {
                        known.put(one, talks[place].at(one));
                    } else {
                        talks[place].take(one, person);
                    }
                    return true;
                });
            }
            secrets[place] = new Secrets(world.room(), world.stage(), talks[place], ids);
            world.stage().as("release", () -> {
                secrets[place].releases().begin();
                return true;
            });
        }

        Secrets secrets(World world) {
            return secrets[world == quiet ? 0 : 1];
        }

        Talks talks(World world) {
            return talks[world == quiet ? 0 : 1];
        }

        Wire line(World world, String role) {
            Person person = talks(world).at(role);
            return new Wire(world.room().address(), person.browser().cookies());
        }

        Listening listen(World world, String role) {
            Ask ask = Ask.of("GET", talks(world).page("/events"), "text/event-stream");
            return world.stage()
                    .as(
                            role,
                            () -> line(world, role)
                                    .listen(ask.with(Stage.HEADER, world.stage().header()), world.looks()));
        }

        /** What is different now in the answer to the request that was answered differently. */
        @Nullable
        Difference askedAgain() {
            return ask(lastRole, last.verb("GET"), false);
        }

        /** Goes on for so many requests; ends at the first difference. */
        @Nullable
        Difference run(int requests) {
            for (int i = 0; i < requests && !curious.isEmpty(); i++) {
                both(world -> world.stage().next());
                happen();
                String role = new ArrayList<>(curious.keySet()).get(random.nextInt(curious.size()));
                Ask ask = curious.get(role).next();
                Difference difference = ask(role, ask, random.nextInt(25) == 0);
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }

        /** Each asks at the addresses to which they have not come yet. */
        @Nullable
        Difference finish() {
            for (String role : List.copyOf(curious.keySet())) {
                for (Routes.Route route : coverage.missing(role, false)) {
                    both(world -> world.stage().next());
                    Difference difference = curious.containsKey(role)
                            ? ask(role, curious.get(role).to(route), false)
                            : null;
                    if (difference != null) {
                        return difference;
                    }
                }
            }
            return null;
        }

        /**
         * Tries what touches the asker's own session or account: rightly, and then with words of all kinds. It is done by
         * somebody in that role whose account serves for nothing else.
         */
        @Nullable
        Difference ofOwnSession(String role) {
            String spare = "spare " + role;
            both(world -> world.stage().letTimePass());
            both(world -> world.stage().as("setup " + spare, () -> {
                talks(world).spare(role);
                return true;
            }));
            curious.put(spare, new Curiosity(random, routes, new ArrayDeque<>(), talks[0].key(), ids));
            Map<String, String> known = Map.of(
                    "name", talks[0].at(spare).signInName(),
                    "password", Room.password(),
                    "before", Room.password(),
                    "after", Room.password());
            for (Routes.Route route : routes.all()) {
                for (int turn = 0; turn < 2 && route.ofOwnSession(); turn++) {
                    Curiosity asker = curious.get(spare);
                    Difference difference = step(spare, Ask.get("/account"));
                    if (difference == null) {
                        difference = step(spare, turn == 0 ? asker.to(route, known) : asker.to(route));
                    }
                    if (difference != null) {
                        return difference;
                    }
                }
            }
            return null;
        }

        private @Nullable Difference step(String role, Ask ask) {
            both(world -> world.stage().next());
            secrets[1].happen(
                    random,
                    List.of(Secret.FAILED_SIGN_IN, Secret.SIGNED_IN_ANEW, Secret.VISIT)
                            .get(random.nextInt(3)));
            return ask(role, ask, false);
        }

        /**
         * Asks at one address only, while the busy world has secrets; ends at the first difference.
         *
         * @param kind of secret that comes up each time; null for any
         */
        @Nullable
        Difference lookAt(Where where, @Nullable Secret kind, int times) {
            List<String> roles = List.of("head/north", "observer");
            for (int i = 0; i < times; i++) {
                both(world -> world.stage().next());
                for (int n = 0; n < 3; n++) {
                    secrets[1].happen(new Random(random.nextLong()), false);
                }
                secrets[1].happen(new Random(random.nextLong()), kind == null ? Secret.VISIT : kind);
                String role = roles.get(i % roles.size());
                if (curious.containsKey(role)) {
                    Difference difference = ask(role, curious.get(role).at(where), where.during());
                    if (difference != null) {
                        return difference;
                    }
                }
            }
            return null;
        }

        private void happen() {
            if (random.nextInt(10) < 6) {
                secrets[1].happen(new Random(random.nextLong()), mediation);
            }
            done.addAll(secrets[1].done());
            if (random.nextInt(15) == 0) {
                secrets[0].happen(new Random(random.nextLong()), mediation);
            }
            if (random.nextInt(10) == 0) {
                long seed = random.nextLong();
                secrets[0].releases().release(new Random(seed));
                secrets[1].releases().release(new Random(seed));
            }
        }

        /** @param during whether the other side is in the midst of something in the busy world */
        @Nullable
        Difference ask(String role, Ask ask, boolean during) {
            lastRole = role;
            last = ask;
            Reply first = answer(quiet, role, ask);
            Reply second = during ? secrets[1].inTheMiddle(() -> answer(busy, role, ask)) : answer(busy, role, ask);
            coverage.add(role, ask, first);
            String one = first.comparable(quiet.room().address().getPort());
            String other = second.comparable(busy.room().address().getPort());
            if (!one.equals(other)) {
                return new Difference(difference(role, ask, first, second) + "\n" + inOneRecordOnly());
            }
            curious.get(role).learn(ask, first);
            boolean out = first.status() == 401
                    || first.header("Location")
                            .filter(l -> l.endsWith("/sign-in") || l.endsWith("lock"))
                            .isPresent();
            if (out) {
                comeBack(role);
            }
            return null;
        }

        /** The first entries that stand in one of the records only and should not, for whoever looks into a difference. */
        private String inOneRecordOnly() {
            List<String> one = record(quiet);
            List<String> other = record(busy);
            return Stream.concat(
                            one.stream().filter(entry -> !other.contains(entry)).map(entry -> "quiet " + entry),
                            other.stream().filter(entry -> !one.contains(entry)).map(entry -> "busy " + entry))
                    .limit(12)
                    .collect(Collectors.joining("\n"));
        }

        private List<String> record(World world) {
            String seen = mediation
                    ? "audience not like 'party/%'"
                    : "audience not in ('team', 'admin/team') and audience not like '%south'";
            return world.leaks()
                    .found(
                            "select string_agg(e::text, chr(10) order by audience, place) from (select audience, place, kind, id,"
                                    + " at, author, left(commitment::text, 12), left(hash::text, 12) from parley.entry where talks = '"
                                    + talks(world).id() + "' and " + seen + ") e")
                    .lines()
                    .toList();
        }

        private void comeBack(String role) {
            if (returns.merge(role, 1, Integer::sum) > 6 && !role.startsWith("spare ")) {
                curious.remove(role);
                return;
            }
            both(world -> world.stage().as(role, () -> {
                talks(world).at(role).signIn();
                return true;
            }));
        }

        private Reply answer(World world, String role, Ask ask) {
            return world.stage()
                    .as(
                            role,
                            () -> line(world, role)
                                    .send(ask.with(Stage.HEADER, world.stage().header())));
        }
    }

    private static String difference(String role, Ask ask, Reply first, Reply second) {
        boolean bodies = !first.body().equals(second.body());
        String one = bodies ? first.body() : first.raw();
        String other = bodies ? second.body() : second.raw();
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return "the " + role + " asked " + ask + "\nand was told " + first.status() + "\n..." + around(one, at)
                + "...\nin one world, and " + second.status() + "\n..." + around(other, at) + "...\nin the other";
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
    }
}
