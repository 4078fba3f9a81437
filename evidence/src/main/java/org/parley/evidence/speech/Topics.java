package org.parley.evidence.speech;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.speech.Language.Reading;

/** Whom the sentences before a pronoun are about. */
final class Topics {

    /** The name that a sentence opens with, its titles before it. */
    private static final Pattern OPENING = Pattern.compile(
            "^(?:(?:But|And|Yet) )?(?:(?:[Ff]or|[Ll]ike|[Aa]s for|[Tt]o) )?((?:(?:[Tt]he )?(?:[\\p{L}’']+ ){0,5}?, )?(?:\\p{Lu}[\\p{L}.'’-]+ ?)(?:(?:\\p{L}+ )?\\p{Lu}[\\p{L}.'’-]+ ?){0,4})");

    /** "Among the passengers was Ilse Maren, a nurse.", "Nobody knows it better than Ilse Maren." */
    private static final Pattern INVERTED = Pattern.compile(
            "^(.*) (is|was|stood|stands|sat|sits|came|comes|waited|waits|walked|walks|lives|lived|knelt|kneels|worries|worried|annoys|pleases|angers|suits|surprised|than|by) "
                    + "(\\p{Lu}[\\p{L}.'’-]+(?: (?:(?:de|van|von|der|al) )?\\p{Lu}[\\p{L}.'’-]+){1,3})"
                    + "(?: , (?:\\d{1,3}|an? [^,]+|the [^,]+|who [^,]+|whose [^,]+)){0,8}(?: ,)? [.]$");

    /** "It is four in the morning, and Petra Oll is already angry." */
    private static final Pattern JOINED = Pattern.compile(
            "^(.*) (?:and|but|while|,) (\\p{Lu}[\\p{L}.'’-]+(?: (?:(?:de|van|von|der|al) )?\\p{Lu}[\\p{L}.'’-]+){1,3}) (?:is|was|has|had|[\\p{Ll}]+(?:s|ed)) ");

    /** "A pensioner waved, and ...", "... and a pensioner waved back" */
    private static final Pattern CLAUSE_OF_ANOTHER = Pattern.compile(
            "(?:^|\\b(?:and|but|while) )(?i:an?|another) (?:[\\p{L}-]+ ){0,2}?[\\p{L}-]*(?:er|or|ist|ian|ant|ee|man|woman)\\b");

    private static final Pattern OWNED = Pattern.compile("^ ?[’']s? ((?:[\\p{L}-]+ ){1,3})");

    private static final Set<String> PRONOUNS = Set.of("he", "she", "him", "her");
    private static final Set<String> PRONOUNS_AND_CHILDREN = Set.of("son", "daughter", "he", "she", "him", "her");
    private static final Set<String> ARTICLES = Set.of("a", "an", "another", "one");
    private static final Set<String> STANDS =
            Set.of("stands", "stood", "sits", "sat", "waits", "waited", "comes", "came");

    private final Reading reading;
    private final String text;
    private final Names names;
    private final @Nullable Topic[] bySentence;

    Topics(Reading reading, Names names) {
        this.reading = reading;
        this.text = reading.article().text();
        this.names = names;
        this.bySentence = new Topic[reading.sentences().size()];
    }

    /**
     * Whom the sentences between the last speaker and a pronoun are about.
     *
     * @param phrase words for somebody without a name
     * @param open whether somebody else could be meant
     * @param weak whether somebody unnamed who spoke shortly before could be meant
     */
    record Topic(@Nullable String name, @Nullable String phrase, boolean open, boolean weak) {
        Topic(@Nullable String name, boolean open) {
            this(name, null, open, false);
        }
    }

    static final Topic NO_TOPIC = new Topic(null, false);

    /**
     * The person whose name opens the last sentence before a place; nobody once anybody else comes up in it.
     *
     * @param since where the last speaker was named; nothing before it counts
     * @param block in which the place is; the one before it counts as well
     */
    Topic before(int place, int since, int block) {
        List<Sentence> sentences = reading.sentences();
        for (int s = reading.firstEndingAfter(place) - 1; s >= 0; s--) {
            Sentence sentence = sentences.get(s);
            if (sentence.place().begin() < since || sentence.block() < block - 1) {
                break;
            }
            Topic here = sentence.heading() ? NO_TOPIC : of(s);
            if (!here.equals(NO_TOPIC)) {
                return here;
            }
        }
        return NO_TOPIC;
    }

    private Topic of(int sentence) {
        Topic known = bySentence[sentence];
        if (known == null) {
            known = topic(reading.sentences().get(sentence));
            bySentence[sentence] = known;
        }
        return known;
    }

    private Topic topic(Sentence sentence) {
        StringBuilder plain = new StringBuilder();
        for (Token token : sentence.tokens()) {
            plain.append(token.isQuote() ? "“”" : token.word()).append(' ');
        }
        String words = plain.toString();
        Topic introduced = introduced(words.strip());
        if (!introduced.equals(NO_TOPIC)) {
            return introduced;
        }
        Matcher joined = JOINED.matcher(words.strip());
        String second = joined.find() ? names.personIn(joined.group(2)) : null;
        if (second != null && !hasOther(joined.group(1) + " " + words.substring(joined.end(2)), second)) {
            return new Topic(second, null, false, true);
        }
        Topic unnamed = unnamed(sentence);
        if (!unnamed.equals(NO_TOPIC)) {
            return unnamed;
        }
        Matcher opening = OPENING.matcher(words);
        if (!opening.find()) {
            return NO_TOPIC;
        }
        String name = names.personIn(opening.group(1).strip().replace(" ,", ","));
        if (name == null) {
            return NO_TOPIC;
        }
        String rest = words.substring(opening.end())
                .replaceFirst("^ ?, (?:an?|the) [^,]*,", " ")
                .replaceFirst("^ ?(?:is|was|became|works as|worked as) (?:an?|the) (?:[\\p{L}-]+ ){1,3}", " ");
        // "Jonas Hale's driver": somebody else.
        Matcher owned = OWNED.matcher(rest);
        boolean owns = owned.find()
                && Arrays.stream(owned.group(1).toLowerCase(Locale.ROOT).split(" "))
                        .anyMatch(w -> TextKinds.isInstitution(w)
                                || w.matches("camp|circle|family|allies|friends|supporters|lawyers|aides|people"));
        return owns || hasOther(rest, name) ? new Topic(null, true) : new Topic(name, false);
    }

    /** Whether anybody but one person comes up in some words. */
    private boolean hasOther(String words, String name) {
        return names.isAnyOtherIn(words, name)
                || Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+"))
                        .anyMatch(w -> Bystanders.isAny(w) || PRONOUNS_AND_CHILDREN.contains(w))
                || CLAUSE_OF_ANOTHER.matcher(words).find();
    }

    /** "Another seller laughed at that.": one person without a name, and nobody else in the sentence. */
    private Topic unnamed(Sentence sentence) {
        List<Token> u = sentence.tokens();
        int from = !u.isEmpty() && u.getFirst().lower().matches("but|and|yet") ? 1 : 0;
        for (int i = 1; i + 2 < Math.min(u.size(), 9); i++) {
            // "Behind them stands a man with a goat."
            if (STANDS.contains(u.get(i).lower())
                    && ARTICLES.contains(u.get(i + 1).lower())) {
                from = i + 1;
            }
        }
        if (from >= u.size() || !u.get(from).lower().matches("an?|another|one|the")) {
            return NO_TOPIC;
        }
        int to = new Phrase(u, text).endFrom(from);
        for (int i = from + 1; i < to; i++) {
            to = u.get(i).lower().matches("who|that|which") ? i : to;
        }
        if (to <= from + 1 || to >= u.size()) {
            return NO_TOPIC;
        }
        String phrase = text.substring(u.get(from).from(), u.get(to - 1).to());
        String head = TextKinds.head(phrase);
        boolean person = Bystanders.isAny(head);
        if (!person
                && Bystanders.isPersonal(u.subList(from, u.size()))
                && ARTICLES.contains(u.get(from).lower())) {
            return new Topic(null, true);
        }
        String rest = text.substring(u.get(to).from(), sentence.place().end());
        boolean other = names.isAnyIn(rest)
                || names.personIn(phrase) != null
                || Arrays.stream(rest.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+"))
                        .anyMatch(w -> Bystanders.isAny(w) || PRONOUNS.contains(w));
        boolean set = u.get(to).isMark() && from <= 1;
        return !person || set ? NO_TOPIC : other ? new Topic(null, true) : new Topic(null, phrase, false, false);
    }

    /** Whom a sentence brings in at its end; open where it is somebody's lawyer, wife or colleague who is named. */
    private Topic introduced(String words) {
        Matcher inverted = INVERTED.matcher(words);
        if (!inverted.find()) {
            return NO_TOPIC;
        }
        String name = names.personIn(inverted.group(3));
        if (name == null) {
            return NO_TOPIC;
        }
        String before = inverted.group(1);
        boolean beside = inverted.group(2).matches("by|than")
                && Arrays.stream(before.toLowerCase(Locale.ROOT).split(" "))
                        .anyMatch(w -> Bystanders.isAny(w.endsWith("s") ? w.substring(0, w.length() - 1) : w));
        boolean other = beside
                || before.matches("(?i).*\\b(?:he|she|his|her|him|their|they|[’']s)\\b.*")
                || Bystanders.UNNAMED.matcher(before).find()
                || before.contains(" , ")
                        && Arrays.stream(before.toLowerCase(Locale.ROOT).split(" "))
                                .anyMatch(Bystanders::isSomebody)
                || names.isAnyIn(before);
        boolean weak = inverted.group(2).matches("by|than|worries|worried|annoys|pleases|angers|suits|surprised");
        return other ? new Topic(null, true) : new Topic(name, null, false, weak);
    }
}
