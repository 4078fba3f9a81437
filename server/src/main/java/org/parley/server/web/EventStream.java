package org.parley.server.web;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.SignIn;
import org.parley.server.store.Chains;
import org.parley.server.store.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells an open page that one of its reader's own chains grew: which, and the digits of its new head, nothing of what was
 * added. Each stream looks for itself, at a rhythm that nothing changes, with its reader's rights and no others; so what it
 * tells, and when, follows from what the reader may see.
 *
 * <p>At each look the session and the membership are looked up as well: a stream outlives neither by more than a second. To
 * look is no use of the session, so that an open page by itself keeps nobody signed in.
 */
@Controller
final class EventStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** A sign of life goes out every so many looks, whether there is news or not. */
    private static final int BEAT = 20;

    /** Streams that one session may have; a further one takes the place of the oldest. */
    static final int MOST = 6;

    private final SignIn signIn;
    private final Chains chains;
    private final Pace pace;
    private final Map<String, Deque<Stream>> bySession = new HashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();

    EventStream(SignIn signIn, Chains chains, Pace pace) {
        this.signIn = signIn;
        this.chains = chains;
        this.pace = pace;
    }

    /** Why a stream ends before its reader goes away. */
    private enum Why {
        OVER,
        ELSEWHERE,
        STOPPED
    }

    private static final class Stream {
        final SseEmitter out = new SseEmitter(0L);
        final AtomicReference<@Nullable Why> end = new AtomicReference<>();
        final AtomicBoolean gone = new AtomicBoolean();
    }

    @GetMapping(path = "/talks/{talks}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> news(Asker asker, @AuthenticationPrincipal SignedIn who) {
        if (!running.get()) {
            return ResponseEntity.status(503).build();
        }
        Stream stream = new Stream();
        stream.out.onCompletion(() -> stream.gone.set(true));
        stream.out.onError(broken -> stream.gone.set(true));
        enlist(who.session(), stream);
        Thread.ofVirtual().name("news").start(() -> run(stream, asker, who));
        return ResponseEntity.ok()
                .header("X-Accel-Buffering", "no")
                .header("Cache-Control", "no-store")
                .body(stream.out);
    }

    private void enlist(String session, Stream stream) {
        synchronized (bySession) {
            Deque<Stream> open = bySession.computeIfAbsent(session, key -> new ArrayDeque<>());
            while (open.size() >= MOST) {
                open.removeFirst().end.compareAndSet(null, Why.ELSEWHERE);
            }
            open.addLast(stream);
        }
    }

    private void strike(String session, Stream stream) {
        synchronized (bySession) {
            Deque<Stream> open = bySession.get(session);
            if (open != null) {
                open.remove(stream);
                if (open.isEmpty()) {
                    bySession.remove(session);
                }
            }
        }
    }

    private void run(Stream stream, Asker asker, SignedIn who) {
        try {
            look(stream, asker, HexFormat.of().parseHex(who.session()));
            end(stream);
        } catch (IOException | IllegalStateException e) {
            end(stream); // The reader went away; there is nobody left to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(stream);
        } catch (RuntimeException e) {
            LOG.warn("a stream of news ended: {}", e.getClass().getName());
            end(stream); // As when the line drops: the page asks again.
        } finally {
            strike(who.session(), stream);
        }
    }

    private static void end(Stream stream) {
        try {
            stream.out.complete();
        } catch (IllegalStateException e) {
            LOG.debug("a stream of news was over already");
        }
    }

    private void look(Stream stream, Asker asker, byte[] session) throws IOException, InterruptedException {
        Map<String, String> told = new HashMap<>();
        for (long looks = 0; !stream.gone.get(); looks++) {
            List<Head> heads = signIn.lasts(session) ? asker.as(chains::heads) : List.of();
            if (heads.isEmpty()) {
                stream.end.compareAndSet(null, Why.OVER);
            }
            Why end = stream.end.get();
            if (end != null) {
                if (end != Why.STOPPED) {
                    stream.out.send(SseEmitter.event()
                            .name(end == Why.OVER ? "over" : "elsewhere")
                            .data("{}"));
                }
                return;
            }
            Map<String, String> news = news(heads, told);
            if (!news.isEmpty()) {
                stream.out.send(SseEmitter.event().name("news").data(news, MediaType.APPLICATION_JSON));
            }
            if (looks % BEAT == 0) {
                stream.out.send(SseEmitter.event().comment("here"));
            }
            pace.untilTheNextLook();
        }
    }

    private static Map<String, String> news(List<Head> heads, Map<String, String> told) {
        Map<String, String> news = new TreeMap<>();
        for (Head head : heads) {
            String mark = head.hash().toString();
            if (!mark.equals(told.put(head.audience(), mark))) {
                news.put(head.audience(), mark);
            }
        }
        return news;
    }

    @Override
    public void start() {
        running.set(true);
    }

    /** Streams end before the server waits for its last requests; it would wait for them in vain. */
    @Override
    public void stop() {
        running.set(false);
        synchronized (bySession) {
            bySession.values().forEach(open -> open.forEach(stream -> stream.end.compareAndSet(null, Why.STOPPED)));
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** First to be stopped. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
