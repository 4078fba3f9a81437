package org.parley.acceptance.room;

import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.parley.server.people.Passwords;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What a room is set in: time, chance, and what a test adds to the server from outside.
 *
 * @param forKeys chance that keys are made from, which nobody sees
 * @param mark is put on each request of its visitors
 * @param pause lets some time go by
 * @param further adds beans before the server starts
 */
record Setting(
        Clock clock,
        SecureRandom random,
        SecureRandom forKeys,
        UnaryOperator<HttpRequest.Builder> mark,
        Runnable pause,
        List<Consumer<GenericApplicationContext>> further) {

    /** Time and chance as they are. */
    static Setting real() {
        return new Setting(
                Clock.systemUTC(),
                new SecureRandom(),
                new SecureRandom(),
                request -> request,
                Setting::halfASecond,
                List.of());
    }

    /** Starts something of Spring's with the further beans in it; what ships has no door for them. */
    <T> T around(Supplier<T> start) {
        SpringApplicationRunListener listener = new SpringApplicationRunListener() {
            @Override
            public void contextPrepared(ConfigurableApplicationContext context) {
                GenericApplicationContext server = (GenericApplicationContext) context;
                // Passwords of full strength take their time on purpose; PasswordsTest and the servers in processes of
                // their own have those.
                server.registerBean(
                        "lightPasswords", Passwords.class, () -> new Passwords(64, 1), bean -> bean.setPrimary(true));
                further.forEach(one -> one.accept(server));
            }
        };
        Object[] started = new Object[1];
        SpringApplication.withHook(application -> listener, () -> started[0] = start.get());
        @SuppressWarnings("unchecked")
        T result = (T) started[0];
        return result;
    }

    private static void halfASecond() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
