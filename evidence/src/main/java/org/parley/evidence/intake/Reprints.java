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

    /** For each document the places, in the list, of those that carry the same text, its own among them. */
    public static List<List<Integer>> copies(List<Document> documents) {
        List<Set<Integer>> shingles = documents.stream().map(Reprints::shingles).toList();
        List<List<Integer>> out = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            List<Integer> group = new ArrayList<>();
            for (int k = 0; k < documents.size(); k++) {
                if (k == i || share(shingles.get(i), shingles.get(k)) >= EDITED) {
                    group.add(k);
                }
            }
            out.add(List.copyOf(group));
        }
        return List.copyOf(out);
    }

    private static double share(Set<Integer> one, Set<Integer> other) {
        Set<Integer> fewer = one.size() <= other.size() ? one : other;
        Set<Integer> more = fewer == one ? other : one;
        if (fewer.size() < 10) {
            return 0;
        }
        int shared = 0;
        for (Integer shingle : fewer) {
            shared += more.contains(shingle) ? 1 : 0;
        }
        return shared / (double) fewer.size();
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
