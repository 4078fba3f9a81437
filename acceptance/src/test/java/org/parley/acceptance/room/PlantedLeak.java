package org.parley.acceptance.room;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.acceptance.room.Leaks.Drip;
import org.parley.acceptance.room.Leaks.Leak;
import org.parley.server.postgres.Role;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * One fault for each channel through which somebody could learn of what is not theirs. Each lies at one address only, so that
 * whoever finds it has looked there.
 */
enum PlantedLeak {
    STATUS("/talks/{talks}/messages", "status: a limit on requests that all share", (asked, answer, body, all) -> {
        if (all.secretRequests() > 2) {
            answer.setStatus(429);
        }
        return body;
    }),
    ETAG("/talks/{talks}/texts", "ETag over all entries", Leak.header("ETag", "select count(*) from parley.entry")),
    LAST_MODIFIED(
            "/talks/{talks}/drafts",
            "Last-Modified of anybody's last change",
            Leak.header("Last-Modified", "select max(changed)::text from parley.draft")),
    CONTENT_LENGTH(
            "/talks/{talks}/limits",
            "length of the answer",
            (asked, answer, body, all) -> body + " ".repeat(count(all, "select count(*) from parley.draft"))),
    SET_COOKIE("/", "a cookie with the number of the visit", (asked, answer, body, all) -> {
        answer.addHeader("Set-Cookie", "visit=" + all.requests() + "; Path=/nowhere");
        return body;
    }),
    LOCATION(
            Where.post("/talks/{talks}/messages/north", Map.of("words", "Where does this lead?")),
            "the address after a form",
            (asked, answer, body, all) -> {
                String to = answer.getHeader("Location");
                if (to != null) {
                    answer.setHeader("Location", to + "?at=" + all.found("select count(*) from parley.entry"));
                }
                return body;
            }),
    FORBIDDEN_FOR_NOT_FOUND(
            "/talks/{talks}/receipts/{id}",
            "403 for what is another's, 404 for what is not there",
            (asked, answer, body, all) -> {
                if (answer.getStatus() == 404 && all.isSomebodys(asked)) {
                    answer.setStatus(403);
                }
                return body;
            }),
    COUNT(
            "/talks/{talks}/agenda",
            "a count over all delegations",
            Leak.words("select count(*) from parley.member where left_at is null")),
    PAGE_SIZE(
            "/talks/{talks}/log?chain=common",
            "a page that ends sooner where there is more elsewhere",
            (asked, answer, body, all) -> body.substring(0, Math.max(0, body.length() - count(all, Rows.OF_SOUTH)))),
    CURSOR(
            "/talks/{talks}/log?before=4",
            "a cursor that counts all rows",
            Leak.header("X-Next", "select count(*) * 7 from parley.entry")),
    SORT_TIES(
            "/talks/{talks}/has",
            "an order in which ties are broken by somebody else's acts",
            (asked, answer, body, all) -> count(all, Rows.OF_SOUTH) % 2 == 0
                    ? body
                    : body.lines().sorted().reduce("", (a, b) -> a + b + "\n")),
    SEQUENCE(
            "/talks/{talks}/packages",
            "a number from a sequence that all share",
            (asked, answer, body, all) -> body + "<!-- no. " + all.requests() + " -->"),
    VERSION(
            "/talks/{talks}/texts/text-1",
            "a version that counts everybody's drafts",
            Leak.words("select count(*) || '.0' from parley.draft")),
    TIMESTAMP("/account", "the time of anybody's last session", Leak.words("select max(seen) from parley.session")),
    EVENT_ID(
            "the number of an event, from a sequence that all share",
            (event, place, all) ->
                    (event.startsWith(":") ? "" : "id:" + all.found("select count(*) from parley.entry") + "\n")
                            + event),
    HEARTBEAT(
            "no sign of life while others are busy",
            (event, place, all) -> event.startsWith(":") && all.secretRequests() > 0 ? "" : event),
    SILENCE(
            "no news while there is more of it elsewhere",
            (event, place, all) ->
                    event.startsWith("event:news") && place > 1 && all.secretRequests() > 0 ? "" : event),
    RECONNECT(
            "who comes back is told to wait for as long as there is much to do for others",
            (event, place, all) -> place == 0 ? "retry:" + (1000 + count(all, Rows.OF_SOUTH)) + "\n" + event : event),
    UNREAD(
            "/talks/{talks}",
            "a badge with messages of all caucuses",
            Leak.words("select count(*) from parley.entry where kind = 'message'")),
    PRESENCE(
            "/talks/{talks}/people",
            "who else is there",
            (asked, answer, body, all) -> body + "<!-- present: " + all.principals() + " -->"),
    AUTOCOMPLETE(
            "/talks/{talks}/texts/new",
            "names to choose from",
            Leak.words("select string_agg(name, ',' order by id) from parley.member")),
    SEARCH_RANKING(
            "/talks/{talks}/texts?of=any",
            "an order by what is looked at most, by anybody",
            (asked, answer, body, all) -> all.secretRequests() > 0 ? body.replace("<nav", "<hr><nav") : body),
    VALIDATION(
            Where.post("/talks/{talks}/drafts", Map.of("place", " ", "text", "x")),
            "what is wrong with a form, and how often it was wrong with anybody",
            (asked, answer, body, all) -> body + "<!-- mistake no. " + all.requests() + " -->"),
    UNIQUENESS(
            Where.post("/talks/{talks}/messages/north", Map.of("id", "{id}", "words", "Is this taken?")),
            "an id that nobody else in the talks may have used",
            "create unique index planted on parley.entry (talks, id) where talks = 'TALKS'",
            "drop index if exists parley.planted"),
    LOCK_ERROR(
            Where.post("/talks/{talks}/messages/north", Map.of("words", "Is anybody writing?"))
                    .whileOthersWrite(),
            "somebody else is writing, so try again",
            (asked, answer, body, all) -> {
                if (count(
                                all,
                                "select count(*) from pg_locks where mode = 'RowExclusiveLock' and relation ="
                                        + " 'parley.entry'::regclass")
                        > 0) {
                    answer.setStatus(409);
                }
                return body;
            }),
    RATE_LIMIT(
            Where.post("/sign-in", Map.of("name", "nobody-here", "password", "wrong wrong wrong")),
            "how many tries are left, for all together",
            (asked, answer, body, all) -> {
                answer.setHeader("X-Left", String.valueOf(1000 - all.requests()));
                return body;
            }),
    QUOTA(
            Where.post("/talks/{talks}/drafts", Map.of("place", "here", "text", "kept")),
            "how much room is left",
            Leak.header("X-Room", "select 1000000 - sum(length(sealed)) from parley.entry")),
    HASH(
            "/talks/{talks}/log/receipt?of=common",
            "a code over all chains",
            Leak.words("select md5(string_agg(head::text, '' order by talks, audience)) from parley.chain")),
    EXPORT_NAME(
            "/talks/{talks}/export", "a file's name with a number that goes up for all", (asked, answer, body, all) -> {
                answer.setHeader("Content-Disposition", "inline; filename=\"record-" + all.requests() + ".zip\"");
                return body;
            }),
    EXPORT_SIZE(
            "/talks/{talks}/export",
            "an archive with a file for what others have",
            (asked, answer, body, all) -> isArchive(answer)
                    ? Archive.read(body)
                            .with("rest.bin", count(all, Rows.OF_SOUTH))
                            .body()
                    : body),
    ARCHIVE_ORDER(
            "/talks/{talks}/export",
            "files in an order that others move",
            (asked, answer, body, all) -> isArchive(answer)
                    ? Archive.read(body).turned(1 + count(all, Rows.OF_SOUTH)).body()
                    : body),
    METADATA(
            "/talks/{talks}/export",
            "a remark in the archive with the number of the last entry of anybody",
            (asked, answer, body, all) -> isArchive(answer)
                    ? Archive.read(body)
                            .saying(all.found("select count(*) from parley.entry"))
                            .body()
                    : body),
    OPENAPI(
            "/openapi",
            "a description of the server with its talks",
            Leak.words("select count(*) || ' ' || (select count(*) from parley.device) from parley.entry")),
    HEALTH(
            "/actuator/health",
            "a health that says how much is asked",
            (asked, answer, body, all) -> body + all.requests()),
    METRICS("/actuator/prometheus", "measures for everybody", (asked, answer, body, all) -> {
        answer.setStatus(200);
        return "requests_total " + all.requests();
    }),
    MESSAGES_SENT(
            "/talks/{talks}/devices",
            "how many letters went out, to anybody",
            Leak.words("select count(*) from parley.letter")),
    JOBS(
            "/factor",
            "how many jobs wait",
            Leak.header("X-Waiting", "select count(*) from parley.invitation where used is null")),
    CACHE("/talks/{talks}/export", "whether somebody asked for it before", (asked, answer, body, all) -> {
        answer.setHeader("X-Cache", all.again(asked.getRequestURI()) ? "hit" : "miss");
        return body;
    }),
    AWAITED(
            "/talks/{talks}/messages/north",
            "a status that counts what another is asked",
            Leak.words("select count(*) from parley.entry where audience = 'caucus/south' and kind = 'message'")),
    MEMBERS(
            "/talks/{talks}/devices",
            "rights that take everybody for the mediation, to whom all devices are shown",
            Rights.ALL_MEDIATE,
            Rights.TEAM_MEDIATES),
    CHAINS("/talks/{talks}/log", "rights that forget whose chains they are") {
        private final Map<World, String> before = new HashMap<>();

        @Override
        void plant(World world, String talks) {
            before.put(world, world.leaks().found("select pg_get_functiondef('guard.reads()'::regprocedure)"));
            execute(
                    world,
                    "create or replace function guard.reads() returns text[] language sql stable security definer"
                            + " set search_path = pg_catalog, pg_temp as $$ select coalesce(array_agg(c.audience order by 1), '{}')"
                            + " from parley.chain c where c.talks = guard.talks() $$");
        }

        @Override
        void lift(World world) {
            execute(world, String.valueOf(before.get(world)));
        }
    },
    INVITATIONS(
            "/talks/{talks}/people",
            "rights that forget whose guests they are",
            Rights.ALL_MEDIATE + "; alter policy issuers on parley.invitation using (talks = (select guard.talks()))",
            Rights.TEAM_MEDIATES + "; alter policy issuers on parley.invitation using (talks = (select guard.talks())"
                    + " and party = (select guard.party()) and (select guard.role()) = 'head'"
                    + " or talks = (select guard.mediated()) and (select guard.role()) = 'lead')"),
    CHANCE("/talks/{talks}/messages/north", "one source of chance for all, whose state others move") {
        @Override
        void plant(World world, String talks) {
            world.stage().oneSourceOfChance(true);
        }

        @Override
        void lift(World world) {
            world.stage().oneSourceOfChance(false);
        }
    },
    CLOCK("/talks/{talks}/export", "a clock that goes on with anybody's acts") {
        @Override
        void plant(World world, String talks) {
            world.stage().everyActTakesTime(true);
        }

        @Override
        void lift(World world) {
            world.stage().everyActTakesTime(false);
        }
    };

    private final String says;
    private final @Nullable Where where;
    private final @Nullable Leak leak;
    private final @Nullable Drip drip;
    private final List<String> sql;

    PlantedLeak(String address, String says, Leak leak) {
        this(Where.get(address), says, leak);
    }

    PlantedLeak(Where where, String says, Leak leak) {
        this(where, says, leak, null);
    }

    PlantedLeak(String says, Drip drip) {
        this(null, says, null, drip);
    }

    PlantedLeak(String address, String says, String... sql) {
        this(Where.get(address), says, sql);
    }

    PlantedLeak(Where where, String says, String... sql) {
        this(where, says, null, null, sql);
    }

    PlantedLeak(@Nullable Where where, String says, @Nullable Leak leak, @Nullable Drip drip, String... sql) {
        this.where = where;
        this.says = says;
        this.leak = leak;
        this.drip = drip;
        this.sql = List.of(sql);
    }

    /** Where it lies; null where that is the stream of news. */
    @Nullable
    Where where() {
        return where;
    }

    /** The kind of secret that comes out by it; null where it is any. */
    @Nullable
    Secret tellsOf() {
        return switch (this) {
            case COUNT -> Secret.JOINED;
            case MEMBERS -> Secret.DEVICE;
            case CACHE -> Secret.EXPORT;
            case MESSAGES_SENT -> Secret.LETTER;
            case JOBS, INVITATIONS -> Secret.INVITATION;
            default -> null;
        };
    }

    /** Whether the record of the talks keeps what the leak moved. */
    boolean lasts() {
        return this == CHANCE || this == CLOCK || this == UNIQUENESS;
    }

    void plant(World world, String talks) {
        if (drip != null) {
            world.leaks().plant(drip);
        } else if (leak != null && where != null) {
            world.leaks().plant(leak, where.verb(), where.path());
        } else {
            execute(world, sql.get(0).replace("TALKS", talks));
        }
    }

    void lift(World world) {
        if (sql.isEmpty()) {
            world.leaks().lift();
        } else {
            execute(world, sql.get(1));
        }
    }

    private static void execute(World world, String statement) {
        try (Connection owner = world.as(Role.OWNER);
                Statement run = owner.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A query of the pages asks for less than row security would give, so a leak has to open both. */
    private static final class Rights {
        private static final String MEDIATED =
                "create or replace function guard.mediated() returns uuid language sql stable"
                        + " security definer set search_path = pg_catalog, pg_temp as $$ select talks from guard.myself()%s $$";
        static final String ALL_MEDIATE = MEDIATED.formatted("");
        static final String TEAM_MEDIATES = MEDIATED.formatted(" where role in ('lead', 'team')");
    }

    private static final class Rows {
        static final String OF_SOUTH = "select count(*) from parley.entry where audience like '%south'";
    }

    private static int count(Leaks all, String select) {
        return Integer.parseInt(all.found(select));
    }

    private static boolean isArchive(ContentCachingResponseWrapper answer) {
        return answer.getStatus() == 200
                && String.valueOf(answer.getContentType()).startsWith("application/zip");
    }

    @Override
    public String toString() {
        return says;
    }
}
