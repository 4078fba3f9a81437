package org.parley.server.talks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.model.Issue;
import org.parley.seal.PlainSight;

/**
 * Slips of drafting that can be found without understanding the text. What it cannot find, it does not vouch for: terms that
 * nobody put in quotation marks, references in languages whose words for a clause it does not know (it knows English,
 * French, Spanish, Russian, Arabic and Hebrew).
 */
public final class TextLint {

    /** What can be found. */
    public enum Rule {
        /** A phrase in quotation marks that no clause defines, or a term whose definition was dropped. */
        UNDEFINED_TERM,
        /** A term that is defined and used nowhere else. */
        UNUSED_TERM,
        /** A term that two clauses define. */
        TERM_TWICE,
        /** A reference to a clause that is not there. */
        NO_SUCH_CLAUSE,
        /** A reference whose number means another clause than in the version before. */
        REFERENCE_MOVED,
        /** A clause that settles no issue of the agenda. */
        UNBOUND,
        /** A clause bound to an issue or option that the agenda does not have. */
        UNKNOWN_OPTION,
        /** Two clauses that settle one issue in two ways. */
        CONTRADICTION,
        /** A language that lags behind in a clause. */
        OUT_OF_STEP,
        /** Characters that the eye does not see, or mistakes. */
        HIDDEN
    }

    /**
     * One slip.
     *
     * @param clause id; null where it is in a title
     * @param language null where it is in none in particular
     * @param says what was found and what would help
     */
    public record Finding(
            Rule rule, @Nullable String clause, @Nullable String language, String says) {}

    private static final Pattern QUOTED =
            Pattern.compile("[“„]([^“”„\\n]{1,60})[”“]|«([^«»\\n]{1,60})»|(?<!\\p{L})\"([^\"\\n]{1,60})\"(?!\\p{L})");

    private static final Map<String, Pattern> REFERENCE = Map.of(
            "en", reference("clauses?|articles?|paragraphs?|sections?", "(?!\\s+of\\s+(?!this\\b))"),
            "fr", reference("clauses?|articles?|paragraphes?", ""),
            "es", reference("cláusulas?|artículos?|párrafos?", ""),
            "ru", reference("пункт\\p{L}{0,3}|стать\\p{L}{1,3}", ""),
            "ar", reference("[وفبكل]?(?:ال|لل)?(?:بند|مادة|فقرة)", ""),
            "he", reference("[ובהלמכש]{0,3}סעיף", ""));

    private final TextVersion version;
    private final @Nullable TextVersion before;
    private final List<Finding> found = new ArrayList<>();

    private TextLint(TextVersion version, @Nullable TextVersion before) {
        this.version = version;
        this.before = before;
    }

    /**
     * @param before the version that it was made from; null where there is none
     * @param lags as {@link InStep} finds them
     * @param agenda null where there is none, and then nothing is said of bindings
     */
    public static List<Finding> of(
            TextVersion version, @Nullable TextVersion before, List<InStep.Lag> lags, Course.@Nullable Agenda agenda) {
        TextLint lint = new TextLint(version, before);
        version.languages().forEach(lint::terms);
        version.languages().forEach(lint::references);
        lint.bindings(agenda);
        for (InStep.Lag lag : lags) {
            lint.add(
                    Rule.OUT_OF_STEP,
                    lag.clause(),
                    lag.language(),
                    lag.written()
                            ? lint.called(lag.clause()) + " was changed in another language (version "
                                    + lag.sinceNumber() + ") since its wording in " + Languages.name(lag.language())
                                    + " was last touched. Read it again; say so if it still fits."
                            : lint.called(lag.clause()) + " is not written in " + Languages.name(lag.language())
                                    + " yet.");
        }
        version.languages().forEach(lint::hidden);
        return List.copyOf(lint.found);
    }

    private void terms(String language) {
        Map<String, String> defined = new LinkedHashMap<>();
        for (Clause clause : version.clauses()) {
            for (String term : clause.terms().getOrDefault(language, List.of())) {
                String other = defined.putIfAbsent(term, clause.id());
                if (other != null) {
                    add(
                            Rule.TERM_TWICE,
                            clause.id(),
                            language,
                            "“" + term + "” is defined in " + called(other) + " already. Define it once.");
                }
            }
        }
        defined.forEach((term, clause) -> {
            Pattern used = use(term, language);
            int uses = version.clauses().stream()
                    .mapToInt(one -> count(used, one, language) - (one.id().equals(clause) ? 1 : 0))
                    .sum();
            if (uses < 1) {
                add(
                        Rule.UNUSED_TERM,
                        clause,
                        language,
                        "“" + term + "” is defined and used nowhere else. Use it, or drop the definition.");
            }
        });
        Set<String> known = new LinkedHashSet<>();
        defined.keySet().forEach(term -> known.add(term.toLowerCase(Locale.ROOT)));
        Set<String> dropped = new LinkedHashSet<>();
        if (before != null) {
            before.clauses().forEach(old -> dropped.addAll(old.terms().getOrDefault(language, List.of())));
            dropped.removeAll(defined.keySet());
        }
        Map<String, Pattern> droppedUses = new LinkedHashMap<>();
        dropped.forEach(term -> droppedUses.put(term, use(term, language)));
        for (Clause clause : version.clauses()) {
            Set<String> said = new LinkedHashSet<>();
            Matcher quoted = QUOTED.matcher(clause.body(language));
            while (quoted.find()) {
                String phrase = quoted.group(1) != null
                        ? quoted.group(1)
                        : quoted.group(2) != null ? quoted.group(2) : quoted.group(3);
                if (!known.contains(phrase.strip().toLowerCase(Locale.ROOT)) && said.add(phrase)) {
                    add(
                            Rule.UNDEFINED_TERM,
                            clause.id(),
                            language,
                            "“" + phrase + "” stands in quotation marks and no clause defines it.");
                }
            }
            droppedUses.forEach((term, used) -> {
                if (count(used, clause, language) > 0 && said.add(term)) {
                    add(
                            Rule.UNDEFINED_TERM,
                            clause.id(),
                            language,
                            "“" + term + "” is used, and its definition was dropped since the version before.");
                }
            });
        }
    }

    /** The term as a word of its own; in scripts that write particles together with a word, anywhere in it. */
    private static Pattern use(String term, String language) {
        boolean joined = Languages.isRightToLeft(language);
        String start = joined ? "" : "(?<![\\p{L}\\p{N}])";
        String end = joined ? "" : "(?![\\p{L}\\p{N}])";
        return Pattern.compile(start + Pattern.quote(term) + end, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static int count(Pattern used, Clause clause, String language) {
        return (int) used.matcher(clause.heading(language) + "\n" + clause.body(language))
                .results()
                .count();
    }

    private void references(String language) {
        Pattern reference = REFERENCE.get(Locale.forLanguageTag(language).getLanguage());
        if (reference == null) {
            return;
        }
        for (Clause clause : version.clauses()) {
            Matcher matcher = reference.matcher(clause.body(language));
            while (matcher.find()) {
                int number = Integer.parseInt(digits(matcher.group(1)));
                if (number < 1 || number > version.clauses().size()) {
                    add(
                            Rule.NO_SUCH_CLAUSE,
                            clause.id(),
                            language,
                            "It refers to clause " + number + ", and the text has "
                                    + version.clauses().size() + " clauses.");
                } else {
                    moved(clause, language, number);
                }
            }
        }
    }

    /** Only where the wording stayed: whoever changed it is taken to have looked at the number. */
    private void moved(Clause clause, String language, int number) {
        if (before == null || before.clauses().size() < number) {
            return;
        }
        Optional<Clause> old = before.clause(clause.id());
        String meant = before.clauses().get(number - 1).id();
        String now = version.clauses().get(number - 1).id();
        if (old.isPresent() && old.get().body(language).equals(clause.body(language)) && !meant.equals(now)) {
            add(
                    Rule.REFERENCE_MOVED,
                    clause.id(),
                    language,
                    "It refers to clause " + number + ": in the version before that was " + meant + ", now it is " + now
                            + ".");
        }
    }

    private void bindings(Course.@Nullable Agenda agenda) {
        if (agenda == null) {
            return;
        }
        Map<String, Issue> issues = new LinkedHashMap<>();
        agenda.questions().forEach(question -> issues.put(question.id(), question.issue()));
        Map<String, Map<String, String>> settled = new LinkedHashMap<>();
        for (Clause clause : version.clauses()) {
            if (clause.settles().isEmpty() && clause.terms().isEmpty()) {
                add(
                        Rule.UNBOUND,
                        clause.id(),
                        null,
                        called(clause.id()) + " settles no issue of the agenda. Bind it, if it does.");
            }
            clause.settles().forEach((issue, option) -> {
                Issue known = issues.get(issue);
                if (known == null) {
                    add(
                            Rule.UNKNOWN_OPTION,
                            clause.id(),
                            null,
                            "It is bound to the issue " + issue + ", which the agenda does not have.");
                } else if (known.options().indexOf(option) < 0) {
                    add(
                            Rule.UNKNOWN_OPTION,
                            clause.id(),
                            null,
                            "It is bound to “" + option + "”, which is no option of the issue " + issue + ".");
                }
                settled.computeIfAbsent(issue, key -> new LinkedHashMap<>()).put(clause.id(), option);
            });
        }
        settled.forEach((issue, options) -> {
            if (Set.copyOf(options.values()).size() > 1) {
                String clause = List.copyOf(options.keySet()).getLast();
                List<String> ways = new ArrayList<>();
                options.forEach((one, option) -> ways.add(called(one) + " by “" + option + "”"));
                add(
                        Rule.CONTRADICTION,
                        clause,
                        null,
                        "The issue " + issue + " is settled in different ways: " + String.join(", ", ways) + ".");
            }
        });
    }

    private void hidden(String language) {
        hidden(null, language, version.title(language));
        for (Clause clause : version.clauses()) {
            hidden(clause.id(), language, clause.heading(language));
            hidden(clause.id(), language, clause.body(language));
        }
    }

    private void hidden(@Nullable String clause, String language, String words) {
        PlainSight sight = PlainSight.of(words);
        for (PlainSight.Oddity oddity : sight.oddities()) {
            int from = Math.max(0, oddity.from() - 20);
            int to = Math.min(words.length(), oddity.to() + 20);
            String around = PlainSight.of(words.substring(whole(words, from), whole(words, to)))
                    .marked();
            add(Rule.HIDDEN, clause, language, oddity.says() + ", in “" + around.strip() + "”.");
        }
    }

    private static int whole(String words, int at) {
        boolean inside = at > 0
                && at < words.length()
                && Character.isLowSurrogate(words.charAt(at))
                && Character.isHighSurrogate(words.charAt(at - 1));
        return inside ? at - 1 : at;
    }

    private void add(Rule rule, @Nullable String clause, @Nullable String language, String says) {
        found.add(new Finding(rule, clause, language, says));
    }

    private String called(String id) {
        int place = version.clauses().stream().map(Clause::id).toList().indexOf(id) + 1;
        return "Clause " + place + " (" + id + ")";
    }

    private static Pattern reference(String words, String behind) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + words + ")\\s+(?:\\(\\s*)?(\\p{Nd}{1,4})(?!\\p{Nd})" + behind,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String digits(String written) {
        StringBuilder digits = new StringBuilder();
        written.codePoints().forEach(point -> digits.append(Character.digit(point, 10)));
        return digits.toString();
    }
}
