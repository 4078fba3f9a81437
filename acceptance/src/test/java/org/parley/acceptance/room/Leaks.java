package org.parley.acceptance.room;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.server.postgres.Role;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Faults that a test plants at the edge of a server to see them found. Nothing of this is in what ships. */
final class Leaks implements Filter {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What a leak sees of an exchange and may do to it. */
    interface Leak {
        /**
         * @param asked the request
         * @param answer whose status and headers can still be changed
         * @param body of the answer, one character a byte
         * @return the body that goes out
         */
        String in(HttpServletRequest asked, ContentCachingResponseWrapper answer, String body, Leaks all)
                throws IOException;

        /** A header that follows from something about everybody. */
        static Leak header(String name, String select) {
            return (asked, answer, body, all) -> {
                answer.setHeader(name, all.found(select));
                return body;
            };
        }

        /** Words at the end of a page or of JSON that follow from something about everybody. */
        static Leak words(String select) {
            return (asked, answer, body, all) -> body + "\n<!-- " + all.found(select) + " -->";
        }
    }

    /** What a leak does to one event, or one sign of life, of a stream of news. */
    interface Drip {
        /**
         * @param event its lines, with the empty one that ends it
         * @param place which one of its stream it is, from 0
         * @return what goes out; empty for nothing
         */
        String in(String event, int place, Leaks all);
    }

    private final World world;
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final Set<String> visited = new HashSet<>();
    private volatile @Nullable Leak planted;
    private volatile @Nullable Drip dripping;
    private volatile String verb = "";
    private volatile Pattern path = Pattern.compile("");
    private volatile @Nullable Connection eye;

    Leaks(World world) {
        this.world = world;
    }

    /** A leak in the answers to one address. */
    void plant(Leak leak, String at, Pattern below) {
        forget();
        verb = at;
        path = below;
        planted = leak;
    }

    /** A leak in streams of news. */
    void plant(Drip drip) {
        forget();
        dripping = drip;
    }

    void lift() {
        planted = null;
        dripping = null;
    }

    private void forget() {
        requests.clear();
        synchronized (visited) {
            visited.clear();
        }
    }

    /** Whether this path was asked for before, by anybody. */
    boolean again(String path) {
        synchronized (visited) {
            return !visited.add(path);
        }
    }

    /** How many requests there were since the leak was planted, whoever sent them. */
    int requests() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }

    int principals() {
        return requests.size();
    }

    int secretRequests() {
        return requests.getOrDefault("secret", 0);
    }

    /** The first value that a query finds, with an eye that row security does not bind. */
    String found(String select) {
        try {
            Connection connection = eye;
            if (connection == null || connection.isClosed()) {
                connection = world.as(Role.BACKUP);
                eye = connection;
            }
            synchronized (this) {
                try (Statement sql = connection.createStatement();
                        ResultSet rows = sql.executeQuery(select)) {
                    return rows.next() ? String.valueOf(rows.getString(1)) : "";
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether an id in the path belongs to anything of anybody. */
    boolean isSomebodys(HttpServletRequest asked) {
        Matcher id = ID.matcher(asked.getRequestURI());
        boolean found = false;
        while (id.find()) {
            found |= !found("select 1 from parley.entry where id = '" + id.group() + "' and audience like '%south'"
                            + " union all select 1 from parley.device where id = '" + id.group() + "'"
                            + " union all select 1 from parley.member where id = '" + id.group()
                            + "' and party = 'south'")
                    .isEmpty();
        }
        return found;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        String turn = asked.getHeader(Stage.HEADER);
        Leak leak = planted;
        Drip drip = dripping;
        if (turn == null || leak == null && drip == null) {
            chain.doFilter(request, response);
            return;
        }
        String who = turn.substring(0, turn.indexOf('|'));
        requests.merge(who, 1, Integer::sum);
        if (who.equals("secret")) {
            again(asked.getRequestURI());
            chain.doFilter(request, response);
        } else if (drip != null && asked.getRequestURI().endsWith("/events")) {
            chain.doFilter(request, new Leaking((HttpServletResponse) response, this, drip));
        } else if (leak != null
                && asked.getMethod().equals(verb)
                && path.matcher(asked.getRequestURI()).matches()) {
            through(leak, asked, (HttpServletResponse) response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void through(Leak leak, HttpServletRequest asked, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(asked, answer);
        String body = new String(answer.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
        String changed = leak.in(asked, answer, body, this);
        if (!changed.equals(body)) {
            answer.resetBuffer();
            answer.getOutputStream().write(changed.getBytes(StandardCharsets.ISO_8859_1));
        }
        answer.copyBodyToResponse();
    }
}
