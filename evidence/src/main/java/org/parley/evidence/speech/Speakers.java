package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
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
    static final Pattern UNNAMED = Pattern.compile(
            "\\b(?:an?|another|one|the other|a second)\\s+(?:[\\p{L}’'-]+\\s+){0,4}?(?:officials?|sources?|diplomat|aide|adviser|advisor|negotiator|mediator|representative|delegate|spokes(?:man|woman|person)|minister|officer|engineer|colleague|member|person|lawyer|envoy|deputy|commander|clerk|employee|insider|participant)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String PEOPLE =
            "(?:teacher|nurse|driver|woman|man|boy|girl|farmer|student|worker|resident|passenger|neighbou?r|shopkeeper|baker|doctor|docker"
                    + "|pilot|sailor|mother|father|soldier|guard|visitor|witness|caller|protester|voter|tenant|customer|trader|captain|friend"
                    + "|cousin|owner|porter|councillor|steward|reader|speaker|skipper|miner|carter|seller|widow|brother|sister|wife|husband)";

    private static final Pattern SOMEBODY = Pattern.compile(PEOPLE);

    /** The name that a sentence opens with, its titles before it. */
    private static final Pattern OPENING = Pattern.compile(
            "^(?:(?:But|And|Yet) )?(?:(?:[Ff]or|[Ll]ike|[Aa]s for|[Tt]o) )?((?:(?:[Tt]he )?(?:[\\p{L}’']+ ){0,5}?, )?(?:\\p{Lu}[\\p{L}.'’-]+ ?)(?:(?:\\p{L}+ )?\\p{Lu}[\\p{L}.'’-]+ ?){0,4})");

    /** "Among the passengers was Ilse Maren, a nurse.", "Nobody knows it better than Ilse Maren." */
    private static final Pattern INVERTED = Pattern.compile(
            "^(.*) (is|was|stood|stands|sat|sits|came|comes|waited|waits|walked|walks|lives|lived|knelt|kneels|worries|worried|annoys|pleases|angers|suits|surprised|than|by) "
                    + "(\\p{Lu}[\\p{L}.'’-]+(?: (?:(?:de|van|von|der|al) )?\\p{Lu}[\\p{L}.'’-]+){1,3})"
                    + "(?: , (?:\\d{1,3}|an? [^,]+|the [^,]+|who [^,]+|whose [^,]+))*(?: ,)? [.]$");

    /** "It is four in the morning, and Petra Oll is already angry." */
    private static final Pattern JOINED = Pattern.compile(
            "^(.*) (?:and|but|while|,) (\\p{Lu}[\\p{L}.'’-]+(?: (?:(?:de|van|von|der|al) )?\\p{Lu}[\\p{L}.'’-]+){1,3}) (?:is|was|has|had|[\\p{Ll}]+(?:s|ed)) ");

    /** "A pensioner waved, and ...", "... and a pensioner waved back" */
    private static final Pattern CLAUSE_OF_ANOTHER = Pattern.compile(
            "(?:^|\\b(?:and|but|while) )(?i:an?|another) (?:[\\p{L}-]+ ){0,2}?[\\p{L}-]*(?:er|or|ist|ian|ant|ee|man|woman)\\b");

    private static final Pattern OWNED = Pattern.compile("^ ?[’']s? ((?:[\\p{L}-]+ ){1,3})");

    /** A statement speaks for whoever issued it. */
    private static final Pattern STATEMENT_OF = Pattern.compile(
            "^(?:an?|the|its|his|her|their|one) (?:[\\p{L}-]+ )?(?:statement|press release|message|post|tweet) (?:by|from|of|issued by|signed by) (.+)$",
            Pattern.CASE_INSENSITIVE);

    /** Singular nouns of other lists that seldom mean a person: "shook his head", "the figure". */
    private static final Set<String> NO_PERSON = Set.of(
            "head",
            "chair",
            "general",
            "major",
            "figure",
            "staff",
            "one",
            "record",
            "counterpart",
            "executive",
            "principal",
            "founder");

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
            return isNamed()
                    || kind.anonymous()
                    || kind == Kind.BY_ROLE
                    || kind == Kind.UNNAMED_SPOKESPERSON
                    || isSomebodyUnnamed();
        }

        /** "a retired teacher", "one passenger": not a group, though no office tells what they are. */
        private boolean isSomebodyUnnamed() {
            String head = TextKinds.head(name);
            return kind == Kind.GROUP
                    && name.matches("(?i)(?:an?|one|another|the other) .*")
                    && !(head.endsWith("s") && !head.endsWith("ss"))
                    && !head.matches(
                            "group|crowd|majority|minority|family|couple|handful|number|pair|generation|half|third|quarter|crew|class");
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

    /** Who a source inside a quotation is; the next pronoun outside still means whoever spoke last. */
    Who aside(Span source, int block, String after) {
        Entity before = last;
        int place = lastPlace;
        int in = lastBlock;
        Who who = who(source, block, after);
        last = before;
        lastPlace = place;
        lastBlock = in;
        return who;
    }

    /** Who answers the questions of an interview; nobody where that is not plain. */
    Who interviewee(@Nullable String name) {
        return name == null
                ? new Who(null, Kind.UNATTRIBUTED, null)
                : new Who(name, Kind.NAMED_OFFICIAL, named(name, name));
    }

    private @Nullable Entity find(String phrase, int block, String after, int place) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        if (lower.matches("he|she|him|her|it|they|we|i|you|who")) {
            return pronoun(lower.equals("him") ? "he" : lower.equals("her") ? "she" : lower, block, place);
        }
        Matcher issued = STATEMENT_OF.matcher(phrase);
        if (issued.find()) {
            return find(issued.group(1), block, after, place);
        }
        boolean capitals = phrase.length() > 2 && phrase.equals(phrase.toUpperCase(Locale.ROOT));
        String spelled = capitals ? Names.spelled(phrase) : phrase;
        String person = Names.personIn(spelled, names);
        if (person == null && capitals && Names.isPerson(spelled)) {
            person = spelled;
        }
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
        if (known == null && !fresh) {
            String holder = holder(phrase);
            if (holder != null) {
                return named(holder, phrase);
            }
        }
        return known != null ? known : remember(described(phrase, after), phrase);
    }

    /** Somebody new; what renames an institution with a name of its own is not part of the name. */
    private Entity described(String phrase, String after) {
        String bare = phrase.split(", ", 2)[0];
        boolean proper = bare.matches("(?:[Tt]he )?(?:\\p{Lu}[\\p{L}’'-]+ )+\\p{Lu}[\\p{L}’'-]+")
                && (kinds.isOutlet(bare) || TextKinds.isInstitution(TextKinds.head(bare)));
        String name = proper ? bare : phrase;
        return new Entity(name, kinds.kind(name, after));
    }

    /** The one person whom the text names beside an office: "the mayor", for "the mayor, Ada Brann". */
    private @Nullable String holder(String phrase) {
        String head = TextKinds.head(phrase);
        if (!TextKinds.isRole(head) || TextKinds.isGeneric(head) || !phrase.matches("(?i)(?:the|this|that) .*")) {
            return null;
        }
        String office = "[Tt]he (?:[\\p{L}’'-]+ ){0,4}?" + Pattern.quote(head);
        String offices =
                "(?:the|its|their|[\\p{L} ]{2,30}[’']s?) (?:[\\p{L}’'-]+ ){0,4}?" + Pattern.quote(head) + "\\b";
        Set<String> found = new HashSet<>();
        for (String name : names) {
            String quoted = Pattern.quote(name);
            Matcher beside = Pattern.compile(
                            office + "(?: (?:of|for) [\\p{L}’' -]{2,30}?)?, " + quoted + "|" + quoted + ", " + offices)
                    .matcher(text);
            if (beside.find()
                    && !Names.renamesAnother(beside.group().split(",")[0])
                    && words(beside.group()).containsAll(words(phrase))) {
                found.add(name);
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
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
                                        .split(",| who | that | which ", 2)[0]
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
            // "The Assembly's envoy, Selma Aduro" is not called "the Assembly".
            entity.heads.addAll(words(phrase.replaceAll("[\\p{L}’'-]+[’']s?(?= )", " ")));
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
        Topic topic = person ? topic(block, place) : NO_TOPIC;
        boolean unnamedBefore = last != null && last.isPerson() && !last.isNamed() && lastBlock >= block - 1;
        if (topic.weak() && unnamedBefore) {
            return null;
        }
        if (topic.name() != null) {
            Entity named = named(topic.name(), topic.name());
            Boolean woman = word.equals("she");
            if (named.female != null && !named.female.equals(woman)) {
                return null;
            }
            named.female = woman;
            return named;
        }
        String somebody = topic.phrase();
        if (somebody != null) {
            Entity known = find(somebody, block, "", place);
            boolean vague = known == null || known.isNamed() && !TextKinds.isRole(TextKinds.head(somebody));
            return vague ? remember(described(somebody, ""), somebody) : known;
        }
        if (last == null || lastBlock < block - 2 || topic.open()) {
            return null;
        }
        if (person) {
            Entity fits = last.isPerson() ? last : lastPerson();
            if (fits == null) {
                return null;
            }
            if (lastPlace < place
                    && (UNNAMED.matcher(text.substring(lastPlace, place)).find() || somebodySince(place, fits))) {
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

    /** Whether in a later sentence than the last speaker's, and outside of quotations, one more person comes up. */
    private boolean somebodySince(int place, Entity speaker) {
        for (Sentence sentence : reading.sentences()) {
            if (sentence.place().end() <= lastPlace || sentence.place().begin() >= place) {
                continue;
            }
            boolean later = sentence.place().begin() >= lastPlace;
            List<Token> u = sentence.tokens();
            for (int i = 0; i < u.size(); i++) {
                Token token = u.get(i);
                boolean here = token.from() < place && token.from() >= lastPlace && !token.isQuote();
                boolean person = isSomebody(token.lower())
                        || SOMEBODY.matcher(token.lower()).matches();
                if (here && person && !speaker.words.contains(token.lower()) && (later || isSubject(u, i))) {
                    return true;
                }
                // "A pensioner waved.": whoever a sentence begins with is somebody, whatever the noun.
                boolean unknown = later
                        && i == 0
                        && token.lower().matches("an?|another|one|somebody|someone")
                        && i + 2 < u.size();
                if (here && unknown && isPersonal(u)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "..., but a docker at the gate laughed": a noun that begins a clause of its own. */
    private static boolean isSubject(List<Token> u, int noun) {
        for (int i = noun - 1; i > 0 && i >= noun - 4; i--) {
            if (u.get(i).lower().matches("an?|another|one|the|his|her|their")) {
                return u.get(i - 1).lower().matches("and|but|while|,|;|though|although|whereas");
            }
        }
        return false;
    }

    /** Whether a sentence begins with "Somebody" or with a noun whose ending is that of a person. */
    private static boolean isPersonal(List<Token> u) {
        if (u.getFirst().lower().matches("somebody|someone")) {
            return true;
        }
        for (int i = 1; i < Math.min(5, u.size()); i++) {
            if (u.get(i).tagged("NOUN") && !(i + 1 < u.size() && u.get(i + 1).tagged("NOUN"))) {
                return u.get(i)
                        .lower()
                        .matches(
                                ".*(?:er|or|ist|ian|ant|ee|man|woman|boy|girl|voice|cook|aunt|uncle|child|kid|youth|nun|monk|priest|clerk|guest)");
            }
        }
        return false;
    }

    /**
     * Whom the sentences between the last speaker and a pronoun are about.
     *
     * @param phrase words for somebody without a name
     * @param open whether somebody else could be meant
     * @param weak whether somebody unnamed who spoke shortly before could be meant
     */
    private record Topic(@Nullable String name, @Nullable String phrase, boolean open, boolean weak) {
        Topic(@Nullable String name, boolean open) {
            this(name, null, open, false);
        }
    }

    private static final Topic NO_TOPIC = new Topic(null, false);

    /** The person whose name opens the last sentence before; nobody once anybody else comes up in it. */
    private Topic topic(int block, int place) {
        Topic found = NO_TOPIC;
        for (Sentence sentence : reading.sentences()) {
            Span at = sentence.place();
            if (at.begin() >= lastPlace && at.end() <= place && sentence.block() >= block - 1 && !sentence.heading()) {
                Topic here = topic(sentence);
                found = here.equals(NO_TOPIC) ? found : here;
            }
        }
        return found;
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
        String second = joined.find() ? Names.personIn(joined.group(2), names) : null;
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
        String name = Names.personIn(opening.group(1).strip().replace(" ,", ","), names);
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
        return names.stream().anyMatch(n -> !n.equals(name) && words.contains(n.substring(n.lastIndexOf(' ') + 1)))
                || Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+"))
                        .anyMatch(w -> isSomebody(w)
                                || SOMEBODY.matcher(w).matches()
                                || w.matches("son|daughter|he|she|him|her"))
                || CLAUSE_OF_ANOTHER.matcher(words).find();
    }

    /** "Another seller laughed at that.": one person without a name, and nobody else in the sentence. */
    private Topic unnamed(Sentence sentence) {
        List<Token> u = sentence.tokens();
        int from = !u.isEmpty() && u.getFirst().lower().matches("but|and|yet") ? 1 : 0;
        for (int i = 1; i + 2 < Math.min(u.size(), 9); i++) {
            // "Behind them stands a man with a goat."
            if (u.get(i).lower().matches("stands|stood|sits|sat|waits|waited|comes|came")
                    && u.get(i + 1).lower().matches("an?|another|one")) {
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
        boolean person = isSomebody(head) || SOMEBODY.matcher(head).matches();
        if (!person
                && isPersonal(u.subList(from, u.size()))
                && u.get(from).lower().matches("an?|another|one")) {
            return new Topic(null, true);
        }
        String rest = text.substring(u.get(to).from(), sentence.place().end());
        boolean other = names.stream().anyMatch(n -> rest.contains(n.substring(n.lastIndexOf(' ') + 1)))
                || Names.personIn(phrase, names) != null
                || Arrays.stream(rest.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+"))
                        .anyMatch(w -> isSomebody(w) || SOMEBODY.matcher(w).matches() || w.matches("he|she|him|her"));
        boolean set = u.get(to).isMark() && from <= 1;
        return !person || set ? NO_TOPIC : other ? new Topic(null, true) : new Topic(null, phrase, false, false);
    }

    /** Whom a sentence brings in at its end; open where it is somebody's lawyer, wife or colleague who is named. */
    private Topic introduced(String words) {
        Matcher inverted = INVERTED.matcher(words);
        if (!inverted.find()) {
            return NO_TOPIC;
        }
        String name = Names.personIn(inverted.group(3), names);
        if (name == null) {
            return NO_TOPIC;
        }
        String before = inverted.group(1);
        boolean beside = inverted.group(2).matches("by|than")
                && Arrays.stream(before.toLowerCase(Locale.ROOT).split(" "))
                        .anyMatch(w -> isSomebody(w.replaceFirst("s$", ""))
                                || SOMEBODY.matcher(w.replaceFirst("s$", "")).matches());
        boolean other = beside
                || before.matches("(?i).*\\b(?:he|she|his|her|him|their|they|[’']s)\\b.*")
                || UNNAMED.matcher(before).find()
                || before.contains(" , ")
                        && Arrays.stream(before.toLowerCase(Locale.ROOT).split(" "))
                                .anyMatch(Speakers::isSomebody)
                || names.stream().anyMatch(n -> before.contains(n.substring(n.lastIndexOf(' ') + 1)));
        boolean weak = inverted.group(2).matches("by|than|worries|worried|annoys|pleases|angers|suits|surprised");
        return other ? new Topic(null, true) : new Topic(name, null, false, weak);
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

    /** Whether a noun means one person whom "he" or "she" could be. */
    private static boolean isSomebody(String word) {
        boolean many = word.endsWith("s") && !word.endsWith("ss") || word.equals("people");
        return !many && !NO_PERSON.contains(word) && (TextKinds.isGeneric(word) || TextKinds.isRole(word));
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
