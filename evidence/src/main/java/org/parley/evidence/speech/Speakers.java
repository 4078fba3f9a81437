package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.model.Attribution.Kind;

/**
 * Who stands behind the sources of an article, in the order of the text. Persons are known by the names that the text
 * gives anywhere; everybody else is an entity of their own from where they are first described. "An official", "another
 * source" is always somebody new. "The official" is the last one so described. A pronoun is the last speaker whom it fits;
 * where another person came up since, it is nobody.
 */
final class Speakers {

    /** Somebody without a name comes up. */
    private static final Pattern UNNAMED = Pattern.compile(
            "\\b(?:an?|another|one|the other|a second)\\s+(?:[\\p{L}’'-]+\\s+){0,4}?(?:officials?|sources?|diplomat|aide|adviser|advisor|negotiator|mediator|representative|delegate|spokes(?:man|woman|person)|minister|officer|engineer|colleague|member|person|lawyer|envoy|deputy|commander|clerk|employee|insider|participant)\\b",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final TextKinds kinds;
    private final List<Entity> entities = new ArrayList<>();
    private final Set<String> names;
    private final Language.Reading reading;
    private @Nullable Entity last;
    private int lastPlace;
    private int lastBlock = -1;

    Speakers(Language.Reading reading, TextKinds kinds) {
        this.reading = reading;
        this.text = reading.article().text();
        this.kinds = kinds;
        this.names = Names.in(reading);
    }

    /** Somebody who speaks in the article. */
    static final class Entity {
        final String name;
        final Kind kind;
        final Set<String> words = new HashSet<>();
        final Set<String> heads = new HashSet<>();

        @Nullable
        Boolean female;

        @Nullable
        String relayedBy;

        Entity(String name, Kind kind) {
            this.name = name;
            this.kind = kind;
        }

        boolean isNamed() {
            return kind == Kind.NAMED_OFFICIAL;
        }

        boolean isPerson() {
            return isNamed() || kind.anonymous() || kind == Kind.BY_ROLE || kind == Kind.UNNAMED_SPOKESPERSON;
        }
    }

    /** Who a source is. */
    record Who(@Nullable String name, Kind kind, @Nullable Entity entity) {}

    Who who(Span source, int block, String after) {
        String phrase = text.substring(source.begin(), source.end());
        Entity found = find(phrase, block, after, source.begin());
        if (found == null) {
            return new Who(null, Kind.UNATTRIBUTED, null);
        }
        last = found;
        lastBlock = block;
        lastPlace = source.end();
        return new Who(found.name, found.kind, found);
    }

    private @Nullable Entity find(String phrase, int block, String after, int place) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        if (lower.matches("he|she|it|they|we|i|you|who")) {
            return pronoun(lower, block, place);
        }
        String person = Names.personIn(phrase, names);
        if (person != null) {
            return named(person, phrase);
        }
        if (lower.matches(
                "one of (?:them|the (?:two|three|people|sources|officials))|the (?:two|three|latter|former)|both")) {
            Kind kind = last != null && !last.isNamed() ? last.kind : Kind.FAMILIAR;
            return remember(new Entity(phrase, kind), phrase);
        }
        boolean fresh = lower.matches(
                "^(?:an?|another|a second|a third|one|two|three|four|five|several|some|many|other|others|people|sources|officials)\\b.*");
        Entity known = fresh ? null : described(phrase);
        if (known == null && !fresh && lower.matches("(?:the|this|that) .*")) {
            String introduced = introduced(TextKinds.head(phrase), words(phrase), place);
            if (introduced != null) {
                known = remember(new Entity(introduced, kinds.kind(introduced, "")), introduced);
            }
        }
        return known != null ? known : remember(new Entity(phrase, kinds.kind(phrase, after)), phrase);
    }

    private Entity named(String name, String phrase) {
        for (Entity entity : entities) {
            if (entity.isNamed() && entity.name.equals(name)) {
                learn(entity, phrase);
                return entity;
            }
        }
        return remember(new Entity(name, Kind.NAMED_OFFICIAL), phrase);
    }

    private Entity remember(Entity entity, String phrase) {
        entities.add(entity);
        learn(entity, phrase);
        return entity;
    }

    /** How somebody was first described who has not spoken before: "a Western diplomat in Leuwe", for "the diplomat". */
    private @Nullable String introduced(String head, Set<String> words, int place) {
        if (!TextKinds.isGeneric(head) && !TextKinds.isRole(head)) {
            return null;
        }
        String found = null;
        for (Sentence sentence : reading.sentences()) {
            if (sentence.place().begin() >= place) {
                break;
            }
            List<Token> u = sentence.tokens();
            for (int i = 1; i < u.size() && u.get(i).from() < place; i++) {
                for (int k = i - 1; u.get(i).is(head) && k >= Math.max(0, i - 4); k--) {
                    if (u.get(k).lower().matches("an?|another")) {
                        Phrase phrase = new Phrase(u, text);
                        int to = phrase.endFrom(k);
                        String described = to > i
                                ? text.substring(u.get(k).from(), u.get(to - 1).to())
                                        .split(",", 2)[0]
                                : "";
                        found = words(described).containsAll(words) && Names.personIn(described, names) == null
                                ? described
                                : found;
                        break;
                    }
                }
            }
        }
        return found;
    }

    private static void learn(Entity entity, String phrase) {
        entity.words.addAll(words(phrase));
        if (entity.isNamed()) {
            entity.heads.addAll(words(phrase));
        } else {
            entity.heads.add(TextKinds.head(phrase));
        }
        String lower = phrase.toLowerCase(Locale.ROOT);
        if (lower.matches(".*\\b(?:mr\\.?|spokesman|chairman|king|brother|father)\\b.*")) {
            entity.female = false;
        } else if (lower.matches(".*\\b(?:mrs\\.?|ms\\.?|spokeswoman|chairwoman|queen|sister|mother)\\b.*")) {
            entity.female = true;
        }
    }

    /** The last entity that a definite description fits. */
    private @Nullable Entity described(String phrase) {
        Set<String> words = words(phrase);
        String head = TextKinds.head(phrase);
        if (words.isEmpty()) {
            return null;
        }
        for (int i = entities.size() - 1; i >= 0; i--) {
            Entity entity = entities.get(i);
            if (entity.words.containsAll(words) && entity.heads.contains(head)) {
                boolean generic = TextKinds.isGeneric(head);
                if (!generic || !entity.isNamed()) {
                    return entity.isNamed() && anonymousToo(words) ? null : entity;
                }
            }
            boolean unnamed = entity.kind.anonymous();
            if (unnamed && (head.equals("source") || head.equals("person")) && words.size() == 1) {
                return entity;
            }
        }
        return leader(words, head);
    }

    /** Whether an unnamed speaker is described by the same words: then nobody is named. */
    private boolean anonymousToo(Set<String> words) {
        return entities.stream().anyMatch(e -> !e.isNamed() && e.isPerson() && e.words.containsAll(words));
    }

    /** "The Israeli leader" for an "Israeli Prime Minister": one such person only. */
    private @Nullable Entity leader(Set<String> words, String head) {
        if (!head.equals("leader") && !head.equals("premier")) {
            return null;
        }
        Set<String> rest = new HashSet<>(words);
        rest.remove(head);
        List<Entity> heads = entities.stream()
                .filter(e -> e.isNamed()
                        && e.words.containsAll(rest)
                        && (e.words.contains("president") || e.words.contains("minister") && e.words.contains("prime")))
                .toList();
        return heads.size() == 1 ? heads.getFirst() : null;
    }

    private @Nullable Entity pronoun(String word, int block, int place) {
        boolean person = word.equals("he") || word.equals("she");
        if (last == null || lastBlock < block - 2) {
            return null;
        }
        if (person) {
            Entity fits = last.isPerson() ? last : lastPerson();
            boolean other = lastPlace < place
                    && UNNAMED.matcher(text.substring(lastPlace, place)).find();
            if (fits == null || other) {
                return null;
            }
            Boolean female = word.equals("she");
            if (fits.female != null && !fits.female.equals(female)) {
                return null;
            }
            fits.female = female;
            return fits;
        }
        if (word.equals("it")) {
            for (int i = entities.size() - 1; i >= 0; i--) {
                Kind kind = entities.get(i).kind;
                if (kind == Kind.OFFICE || kind == Kind.DOCUMENT || kind == Kind.OTHER_OUTLET) {
                    return last == entities.get(i) || !last.isPerson() ? last : entities.get(i);
                }
            }
            return null;
        }
        if (word.equals("they")) {
            return last.kind == Kind.GROUP || last.kind.anonymous() || last.kind == Kind.OFFICE ? last : null;
        }
        return null;
    }

    private @Nullable Entity lastPerson() {
        for (int i = entities.size() - 1; i >= 0; i--) {
            if (entities.get(i).isPerson()) {
                return entities.get(i);
            }
        }
        return null;
    }

    /** Somebody unnamed has come up since: a pronoun could be theirs. */
    void mentioned(@Nullable Entity entity, int block) {
        if (entity != null) {
            last = entity;
            lastBlock = block;
        }
    }

    private static Set<String> words(String phrase) {
        Set<String> out = new LinkedHashSet<>();
        Arrays.stream(phrase.toLowerCase(Locale.ROOT)
                        .replaceAll("[’']s?\\b", "")
                        .split("[^\\p{L}\\d-]+"))
                .filter(
                        w -> !w.isBlank()
                                && !w.matches(
                                        "the|a|an|of|in|for|to|at|and|its|his|her|their|who|that|with|on|by|from|another|second|one"))
                .forEach(out::add);
        return out;
    }
}
