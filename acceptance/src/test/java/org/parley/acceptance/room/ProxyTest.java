package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.parley.server.Server;

/** Tries to sign in are counted by where somebody comes from; a proxy that the operator named is believed about that. */
class ProxyTest {

    /** As many as there are at first; a few come back while they are used up. */
    private static final int TRIES = 200;

    /** Too long for any password, so that no time is spent on comparing it. */
    private static final String NONE = "x".repeat(201);

    /** Somebody whom a proxy announces as coming from elsewhere each time. */
    private static final class Announced {
        private final AtomicReference<String> from = new AtomicReference<>("");
        private final Visitor visitor;
        private final String token;
        private int names;

        Announced(Server.Started server) {
            visitor = new Visitor(server.address(), request -> request.header("X-Forwarded-For", from.get()));
            token = visitor.token("/sign-in");
        }

        int tries(String forwarded) {
            from.set(forwarded);
            return visitor.post("/sign-in", token, "name", "nobody-" + ++names, "password", NONE)
                    .statusCode();
        }

        /** Whether it is held back after many tries; each with another name, since names are counted too. */
        boolean heldBack(IntFunction<String> forwarded) {
            int last = 403;
            for (int i = 0; i < TRIES && last == 403; i++) {
                last = tries(forwarded.apply(i));
            }
            return last == 429;
        }
    }

    @Test
    void who_comes_through_a_trusted_proxy_is_counted_by_their_own_address() {
        try (Server.Started server = Room.open().behind("127.0.0.0/8", "::1")) {
            Announced somebody = new Announced(server);
            assertThat(somebody.heldBack(i -> "203.0.113.7")).isTrue();
            assertThat(somebody.tries("203.0.113.8")).isEqualTo(403);
            assertThat(somebody.tries("198.51.100.4, 203.0.113.7"))
                    .as("what stands before the proxy's own word is anybody's")
                    .isEqualTo(429);
        }
    }

    @Test
    void nobody_else_is_believed() {
        try (Server.Started server = Room.open().behind("192.0.2.1")) {
            assertThat(new Announced(server).heldBack(i -> "203.0.113." + i)).isTrue();
        }
    }
}
