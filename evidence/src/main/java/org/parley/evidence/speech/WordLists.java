package org.parley.evidence.speech;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a file of named lists of words. */
final class WordLists {

    private WordLists() {}

    static Map<String, Set<String>> read(String file) {
        Map<String, Set<String>> out = new TreeMap<>();
        try (InputStream in = WordLists.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is not beside its class");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int colon = line.indexOf(':');
                        Set<String> words = out.computeIfAbsent(line.substring(0, colon), k -> new HashSet<>());
                        words.addAll(Set.of(line.substring(colon + 1).strip().split(" ")));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
