package org.parley.evidence.speech;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.evidence.speech.Topics.Topic;
import org.parley.model.Attribution.Kind;

/**
 * Who stands behind the sources of an article, in the order of the text. Persons are known by the names that the text
 * gives anywhere; everybody else is an entity of their own from where they are first described. "An official", "another
 * source" is always somebody new. "The official" is the last one so described. A pronoun is the last speaker whom it fits;
 * where another person came up since, it is nobody.
 */
final class Speakers {

    private static final Set<String> PRONOUNS =
            Set.of("he", "she", "him", "her", "it", "they", "we", "i", "you", "who");
    private static final Pattern ONE_OF_THEM = Pattern.compile(
            "one of (?:them|the (?:two|three|people|sources|officials))|the (?:two|three|latter|former)|both");
    private static final Pattern FRESH = Pattern.compile(
            "^(?:an?|another|a second|a third|one|two|three|four|five|several|some|many|other|others|people|sources|officials)\\b.*");
    private static final Pattern DEFINITE = Pattern.compile("(?:the|this|that) .*");
    private static final Pattern PROPER = Pattern.compile("(?:[Tt]he )?(?:\\p{Lu}[\\p{L}’'-]+ )+\\p{Lu}[\\p{L}’'-]+");

    /** A statement speaks for whoever issued it. */
    private static final Pattern STATEMENT_OF = Pattern.compile(
            "^(?:an?|the|its|his|her|their|one) (?:[\\p{L}-]+ )?(?:statement|press release|message|post|tweet) (?:by|from|of|issued by|signed by) (.+)$",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final TextKinds kinds;
    private final Language.Reading reading;
    private final Names names;
    private final Cast cast = new Cast();
    private final Topics topics;
    private final Introductions introductions;
    private @Nullable Speaker last;
    private int lastPlace;
    private int lastBlock = -1;

    Speakers(Language.Reading reading, TextKinds kinds) {
        this.reading = reading;
        this.text = reading.article().text();
        this.kinds = kinds;
        this.names = Names.in(reading);
        this.topics = new Topics(reading, names);
        this.introductions = new Introductions(reading, names);
    }

    /** Who a source is. */
    record Who(@Nullable String name, Kind kind, @Nullable Speaker speaker) {}

    Who who(Span source, int block, String after) {
        String phrase = text.substring(source.begin(), source.end());
        Speaker found = find(phrase, block, after, source.begin());
        if (found == null) {
            return new Who(null, Kind.UNATTRIBUTED, null);
        }
        last = found;
        lastBlock = block;
        lastPlace = source.end();
        return new Who(found.name, found.kind, found);
    }

    /** Somebody new whom a phrase describes by somebody else's name; never that other one. */
    Who somebody(Span source, int block) {
        String phrase = text.substring(source.begin(), source.end());
        Kind told = kinds.kind(phrase, "");
        boolean unnamed = told.anonymous() || told == Kind.UNNAMED_SPOKESPERSON;
        last = cast.add(phrase, unnamed ? told : Kind.GROUP, phrase);
        lastBlock = block;
        lastPlace = source.end();
        return new Who(last.name, last.kind, last);
    }

    /** Who a source inside a quotation is; the next pronoun outside still means whoever spoke last. */
    Who aside(Span source, int block, String after) {
        Speaker before = last;
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
                : new Who(name, Kind.NAMED_OFFICIAL, cast.named(name, name));
    }

    private @Nullable Speaker find(String phrase, int block, String after, int place) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        if (PRONOUNS.contains(lower)) {
            return pronoun(lower.equals("him") ? "he" : lower.equals("her") ? "she" : lower, block, place);
        }
        Matcher issued = STATEMENT_OF.matcher(phrase);
        if (issued.find()) {
            return find(issued.group(1), block, after, place);
        }
        boolean capitals = phrase.length() > 2 && phrase.equals(phrase.toUpperCase(Locale.ROOT));
        String spelled = capitals ? NameRuns.spelled(phrase) : phrase;
        String person = names.personIn(spelled);
        if (person == null && capitals && NameRuns.isPerson(spelled)) {
            person = spelled;
        }
        if (person != null) {
            return cast.named(person, phrase);
        }
        if (ONE_OF_THEM.matcher(lower).matches()) {
            Kind kind = last != null && !last.isNamed() ? last.kind : Kind.FAMILIAR;
            return cast.add(phrase, kind, phrase);
        }
        boolean fresh = FRESH.matcher(lower).matches();
        Speaker known = fresh ? null : cast.described(phrase);
        if (known == null && !fresh && DEFINITE.matcher(lower).matches()) {
            String introduced = introductions.firstDescribed(TextKinds.head(phrase), Speaker.words(phrase), place);
            if (introduced != null) {
                known = cast.add(introduced, kinds.kind(introduced, ""), introduced);
            }
        }
        if (known == null && !fresh) {
            String holder = introductions.holder(phrase);
            if (holder != null) {
                return cast.named(holder, phrase);
            }
        }
        return known != null ? known : newcomer(phrase, after);
    }

    /** Somebody new; what renames an institution with a name of its own is not part of the name. */
    private Speaker newcomer(String phrase, String after) {
        String bare = phrase.split(", ", 2)[0];
        boolean proper = PROPER.matcher(bare).matches()
                && (kinds.isOutlet(bare) || TextKinds.isInstitution(TextKinds.head(bare)));
        String name = proper ? bare : phrase;
        return cast.add(name, kinds.kind(name, after), phrase);
    }

    private @Nullable Speaker pronoun(String word, int block, int place) {
        boolean person = word.equals("he") || word.equals("she");
        Topic topic = person ? topics.before(place, lastPlace, block) : Topics.NO_TOPIC;
        boolean unnamedBefore = last != null && last.isPerson() && !last.isNamed() && lastBlock >= block - 1;
        if (topic.weak() && unnamedBefore) {
            return null;
        }
        if (topic.name() != null) {
            Speaker named = cast.named(topic.name(), topic.name());
            Boolean woman = word.equals("she");
            if (named.female != null && !named.female.equals(woman)) {
                return null;
            }
            named.female = woman;
            return named;
        }
        String somebody = topic.phrase();
        if (somebody != null) {
            Speaker known = find(somebody, block, "", place);
            boolean vague = known == null || known.isNamed() && !TextKinds.isRole(TextKinds.head(somebody));
            return vague ? newcomer(somebody, "") : known;
        }
        if (last == null || lastBlock < block - 2 || topic.open()) {
            return null;
        }
        if (person) {
            Speaker fits = last.isPerson() ? last : cast.lastPerson();
            if (fits == null) {
                return null;
            }
            if (lastPlace < place
                    && (Bystanders.UNNAMED
                                    .matcher(text.substring(lastPlace, place))
                                    .find()
                            || Bystanders.since(lastPlace, place, fits, reading))) {
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
            Speaker it = cast.lastInstitution();
            return it == null || last.isPerson() ? it : last;
        }
        if (word.equals("they")) {
            return last.kind == Kind.GROUP || last.kind.anonymous() || last.kind == Kind.OFFICE ? last : null;
        }
        return null;
    }
}
