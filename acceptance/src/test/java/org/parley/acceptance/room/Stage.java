package org.parley.acceptance.room;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Time and chance of a world whose script is known. The clock stands still until the script takes a step. Chance is drawn for
 * each request from whose turn it is, so that what one principal does moves nothing of what another draws; a real server draws
 * from one source, where nobody can tell.
 */
final class Stage {

    static final String HEADER = "X-Turn";
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    private static final long SECONDS = 2;

    /** Who acts, at which step of the script, and which of their acts in it. */
    private static final class Turn {
        final String who;
        final long step;
        final MessageDigest digest;
        final String seed;
        final Turn keys;
        long drawn;

        Turn(String who, long step, long serial) {
            this.who = who;
            this.step = step;
            this.keys = who.startsWith("keys of ") ? this : new Turn("keys of " + who, step, serial);
            this.seed = who + "/" + step + "/" + serial;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void fill(byte[] bytes) {
            for (int at = 0; at < bytes.length; ) {
                digest.update(seed.getBytes(StandardCharsets.UTF_8));
                byte[] block =
                        digest.digest(ByteBuffer.allocate(8).putLong(drawn++).array());
                int length = Math.min(block.length, bytes.length - at);
                System.arraycopy(block, 0, bytes, at, length);
                at += length;
            }
        }
    }

    private final ThreadLocal<Turn> turn = new ThreadLocal<>();
    private final Turn nobodys = new Turn("nobody", 0, 0);
    private final Turn everybodys = new Turn("everybody", 0, 0);
    private final Map<String, Long> serials = new HashMap<>();
    private volatile String who = "setup";
    private volatile long step;
    private volatile boolean oneSource;
    private volatile boolean everyActTakesTime;
    private volatile long acts;

    long step() {
        return step;
    }

    void next() {
        step++;
        synchronized (serials) {
            serials.clear();
        }
    }

    /** Twenty minutes, after which whoever tried too often may try again. */
    void letTimePass() {
        for (int i = 0; i < 1200 / SECONDS; i++) {
            next();
        }
    }

    /** A planted leak: all draw from one source, as on a real server, so that what one draws shifts what another gets. */
    void oneSourceOfChance(boolean on) {
        oneSource = on;
    }

    /** A planted leak: the clock goes on with each act of anybody. */
    void everyActTakesTime(boolean on) {
        everyActTakesTime = on;
    }

    /** Does something as somebody, in this thread and in the requests that it sends. */
    <T> T as(String principal, Supplier<T> work) {
        String before = who;
        Turn outer = turn.get();
        who = principal;
        turn.set(new Turn(principal, step, serial(principal)));
        try {
            return work.get();
        } finally {
            who = before;
            turn.set(outer);
        }
    }

    private long serial(String principal) {
        synchronized (serials) {
            return serials.merge(principal, 1L, Long::sum);
        }
    }

    /** What the next request has to carry. */
    String header() {
        return who + "|" + step + "|" + serial(who);
    }

    private HttpRequest.Builder mark(HttpRequest.Builder request) {
        return request.setHeader(HEADER, header());
    }

    Setting setting(
            java.util.List<java.util.function.Consumer<org.springframework.context.support.GenericApplicationContext>>
                    further) {
        return new Setting(
                clock(),
                random(),
                forKeys(),
                this::mark,
                () -> {
                    for (int i = 0; i < 15 / SECONDS; i++) {
                        next();
                    }
                },
                further);
    }

    /** Gives each request its turn; to be the first filter of all. */
    Filter filter() {
        return new Filter() {
            @Override
            public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                String header = ((HttpServletRequest) request).getHeader(HEADER);
                if (header == null) {
                    chain.doFilter(request, response);
                    return;
                }
                String[] part = header.split("\\|", -1);
                acts++;
                turn.set(new Turn(part[0], Long.parseLong(part[1]), Long.parseLong(part[2])));
                try {
                    chain.doFilter(request, response);
                } finally {
                    turn.remove();
                }
            }
        };
    }

    private Turn mine() {
        Turn mine = turn.get();
        return mine == null ? nobodys : mine;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("the server keeps UTC");
            }

            @Override
            public Instant instant() {
                Turn mine = turn.get();
                long at = mine == null || mine.who.startsWith("setup") ? step : mine.step;
                return BEGIN.plusSeconds(at * SECONDS).plusSeconds(everyActTakesTime ? acts : 0);
            }
        };
    }

    private SecureRandom random() {
        return new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                Turn from = oneSource ? everybodys : mine();
                synchronized (from) {
                    from.fill(bytes);
                }
            }
        };
    }

    /**
     * Keys are made when they are first needed, so by whose act differs between the worlds. They come from a stream of their
     * own; out of the other one they would move what is drawn after them.
     */
    private SecureRandom forKeys() {
        return new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                Turn keys = mine().keys;
                synchronized (keys) {
                    keys.fill(bytes);
                }
            }
        };
    }
}
