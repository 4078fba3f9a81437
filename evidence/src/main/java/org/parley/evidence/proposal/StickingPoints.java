package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ArticleAgainstCase.Found;
import org.parley.evidence.proposal.ProposedChange.Op;
import org.parley.evidence.proposal.ProposedChange.PointBody;

/** What a text itself calls open, disputed or in the way: a noun phrase after such words, or each of a list. */
public final class StickingPoints {

    private static final String CALLED =
            "(?:sticking points?|points? of (?:contention|dispute|disagreement|friction)|(?:main |chief |last |remaining )?obstacles?|stumbling blocks?|hurdles?|areas? of disagreement"
                    + "|open questions?|questions? (?:is|are|remain)s? (?:still )?(?:open|unresolved|unsettled)|matters? remains? open|unresolved (?:matter|issue|question)s?)";
    private static final Pattern LIST =
            Pattern.compile("\\b" + CALLED + "\\b[^.:]{0,300}+: ?(?=\\S)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IS = Pattern.compile(
            "\\b" + CALLED
                    + "(?: (?:between|in|for|at) [^,.:;]{3,40}?)? (?:is|are|was|were|remains?|remained|concerns?) (?=\\S)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OVER = Pattern.compile(
            "\\b(?:(?:remain|are|stay|were) (?:still )?(?:divided|split|apart|at odds)|(?:still )?(?:disagree|differ)|could not agree|have (?:never|not) agreed|failed to agree) (?:over|on|about) (?=\\S)|\\bWhat (?:is missing|separates the (?:parties|sides))\\b[^.]{0,120}? is (?=\\S)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REMAINS_BETWEEN = Pattern.compile(
            "(?:" + CALLED + "|what remains (?:open )?between [^:]{3,40})[^.:]{0,300}:$", Pattern.CASE_INSENSITIVE);
    private static final Pattern STOP = Pattern.compile(
            " [–—-] |[.;:?!]|, (?:which|who|where|but|a demand|much|and (?:the|a|no|it|they|he|she) [^,]{1,40} (?:is|are|was|were|has|have|will))|$");
    private static final Pattern ITEM = Pattern.compile("^(?:[-–•*]|\\(?[a-z\\d]{1,2}[.)]) ?");

    private StickingPoints() {}

    /** Each point as a proposal, with the issue of the case that it is about where there is one. */
    static List<ProposedChange> proposed(ArticleAgainstCase ground) {
        return in(ground.article).stream()
                .map(span -> {
                    String says = ground.article.words(span);
                    List<String> issues = ground.words.about(says);
                    PointBody body = new PointBody(
                            issues.isEmpty() ? null : issues.getFirst(), says, ground.where(span.begin()));
                    return ground.told(new Found("s", span, "words that call it so", 70), Op.ADD_STICKING_POINT, body);
                })
                .toList();
    }

    /** Spans of characters, each point once, where it is named first at length. */
    public static List<Span> in(Article article) {
        List<Span> found = new ArrayList<>();
        List<Block> blocks = article.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).isStory()) {
                continue;
            }
            Span place = blocks.get(i).place();
            String words = article.words(place);
            if (REMAINS_BETWEEN.matcher(words).find()) {
                items(article, i, found);
                continue;
            }
            Matcher list = LIST.matcher(words);
            if (list.find()) {
                list(words, list.end(), place.begin(), found);
                continue;
            }
            for (Pattern pattern : List.of(IS, OVER)) {
                Matcher one = pattern.matcher(words);
                while (one.find()) {
                    Matcher stop = STOP.matcher(words);
                    int end = stop.find(one.end()) ? stop.start() : words.length();
                    add(place.begin() + one.end(), place.begin() + end, words.substring(one.end(), end), found);
                }
            }
        }
        return once(article, found);
    }

    private static void items(Article article, int from, List<Span> found) {
        for (int k = from + 1; k < article.blocks().size(); k++) {
            Span place = article.blocks().get(k).place();
            String words = article.words(place);
            Matcher item = ITEM.matcher(words);
            if (!item.find()) {
                return;
            }
            int end = words.replaceAll("[;.,]+(?: and)?$", "")
                    .replaceAll(" \\([^)]*\\)$", "")
                    .length();
            add(place.begin() + item.end(), place.begin() + end, words.substring(item.end(), end), found);
        }
    }

    private static void list(String words, int from, int offset, List<Span> found) {
        Matcher stop = Pattern.compile("[.;?!](?: |$)|$").matcher(words);
        int end = stop.find(from) ? stop.start() : words.length();
        Matcher piece = Pattern.compile("(?:, and |, | and (?=the |a |who |how |whether ))")
                .matcher(words)
                .region(from, end);
        int done = from;
        while (piece.find()) {
            add(offset + done, offset + piece.start(), words.substring(done, piece.start()), found);
            done = piece.end();
        }
        add(offset + done, offset + end, words.substring(done, end), found);
    }

    private static void add(int begin, int end, String words, List<Span> found) {
        String bare = words.strip();
        boolean noun = bare.matches(
                        "(?i)(?:the|a|an|its|their|his|her|this|access|who|how|whether|\\p{L}+ing|[\\p{L}’'-]+ (?:of|for|to|over|between)) ?.*")
                && bare.split(" ").length <= 25
                && bare.split(" ").length >= 2;
        if (noun && begin < end) {
            found.add(new Span(begin, end));
        }
    }

    /** The same point is named again in other words: half of the shorter one's words are in the longer one's. */
    private static List<Span> once(Article article, List<Span> found) {
        List<Span> out = new ArrayList<>();
        List<Set<String>> named = new ArrayList<>();
        for (Span span : found) {
            Set<String> words = CaseWords.stems(article.words(span));
            boolean again = named.stream().anyMatch(other -> {
                Set<String> shared = new HashSet<>(other);
                int least = Math.min(shared.size(), words.size());
                shared.retainAll(words);
                return least == 0 || shared.size() * 2 >= least;
            });
            if (!again) {
                out.add(span);
                named.add(words);
            }
        }
        return List.copyOf(out);
    }
}
