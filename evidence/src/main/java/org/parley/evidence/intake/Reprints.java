package org.parley.evidence.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds documents that carry the same text, exactly or edited: a reprint is no second source. */
public final class Reprints {

    private static final int SHINGLE = 6;
    private static final double EDITED = 0.5;

    private Reprints() {}

    /** Two documents with the same text; the one that came first among those given is {@code earlier}. */
    public record Pair(String earlier, String later, boolean exact) {
        public Map<String, Object> asMap() {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("earlier", earlier);
            out.put("later", later);
            out.put("exact", exact);
            return out;
        }
    }

    /** All pairs of which one holds at least half of the other's runs of six words. */
    public static List<Pair> among(List<Document> documents) {
        List<Set<Integer>> shingles = documents.stream().map(Reprints::shingles).toList();
        List<Pair> out = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            for (int k = i + 1; k < documents.size(); k++) {
                double share = share(shingles.get(i), shingles.get(k));
                boolean exact =
                        documents.get(i).sha256().equals(documents.get(k).sha256()) && share == 1 || share > 0.98;
                if (share >= EDITED) {
                    out.add(new Pair(documents.get(i).name(), documents.get(k).name(), exact));
                }
            }
        }
        return List.copyOf(out);
    }

    private static double share(Set<Integer> one, Set<Integer> other) {
        int least = Math.min(one.size(), other.size());
        Set<Integer> shared = new HashSet<>(one);
        shared.retainAll(other);
        return least < 10 ? 0 : shared.size() / (double) least;
    }

    private static Set<Integer> shingles(Document document) {
        String[] words = document.text().text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+");
        Set<Integer> out = new HashSet<>();
        for (int i = 0; i + SHINGLE <= words.length; i++) {
            out.add(Arrays.asList(words).subList(i, i + SHINGLE).hashCode());
        }
        return out;
    }
}
