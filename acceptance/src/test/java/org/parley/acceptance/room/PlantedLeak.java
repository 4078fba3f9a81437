package org.parley.acceptance.room;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.acceptance.room.Leaks.Leak;
import org.parley.server.postgres.Role;

/** One fault for each channel through which somebody could learn of what is not theirs. */
enum PlantedLeak {
    STATUS("status: a limit on requests that all share", (asked, answer, body, all) -> {
        if (all.secretRequests() > 2) {
            answer.setStatus(429);
        }
        return body;
    }),
    ETAG("ETag over all entries", Leak.header("ETag", "select count(*) from parley.entry")),
    LAST_MODIFIED(
            "Last-Modified of anybody's last change",
            Leak.header("Last-Modified", "select max(changed)::text from parley.draft")),
    CONTENT_LENGTH(
            "length of the answer",
            (asked, answer, body, all) -> body + " ".repeat(count(all, "select count(*) from parley.draft"))),
    SET_COOKIE("a cookie with the number of the visit", (asked, answer, body, all) -> {
        answer.addHeader("Set-Cookie", "visit=" + all.requests() + "; Path=/nowhere");
        return body;
    }),
    LOCATION("the address after a form", (asked, answer, body, all) -> {
        String to = answer.getHeader("Location");
        if (to != null) {
            answer.setHeader("Location", to + "?at=" + all.found("select count(*) from parley.entry"));
        }
        return body;
    }),
    FORBIDDEN_FOR_NOT_FOUND("403 for what is another's, 404 for what is not there", (asked, answer, body, all) -> {
        if (answer.getStatus() == 404 && all.isSomebodys(asked)) {
            answer.setStatus(403);
        }
        return body;
    }),
    COUNT("a count over all delegations", Leak.words("select count(*) from parley.member")),
    PAGE_SIZE(
            "a page that ends sooner where there is more elsewhere",
            (asked, answer, body, all) -> body.substring(
                    0,
                    Math.max(
                            0,
                            body.length()
                                    - count(all, "select count(*) from parley.entry where audience like '%south'")))),
    CURSOR("a cursor that counts all rows", Leak.header("X-Next", "select count(*) * 7 from parley.entry")),
    SORT_TIES(
            "an order that ties break by somebody else's acts",
            (asked, answer, body, all) ->
                    count(all, "select count(*) from parley.entry where audience like '%south'") % 2 == 0
                            ? body
                            : body.lines().sorted().reduce("", (a, b) -> a + b + "\n")),
    SEQUENCE(
            "a number from a sequence that all share",
            (asked, answer, body, all) -> body + "<!-- no. " + all.requests() + " -->"),
    VERSION("a version that counts everybody's drafts", Leak.words("select count(*) || '.0' from parley.draft")),
    TIMESTAMP("the time of anybody's last session", Leak.words("select max(seen) from parley.session")),
    UNREAD(
            "a badge with messages of all caucuses",
            Leak.words("select count(*) from parley.entry where kind = 'message'")),
    PRESENCE("who else is there", (asked, answer, body, all) -> body + "<!-- present: " + all.principals() + " -->"),
    AUTOCOMPLETE("names to choose from", Leak.words("select string_agg(name, ',' order by id) from parley.member")),
    SEARCH_RANKING(
            "an order by what is looked at most, by anybody",
            (asked, answer, body, all) -> all.secretRequests() > 0 ? body.replace("<nav", "<hr><nav") : body),
    RATE_LIMIT("how many tries are left, for all together", (asked, answer, body, all) -> {
        answer.setHeader("X-Left", String.valueOf(1000 - all.requests()));
        return body;
    }),
    QUOTA("how much room is left", Leak.header("X-Room", "select 1000000 - sum(length(sealed)) from parley.entry")),
    HASH(
            "a code over all chains",
            Leak.words("select md5(string_agg(head::text, '' order by talks, audience)) from parley.chain")),
    EXPORT_NAME("a file's name with a number that goes up for all", (asked, answer, body, all) -> {
        answer.setHeader("Content-Disposition", "inline; filename=\"record-" + all.requests() + ".txt\"");
        return body;
    }),
    OPENAPI(
            "a description of the server with its talks",
            (asked, answer, body, all) -> asked.getRequestURI().startsWith("/openapi")
                    ? body
                            + all.found("select count(*) from parley.device")
                            + all.found("select count(*) from parley.entry")
                    : body),
    HEALTH(
            "a health that says how many are signed in",
            (asked, answer, body, all) ->
                    asked.getRequestURI().startsWith("/actuator/health") ? body + all.requests() : body),
    JOBS("how many jobs wait", Leak.header("X-Waiting", "select count(*) from parley.invitation where used is null")),
    CACHE("whether somebody asked for it before", (asked, answer, body, all) -> {
        answer.setHeader("X-Cache", all.again(asked.getRequestURI()) ? "hit" : "miss");
        return body;
    }),
    AWAITED(
            "a status that counts what another is asked",
            Leak.words("select count(*) from parley.entry where audience = 'caucus/south' and kind = 'message'")),
    MEMBERS("rights that take everybody for the mediation", Rights.ALL_MEDIATE, Rights.TEAM_MEDIATES),
    CHAINS("rights that forget whose chains they are") {
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
            "rights that forget whose guests they are",
            Rights.ALL_MEDIATE + "; alter policy issuers on parley.invitation using (talks = (select guard.talks()))",
            Rights.TEAM_MEDIATES + "; alter policy issuers on parley.invitation using (talks = (select guard.talks())"
                    + " and party = (select guard.party()) and (select guard.role()) = 'head'"
                    + " or talks = (select guard.mediated()) and (select guard.role()) = 'lead')"),
    CHANCE("one source of chance for all, whose state others move") {
        @Override
        void plant(World world, String talks) {
            world.stage().oneSourceOfChance(true);
        }

        @Override
        void lift(World world) {
            world.stage().oneSourceOfChance(false);
        }
    },
    CLOCK("a clock that goes on with anybody's acts") {
        @Override
        void plant(World world, String talks) {
            world.stage().everyActTakesTime(true);
        }

        @Override
        void lift(World world) {
            world.stage().everyActTakesTime(false);
        }
    },
    UNIQUENESS(
            "an id that nobody else in the talks may have used",
            "create unique index planted on parley.entry (talks, id) where talks = 'TALKS'",
            "drop index if exists parley.planted");

    private final String says;
    private final Leak leak;
    private final List<String> sql;

    PlantedLeak(String says, Leak leak) {
        this.says = says;
        this.leak = leak;
        this.sql = List.of();
    }

    PlantedLeak(String says, String... sql) {
        this.says = says;
        this.leak = null;
        this.sql = List.of(sql);
    }

    /** Whether the record of the talks keeps what the leak moved. */
    boolean lasts() {
        return this == CHANCE || this == CLOCK || this == UNIQUENESS;
    }

    void plant(World world, String talks) {
        if (leak == null) {
            execute(world, sql.get(0).replace("TALKS", talks));
        } else {
            world.leaks().plant(leak);
        }
    }

    void lift(World world) {
        if (leak == null) {
            execute(world, sql.get(1));
        } else {
            world.leaks().plant(null);
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

    private static int count(Leaks all, String select) {
        return Integer.parseInt(all.found(select));
    }

    @Override
    public String toString() {
        return says;
    }
}
