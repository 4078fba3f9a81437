package org.parley.evidence.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;

/**
 * Counts over one document or many; add them with {@link #plus}.
 *
 * @param gold attributions in the gold
 * @param proposed attributions proposed
 * @param whole proposals whose source, cue and content are all the same as the gold's
 * @param kinds pairs whose kind is the same; {@code kindAndSource}: and whose source is the same
 * @param direct quotations with a speaker in the gold; {@code directFound}: those whose words and speaker were found
 * @param misattributed words of an unnamed speaker that were given to a named person
 */
public record Score(
        int documents,
        int gold,
        int proposed,
        int paired,
        int whole,
        Both source,
        Both cue,
        Both content,
        Both relation,
        int kinds,
        int kindAndSource,
        int types,
        int direct,
        int directFound,
        int misattributed,
        int fromFurniture,
        Furniture furniture,
        List<String> notes) {

    public static final Score NONE = new Score(
            0,
            0,
            0,
            0,
            0,
            Both.NONE,
            Both.NONE,
            Both.NONE,
            Both.NONE,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            new Furniture(0, 0, 0),
            List.of());

    private static final Set<Kind> UNNAMED = EnumSet.of(
            Kind.ANONYMOUS_OFFICIAL,
            Kind.FAMILIAR,
            Kind.BRIEFED,
            Kind.UNNAMED_SPOKESPERSON,
            Kind.GROUP,
            Kind.UNATTRIBUTED);

    public Score {
        notes = List.copyOf(notes);
    }

    /** Matches by the same span, and by overlap. */
    public record Both(int strict, int overlap) {
        static final Both NONE = new Both(0, 0);

        Both plus(Both other) {
            return new Both(strict + other.strict, overlap + other.overlap);
        }
    }

    /** Bytes of furniture: in the gold, dropped, and both. */
    public record Furniture(int gold, int dropped, int both) {
        Furniture plus(Furniture other) {
            return new Furniture(gold + other.gold, dropped + other.dropped, both + other.both);
        }
    }

    /** F1 of so many matches, in [0, 1]; 1 when there is nothing to find and nothing was proposed. */
    public double f1(int matches) {
        return gold + proposed == 0 ? 1 : 2.0 * matches / (gold + proposed);
    }

    /** Share of proposals that match, in [0, 1]. */
    public double precision(int matches) {
        return proposed == 0 ? 1 : matches / (double) proposed;
    }

    /** Share of the gold that is matched, in [0, 1]. */
    public double recall(int matches) {
        return gold == 0 ? 1 : matches / (double) gold;
    }

    public Score plus(Score o) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(o.notes);
        return new Score(
                documents + o.documents,
                gold + o.gold,
                proposed + o.proposed,
                paired + o.paired,
                whole + o.whole,
                source.plus(o.source),
                cue.plus(o.cue),
                content.plus(o.content),
                relation.plus(o.relation),
                kinds + o.kinds,
                kindAndSource + o.kindAndSource,
                types + o.types,
                direct + o.direct,
                directFound + o.directFound,
                misattributed + o.misattributed,
                fromFurniture + o.fromFurniture,
                furniture.plus(o.furniture),
                all);
    }

    /** The score of an article's proposals; {@code bytes} are the document's. */
    public static Score of(Gold gold, Article article, List<Utterance> found, byte[] bytes) {
        return new Counting(gold, article, found, bytes).count();
    }

    /** One document being counted. */
    private static final class Counting {
        private final Gold gold;
        private final Article article;
        private final List<Utterance> found;
        private final Edges edges;
        private final List<String> notes = new ArrayList<>();

        Counting(Gold gold, Article article, List<Utterance> found, byte[] bytes) {
            this.gold = gold;
            this.article = article;
            this.found = found;
            this.edges = new Edges(bytes);
        }

        private record Pair(int gold, int found, double share) {}

        Score count() {
            List<Pair> pairs = pairs();
            int whole = 0;
            int kinds = 0;
            int kindAndSource = 0;
            int types = 0;
            int directFound = 0;
            int wrong = 0;
            Both source = Both.NONE;
            Both cue = Both.NONE;
            Both content = Both.NONE;
            Both relation = Both.NONE;
            for (Pair pair : pairs) {
                Gold.Item item = gold.attributions().get(pair.gold);
                Utterance one = found.get(pair.found);
                Both s = match(item.source(), one.source());
                Both c = match(item.cue(), one.cue());
                Both t = content(item, one, pair.share);
                boolean speaker = same(item.speaker(), one.speaker());
                source = source.plus(s);
                cue = cue.plus(c);
                content = content.plus(t);
                Both r = new Both(speaker ? s.strict * t.strict : 0, speaker ? s.overlap * t.overlap : 0);
                relation = relation.plus(r);
                boolean all = s.strict * c.strict * t.strict == 1;
                whole += all ? 1 : 0;
                kinds += item.kind() == one.kind() ? 1 : 0;
                kindAndSource += item.kind() == one.kind() && s.strict == 1 ? 1 : 0;
                types += item.type().equals(one.type().name().toLowerCase(Locale.ROOT)) ? 1 : 0;
                directFound += item.type().equals("direct") && item.source() != null && r.overlap == 1 ? 1 : 0;
                if (UNNAMED.contains(item.kind()) && one.kind() == Kind.NAMED_OFFICIAL && t.overlap + t.strict > 0) {
                    wrong++;
                    notes.add(gold.document() + ": misattributed " + item.id() + " to " + one.speaker());
                }
                if (!all || item.kind() != one.kind() || !speaker) {
                    notes.add(gold.document() + " " + item.id() + ":"
                            + (s.strict == 1 ? "" : " source<" + words(one.source()) + ">")
                            + (c.strict == 1 ? "" : " cue<" + words(one.cue()) + ">")
                            + (t.strict == 1 ? "" : " content" + contents(one))
                            + (item.kind() == one.kind() ? "" : " kind " + one.kind() + " for " + item.kind())
                            + (speaker ? "" : " speaker <" + one.speaker() + "> for <" + item.speaker() + ">"));
                }
            }
            for (int i = 0; i < gold.attributions().size(); i++) {
                int g = i;
                if (pairs.stream().noneMatch(p -> p.gold == g)) {
                    notes.add(gold.document() + " " + gold.attributions().get(i).id() + ": missed");
                }
            }
            for (int i = 0; i < found.size(); i++) {
                int f = i;
                if (pairs.stream().noneMatch(p -> p.found == f)) {
                    notes.add(gold.document() + " extra: <" + words(found.get(i).source()) + "> <"
                            + words(found.get(i).cue()) + "> " + contents(found.get(i)) + " ["
                            + found.get(i).rule() + "]");
                }
            }
            int direct = (int) gold.attributions().stream()
                    .filter(a -> a.type().equals("direct") && a.source() != null)
                    .count();
            return new Score(
                    1,
                    gold.attributions().size(),
                    found.size(),
                    pairs.size(),
                    whole,
                    source,
                    cue,
                    content,
                    relation,
                    kinds,
                    kindAndSource,
                    types,
                    direct,
                    directFound,
                    wrong,
                    fromFurniture(),
                    furniture(),
                    notes);
        }

        private List<Pair> pairs() {
            List<Pair> all = new ArrayList<>();
            for (int g = 0; g < gold.attributions().size(); g++) {
                for (int f = 0; f < found.size(); f++) {
                    Gold.Item item = gold.attributions().get(g);
                    double share = share(item.content(), bytes(found.get(f).content()));
                    if (share > 0) {
                        // Of two proposals with the same words, the one with the same source and cue is meant.
                        double tie = 1e-6
                                * (match(item.source(), found.get(f).source()).overlap
                                        + match(item.cue(), found.get(f).cue()).overlap);
                        all.add(new Pair(g, f, share + tie));
                    }
                }
            }
            all.sort(Comparator.comparingDouble((Pair p) -> -p.share)
                    .thenComparingInt(Pair::gold)
                    .thenComparingInt(Pair::found));
            List<Pair> out = new ArrayList<>();
            for (Pair pair : all) {
                if (out.stream().noneMatch(p -> p.gold == pair.gold || p.found == pair.found)) {
                    out.add(pair);
                }
            }
            return out;
        }

        private Both match(@Nullable Span wanted, @Nullable Span characters) {
            if (wanted == null || characters == null) {
                int same = wanted == null && characters == null ? 1 : 0;
                return new Both(same, same);
            }
            Span bytes = article.document().text().bytes(characters);
            boolean strict = edges.trim(wanted).equals(edges.trim(bytes));
            return new Both(strict ? 1 : 0, edges.trim(wanted).overlaps(edges.trim(bytes)) ? 1 : 0);
        }

        private Both content(Gold.Item item, Utterance one, double share) {
            List<Span> wanted = item.content().stream().map(edges::trim).toList();
            List<Span> given = bytes(one.content()).stream().map(edges::trim).toList();
            return new Both(wanted.equals(given) ? 1 : 0, share >= 0.5 ? 1 : 0);
        }

        private List<Span> bytes(List<Span> characters) {
            return characters.stream().map(article.document().text()::bytes).toList();
        }

        /** Bytes in both over bytes in either. */
        private double share(List<Span> one, List<Span> other) {
            int shared = 0;
            for (Span a : one) {
                for (Span b : other) {
                    shared += edges.trim(a).shared(edges.trim(b));
                }
            }
            Function<List<Span>, Integer> length =
                    l -> l.stream().mapToInt(s -> edges.trim(s).length()).sum();
            int either = length.apply(one) + length.apply(other) - shared;
            return either == 0 ? 0 : shared / (double) either;
        }

        private int fromFurniture() {
            return (int) found.stream()
                    .filter(u -> bytes(u.content()).stream()
                            .map(edges::trim)
                            .anyMatch(c ->
                                    gold.furniture().stream().map(edges::trim).anyMatch(f -> f.overlaps(c))))
                    .count();
        }

        private Furniture furniture() {
            List<Span> dropped = article.blocks().stream()
                    .filter(b -> !b.isStory())
                    .map(Block::place)
                    .map(article.document().text()::bytes)
                    .map(edges::trim)
                    .toList();
            int both = 0;
            for (Span a : gold.furniture()) {
                for (Span b : dropped) {
                    both += edges.trim(a).shared(b);
                }
            }
            return new Furniture(
                    gold.furniture().stream()
                            .mapToInt(s -> edges.trim(s).length())
                            .sum(),
                    dropped.stream().mapToInt(Span::length).sum(),
                    both);
        }

        private String words(@Nullable Span characters) {
            return characters == null ? "-" : article.words(characters);
        }

        private String contents(Utterance one) {
            return one.content().stream()
                    .map(c -> "<" + words(c) + ">")
                    .toList()
                    .toString();
        }
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('’', '\'').strip().replaceFirst("^(?:the|an?) ", "");
    }
}
