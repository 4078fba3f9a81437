package org.parley.evidence.speech;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of speech, from {@code cues.txt} and {@code document-cues.txt}: every form of every verb to its frames. */
final class Lexicon {

    static final Lexicon PEOPLE = read("cues.txt");
    static final Lexicon DOCUMENTS = read("document-cues.txt");

    private final Map<String, List<Entry>> forms = new HashMap<>();

    private Lexicon() {}

    /**
     * A verb with what may follow it.
     *
     * @param particle that belongs to the cue; null when none does
     * @param frames letters as the file explains them
     * @param prepositions after which an object of frame {@code p} comes
     */
    record Entry(String lemma, @Nullable String particle, Set<Character> frames, Set<String> prepositions) {
        boolean takes(char frame) {
            return frames.contains(frame);
        }

        boolean takesClause() {
            return takes('c') || takes('t') || takes('a');
        }
    }

    /** The verbs that a word may be a form of; those with a particle first. */
    List<Entry> of(String lower) {
        return forms.getOrDefault(lower, List.of());
    }

    boolean isForm(String lower) {
        return forms.containsKey(lower);
    }

    private static Lexicon read(String file) {
        Lexicon lexicon = new Lexicon();
        try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is not beside its class");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lexicon::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    private void add(String line) {
        String[] cells = line.split("\t", -1);
        String[] words = cells[0].split(" \\+", 2);
        Set<Character> frames = new HashSet<>();
        Set<String> prepositions = new HashSet<>();
        boolean listing = false;
        for (String frame : cells[1].split(",", -1)) {
            if (frame.startsWith("p:")) {
                frames.add('p');
                prepositions.add(frame.substring(2));
                listing = true;
            } else if (listing && frame.length() > 1) {
                prepositions.add(frame);
            } else {
                frames.add(frame.charAt(0));
            }
        }
        String particle = words.length > 1 ? words[1] : null;
        Entry entry = new Entry(words[0], particle, frames, prepositions);
        for (String form : forms(words[0], cells.length > 2 ? cells[2] : "")) {
            List<Entry> known = forms.computeIfAbsent(form, f -> new ArrayList<>());
            known.add(particle == null ? known.size() : 0, entry);
        }
    }

    private static Set<String> forms(String lemma, String irregular) {
        Set<String> out = new LinkedHashSet<>();
        out.add(lemma);
        boolean e = lemma.endsWith("e");
        boolean y = lemma.endsWith("y") && !lemma.matches(".*[aeou]y");
        out.add(
                y
                        ? lemma.substring(0, lemma.length() - 1) + "ies"
                        : lemma + (lemma.matches(".*(s|sh|ch|x|z|o)") ? "es" : "s"));
        boolean doubles = lemma.matches("[^aeiou]+[aeiou][bdgmnpt]|begin|admit|rebut|quip|demur");
        String stem =
                doubles ? lemma + lemma.charAt(lemma.length() - 1) : e ? lemma.substring(0, lemma.length() - 1) : lemma;
        out.add(stem + "ing");
        if (irregular.isEmpty()) {
            out.add(y ? lemma.substring(0, lemma.length() - 1) + "ied" : stem + "ed");
        } else {
            out.addAll(List.of(irregular.split(",", -1)));
        }
        return out;
    }
}
