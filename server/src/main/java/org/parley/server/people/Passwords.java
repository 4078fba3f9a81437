package org.parley.server.people;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id with 19 MiB, two passes and one lane (RFC 9106 in the size that OWASP names for servers), and what is long
 * enough. Only a few are worked on at a time, and few wait: attempts from many sides cost no more memory than that.
 */
public final class Passwords {

    /** The least number of characters. */
    public static final int LEAST = 12;

    static final int MOST = 200;

    private static final int AT_A_TIME = 4;
    private static final int WAITING = 32;

    private final Semaphore free = new Semaphore(AT_A_TIME, true);
    private final Argon2PasswordEncoder argon;

    /** Of nobody: compared where there is no such account, so that this takes as long. */
    private final String nobody;

    public Passwords() {
        this(19 * 1024, 2);
    }

    /** Of another strength, as where a thousand people sign in to try something else; what ships has but the one above. */
    public Passwords(int kibibytes, int passes) {
        argon = new Argon2PasswordEncoder(16, 32, 1, kibibytes, passes);
        nobody = digest("nobody has this password");
    }

    /** @throws BusyException if too many are waiting already */
    public String digest(String password) {
        String digest = working(() -> argon.encode(password));
        if (digest == null) {
            throw new IllegalStateException("Argon2 gave no digest");
        }
        return digest;
    }

    /** @throws BusyException if too many are waiting already */
    public boolean matches(String password, String digest) {
        return password.length() <= MOST && working(() -> argon.matches(password, digest));
    }

    private <T extends @Nullable Object> T working(Supplier<T> work) {
        if (free.getQueueLength() >= WAITING) {
            throw new BusyException();
        }
        free.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    /** As much work as {@link #matches}, for an account that is not there. */
    public void matchNobody(String password) {
        matches(password, nobody);
    }

    /** Why a new password is not taken, in plain words; empty where it is. */
    public static Optional<String> against(String password, String signIn) {
        if (password.length() < LEAST) {
            return Optional.of("A password has " + LEAST + " characters at least; four words are a good one.");
        }
        if (password.length() > MOST) {
            return Optional.of("A password has " + MOST + " characters at most.");
        }
        if (password.toLowerCase(Locale.ROOT).contains(signIn.toLowerCase(Locale.ROOT))) {
            return Optional.of("A password does not contain the name one signs in with.");
        }
        if (password.chars().distinct().count() < 5) {
            return Optional.of("A password has five different characters at least.");
        }
        return Optional.empty();
    }
}
