package org.parley.server.people;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.parley.seal.Hash;
import org.parley.seal.ShortCode;

/** Names to sign in with: a part of the person's own name and two random words, so that nobody learns who else is there. */
final class SignInNames {

    private SignInNames() {}

    static String of(String name, SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        List<String> words = ShortCode.of(new Hash(bytes)).words();
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]", "")
                .trim();
        String first = plain.isEmpty() ? "guest" : plain.split(" +")[0];
        return first.substring(0, Math.min(20, first.length())) + "-" + words.get(0) + "-" + words.get(1);
    }
}
