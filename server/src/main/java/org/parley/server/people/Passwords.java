package org.parley.server.people;

import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id with 19 MiB, two passes and one lane (RFC 9106 in the size that OWASP names for servers), and what is long enough. */
public final class Passwords {

    /** The least number of characters. */
    public static final int LEAST = 12;

    private static final int MOST = 200;

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /** Of nobody: compared where there is no such account, so that this takes as long. */
    private final String nobody = digest("nobody has this password");

    public String digest(String password) {
        String digest = argon.encode(password);
        if (digest == null) {
            throw new IllegalStateException("Argon2 gave no digest");
        }
        return digest;
    }

    public boolean matches(String password, String digest) {
        return password.length() <= MOST && argon.matches(password, digest);
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
