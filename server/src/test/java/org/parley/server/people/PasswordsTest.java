package org.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final int CROWD = 100;

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordMatchesItsOwnDigestAndNoOther() {
        String digest = passwords.digest("four quite ordinary words");
        assertThat(digest).startsWith("$argon2id$").doesNotContain("ordinary");
        assertThat(passwords.matches("four quite ordinary words", digest)).isTrue();
        assertThat(passwords.matches("four quite ordinary word", digest)).isFalse();
        assertThat(passwords.digest("four quite ordinary words")).isNotEqualTo(digest);
    }

    @Test
    void aPasswordOfAnyLengthCostsNoMoreThanALongOne() {
        String digest = passwords.digest("four quite ordinary words");
        assertThat(passwords.matches("x".repeat(10_000_000), digest)).isFalse();
    }

    @Test
    void weakPasswordsAreNotTakenAndItIsSaidWhy() {
        assertThat(Passwords.against("too short", "lena-bafon")).isPresent();
        assertThat(Passwords.against("x".repeat(201), "lena-bafon")).isPresent();
        assertThat(Passwords.against("aaaaaaaaaaaaaaaa", "lena-bafon")).isPresent();
        assertThat(Passwords.against("my lena-bafon words", "lena-bafon")).isPresent();
        assertThat(Passwords.against("four quite ordinary words", "lena-bafon")).isEmpty();
    }

    /** Each takes 19 MiB: some are worked on, some wait, and the rest are told so at once. */
    @Test
    void aFloodOfAttemptsIsTurnedAwayRatherThanWorkedOn() throws InterruptedException {
        String digest = passwords.digest("four quite ordinary words");
        List<Future<Boolean>> attempts = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(CROWD);
        try (ExecutorService crowd = Executors.newFixedThreadPool(CROWD)) {
            for (int i = 0; i < CROWD; i++) {
                attempts.add(crowd.submit(() -> {
                    all.countDown();
                    all.await();
                    return passwords.matches("four quite ordinary words", digest);
                }));
            }
        }
        long turned = attempts.stream().filter(PasswordsTest::isTurnedAway).count();
        assertThat(turned).isPositive().isLessThan(CROWD);
        assertThat(passwords.matches("four quite ordinary words", digest)).isTrue();
    }

    private static boolean isTurnedAway(Future<Boolean> attempt) {
        try {
            assertThat(attempt.get()).isTrue();
            return false;
        } catch (ExecutionException e) {
            assertThatThrownBy(attempt::get).hasCauseInstanceOf(BusyException.class);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
