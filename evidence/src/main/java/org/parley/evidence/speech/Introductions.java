package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Language.Reading;

/** How a text first brings in somebody of whom it later says no more than "the mayor". */
final class Introductions {

    private static final Pattern DEFINITE = Pattern.compile("(?i)(?:the|this|that) .*");
    private static final Set<String> INDEFINITE = Set.of("a", "an", "another");

    private final String text;
    private final Names names;
    private final Map<String, List<Indefinite>> byHead = new HashMap<>();
    private final Map<String, List<Holder>> holders = new HashMap<>();

    /** An article and the noun that it may belong to, as tokens of a sentence. */
    private record Indefinite(Sentence sentence, int article, int noun) {}

    /** A person named beside an office, with the words that tell something of it. */
    private record Holder(String name, Set<String> words) {}

    Introductions(Reading reading, Names names) {
        this.text = reading.article().text();
        this.names = names;
        reading.sentences().forEach(this::collect);
    }

    private void collect(Sentence sentence) {
        List<Token> u = sentence.tokens();
        for (int i = 1; i < u.size(); i++) {
            String noun = u.get(i).lower();
            int article = TextKinds.isGeneric(noun) || TextKinds.isRole(noun) ? articleBefore(u, i) : -1;
            if (article >= 0) {
                byHead.computeIfAbsent(noun, n -> new ArrayList<>()).add(new Indefinite(sentence, article, i));
            }
        }
    }

    private static int articleBefore(List<Token> u, int noun) {
        for (int k = noun - 1; k >= Math.max(0, noun - 4); k--) {
            if (INDEFINITE.contains(u.get(k).lower())) {
                return k;
            }
        }
        return -1;
    }

    /** How somebody was first described who has not spoken before: "a Western diplomat in Leuwe", for "the diplomat". */
    @Nullable
    String firstDescribed(String head, Set<String> words, int place) {
        String found = null;
        for (Indefinite one : byHead.getOrDefault(head, List.of())) {
            List<Token> u = one.sentence.tokens();
            if (one.sentence.place().begin() >= place || u.get(one.noun).from() >= place) {
                break;
            }
            int to = new Phrase(u, text).endFrom(one.article);
            String described = to > one.noun
                    ? text.substring(u.get(one.article).from(), u.get(to - 1).to())
                            .split(",| who | that | which ", 2)[0]
                    : "";
            found = Speaker.words(described).containsAll(words) && names.personIn(described) == null
                    ? described
                    : found;
        }
        return found;
    }

    /** The one person whom the text names beside an office: "the mayor", for "the mayor, Ada Brann". */
    @Nullable
    String holder(String phrase) {
        String head = TextKinds.head(phrase);
        if (!TextKinds.isRole(head)
                || TextKinds.isGeneric(head)
                || !DEFINITE.matcher(phrase).matches()) {
            return null;
        }
        Set<String> words = Speaker.words(phrase);
        List<Holder> fits = holders.computeIfAbsent(head, this::holdersOf).stream()
                .filter(one -> one.words.containsAll(words))
                .toList();
        return fits.size() == 1 ? fits.getFirst().name : null;
    }

    /** Who is named beside an office, each with the words of the first place where they are. */
    private List<Holder> holdersOf(String head) {
        Map<String, String> first = new LinkedHashMap<>();
        for (Span line : linesWith(head)) {
            for (String name : names.within(text.substring(line.begin(), line.end()))) {
                Matcher beside = first.containsKey(name) ? null : beside(name, head, line);
                if (beside != null && beside.find()) {
                    first.put(name, beside.group());
                }
            }
        }
        return first.entrySet().stream()
                .filter(one -> !Names.renamesAnother(one.getValue().split(",")[0]))
                .map(one -> new Holder(one.getKey(), Speaker.words(one.getValue())))
                .toList();
    }

    private Matcher beside(String name, String head, Span line) {
        String noun = Pattern.quote(head);
        String quoted = Pattern.quote(name);
        String office = "[Tt]he (?:[\\p{L}’'-]+ ){0,4}?" + noun;
        String offices = "(?:the|its|their|[\\p{L} ]{2,30}[’']s?) (?:[\\p{L}’'-]+ ){0,4}?" + noun + "\\b";
        return Pattern.compile(
                        office + "(?: (?:of|for) [\\p{L}’' -]{2,30}?)?, " + quoted + "|" + quoted + ", " + offices)
                .matcher(text)
                .region(line.begin(), line.end());
    }

    /** The lines in which a noun stands: an office and its holder stand in one. */
    private List<Span> linesWith(String noun) {
        List<Span> lines = new ArrayList<>();
        int at = text.indexOf(noun);
        while (at >= 0) {
            int end = text.indexOf('\n', at);
            int to = end < 0 ? text.length() : end;
            lines.add(new Span(text.lastIndexOf('\n', at) + 1, to));
            at = text.indexOf(noun, to);
        }
        return lines;
    }
}
