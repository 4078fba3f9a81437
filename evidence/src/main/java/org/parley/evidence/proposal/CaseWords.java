package org.parley.evidence.proposal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Attribution.Kind;
import org.parley.model.Case;
import org.parley.model.Person;

/** The words by which a case knows its actors and issues. An unnamed speaker is never looked up. */
final class CaseWords {

    private static final Set<String> EMPTY = Set.of(
            "the",
            "and",
            "for",
            "how",
            "what",
            "which",
            "who",
            "are",
            "does",
            "from",
            "into",
            "that",
            "this",
            "with",
            "not",
            "there",
            "many",
            "far",
            "part",
            "each",
            "other",
            "another",
            "one",
            "all",
            "any",
            "its",
            "his",
            "her",
            "their",
            "will",
            "would",
            "can",
            "said",
            "about",
            "negotiation",
            "agreement",
            "question",
            "last",
            "long",
            "left",
            "out",
            "deal",
            "talks",
            "way",
            "than",
            "among",
            "them",
            "included",
            "including",
            "serve",
            "goes",
            "ends",
            "end",
            "such",
            "now",
            "plan",
            "day",
            "full",
            "partial");

    private final @Nullable Case known;
    private final IssueLinker.Links issues;

    CaseWords(@Nullable Case known, IssueLinker linker) {
        this.known = known;
        this.issues = known == null ? text -> List.of() : linker.to(known.issues());
    }

    /** Id of the person, faction or actor who speaks; empty for an unnamed speaker and for one whom the case lacks. */
    Optional<String> speaker(Kind kind, @Nullable String name) {
        if (known == null || name == null || kind.anonymous() || kind == Kind.UNATTRIBUTED || kind == Kind.GROUP) {
            return Optional.empty();
        }
        String plain = plain(name);
        if (kind == Kind.NAMED_OFFICIAL) {
            List<Person> fits = known.persons().stream()
                    .filter(p ->
                            plain(p.name()).equals(plain) || plain(p.name()).endsWith(" " + plain))
                    .toList();
            return fits.size() == 1 ? Optional.of(fits.getFirst().id()) : Optional.empty();
        }
        for (Actor actor : known.actors()) {
            if (plain(actor.name()).equals(plain) || actor.id().equals(plain)) {
                return Optional.of(actor.id());
            }
        }
        if (kind == Kind.OFFICE || kind == Kind.UNNAMED_SPOKESPERSON) {
            return owner(plain);
        }
        return Optional.empty();
    }

    /** "Netanyahu's office": the actor for whom the office's holder speaks. */
    private Optional<String> owner(String plain) {
        if (known == null) {
            return Optional.empty();
        }
        for (Person person : known.persons()) {
            String surname = plain(person.name()).substring(plain(person.name()).lastIndexOf(' ') + 1);
            if (plain.contains(surname + "'s office")) {
                return Optional.ofNullable(person.speaksFor());
            }
        }
        return known.actors().stream()
                .filter(a -> plain.startsWith(plain(a.name()) + "'s ") || plain.startsWith(plain(a.name()) + " "))
                .map(Actor::id)
                .findFirst();
    }

    /** Id of the first actor or person whose name stands in some words. */
    Optional<String> actorIn(String words) {
        if (known == null) {
            return Optional.empty();
        }
        String plain = " " + plain(words) + " ";
        for (Person person : known.persons()) {
            String surname = plain(person.name()).substring(plain(person.name()).lastIndexOf(' ') + 1);
            if (plain.endsWith(" " + surname + " ")) {
                return Optional.of(person.id());
            }
        }
        return known.actors().stream()
                .filter(a ->
                        plain.contains(" " + plain(a.name()) + " ") || plain.contains(" " + adjective(plain(a.name()))))
                .map(Actor::id)
                .findFirst();
    }

    private static String adjective(String name) {
        return name.endsWith("a") ? name + "n " : name + "i ";
    }

    /** Ids of the issues that a text is about. */
    List<String> about(String text) {
        return issues.about(text);
    }

    /** Words of at least three letters, cut to their first six, without those that say little. */
    static Set<String> stems(String text) {
        Set<String> out = new LinkedHashSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int i = 0; i <= lower.length(); i++) {
            int one = i < lower.length() ? lower.codePointAt(i) : ' ';
            if (Character.isLetter(one)) {
                i += Character.charCount(one) - 1;
                continue;
            }
            addStem(lower.substring(from, i), out);
            i += Character.charCount(one) - 1;
            from = i + 1;
        }
        return out;
    }

    private static void addStem(String word, Set<String> to) {
        if (word.length() > 2 && !EMPTY.contains(word)) {
            to.add(
                    word.length() > 6
                            ? word.substring(0, 6)
                            : word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
        }
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
        return lower.startsWith("the ") ? lower.substring(4) : lower;
    }
}
