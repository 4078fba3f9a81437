package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.speech.TextKinds;
import org.parley.model.Actor;
import org.parley.model.Attribution.Kind;
import org.parley.model.Case;
import org.parley.model.Person;

/**
 * Whom of a case a noun phrase means as a whole: a person by name, with titles; an actor by name; a body or a spokesperson
 * that speaks for an actor. "A friend of Ilse Maren" and "an Old Town official" hold a name and mean somebody else, so they
 * are nobody.
 */
final class NamedActors {

    /** What speaks for its owner as a whole; a union, a court or a museum of a town does not. */
    private static final String BODY =
            "(?:(?:top-level|high-level|senior|negotiating|foreign|defen[cs]e|interior|finance"
                    + "|justice|trade|labou?r|transport|war|prime minister's|president's|mayor's) ){0,2}"
                    + "(?:government|cabinet|ministry|office|delegation|negotiators|negotiating team|team|side|administration"
                    + "|leadership|council|board|presidency|embassy|mission|military|army|armed forces|headquarters|secretariat"
                    + "|authorities)";

    private static final String SPOKES = "(?:(?:chief|official) )?(?:spokesperson|spokesman|spokeswoman|spokespeople)";
    private static final Pattern OWNED_BODY = Pattern.compile("(.+?)(?:'s?)? " + BODY);
    private static final Pattern BODY_OF = Pattern.compile(BODY + " (?:of|for) (.+)");
    private static final Pattern OWNED_SPOKES = Pattern.compile("(.+?)(?:'s?)? " + SPOKES);
    private static final Pattern SPOKES_FOR = Pattern.compile(SPOKES + " (?:for|of|in|at|from) (.+)");
    private static final Pattern OFFICE_OF = Pattern.compile("office of (.+)");
    private static final Pattern OFFICE = Pattern.compile("(.+?)'s? (?:own )?office");
    private static final Pattern ARTICLE = Pattern.compile("^(?:an?|one|the) ");
    private static final Set<Kind> NOBODY_NAMED = Set.of(Kind.UNATTRIBUTED, Kind.GROUP);

    private final @Nullable Case known;

    NamedActors(@Nullable Case known) {
        this.known = known;
    }

    /** Whether somebody of this kind has no name in the article. */
    static boolean isUnnamed(Kind kind) {
        return kind.anonymous() || NOBODY_NAMED.contains(kind);
    }

    /** Id of the person or actor who speaks; empty for an unnamed speaker and for one whom the case lacks. */
    Optional<String> speaker(Kind kind, @Nullable String name) {
        if (name == null || isUnnamed(kind)) {
            return Optional.empty();
        }
        if (kind == Kind.NAMED_OFFICIAL) {
            return bearer(plain(name));
        }
        boolean spokes = kind == Kind.UNNAMED_SPOKESPERSON;
        String bare = Subject.withoutTimes(name);
        return actor(bare)
                .or(() -> kind == Kind.OFFICE || spokes ? body(bare) : Optional.empty())
                .or(() -> spokes ? spokesFor(bare) : Optional.empty());
    }

    /** Id of the person or actor whom a noun phrase means as a whole, or for whom what it means speaks. */
    Optional<String> meant(String phrase) {
        String bare = Subject.withoutTimes(phrase);
        return person(bare).or(() -> actor(bare)).or(() -> body(bare)).or(() -> spokesFor(bare));
    }

    /**
     * Id of the actor with whose name, or the name of whose body, some words begin: "negotiators in Paris at the end of last
     * month".
     */
    Optional<String> atStart(String words) {
        String[] all = words.strip().split("\\s+");
        for (int end = Math.min(all.length, 12); end > 0; end--) {
            String rest = end < all.length ? all[end].toLowerCase(Locale.ROOT) : "";
            if (rest.isEmpty() || Subject.mayFollow(rest)) {
                Optional<String> found =
                        meant(String.join(" ", Arrays.asList(all).subList(0, end)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The person of that name, full or the last part of it; nobody where several are. */
    private Optional<String> bearer(String plain) {
        List<Person> fits = persons().stream()
                .filter(p -> plain(p.name()).equals(plain) || plain(p.name()).endsWith(" " + plain))
                .toList();
        return fits.size() == 1 ? Optional.of(fits.getFirst().id()) : Optional.empty();
    }

    /** "Ilse Maren", "Maren", "Israeli Prime Minister Benjamin Netanyahu": before the name there are titles only. */
    private Optional<String> person(String phrase) {
        return holder(phrase).map(Person::id);
    }

    private Optional<Person> holder(String phrase) {
        String[] words = phrase.strip().split("\\s+");
        List<Person> fits = new ArrayList<>();
        for (Person person : persons()) {
            String[] name = plain(person.name()).split("\\s+");
            if (ends(words, name) || ends(words, new String[] {name[name.length - 1]})) {
                fits.add(person);
            }
        }
        return fits.size() == 1 ? Optional.of(fits.getFirst()) : Optional.empty();
    }

    /** Whether words are a name with nothing before it but titles; the word before it is one. */
    private static boolean ends(String[] words, String[] name) {
        int before = words.length - name.length;
        if (before < 0) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            boolean begins = !words[before + i].isEmpty() && Character.isUpperCase(words[before + i].charAt(0));
            if (!plainWord(words[before + i]).equals(name[i]) || i == name.length - 1 && !begins) {
                return false;
            }
        }
        for (int i = 0; i < before; i++) {
            String word = plainWord(words[i]);
            boolean article = i == 0 && word.equals("the");
            boolean title = TextKinds.isTitle(word) || TextKinds.isRole(word);
            boolean place = Character.isUpperCase(words[i].charAt(0)) && !word.equals("a") && !word.equals("an");
            if (!(article && before > 1) && !title && !(place && i + 1 < before)) {
                return false;
            }
        }
        return true;
    }

    /** "the River Line": the name and nothing else; a short id counts where it is written as a name, as in "US". */
    private Optional<String> actor(String phrase) {
        String plain = plain(phrase);
        String bare = phrase.strip().replaceFirst("^[Tt]he ", "");
        boolean name = !bare.isEmpty() && Character.isUpperCase(bare.charAt(0));
        return actors().stream()
                .filter(a -> plain(a.name()).equals(plain) || name && a.id().equals(plain))
                .map(Actor::id)
                .findFirst();
    }

    /** "the Israeli government", "the council of Old Town", "Netanyahu's office": never one with "a" before it. */
    private Optional<String> body(String phrase) {
        String plain = plain(phrase);
        Matcher office = OFFICE.matcher(plain);
        Matcher officeOf = OFFICE_OF.matcher(plain);
        Matcher of = BODY_OF.matcher(plain);
        Matcher owned = OWNED_BODY.matcher(plain);
        return (office.matches() ? behind(office.group(1), phrase) : Optional.<String>empty())
                .or(() -> officeOf.matches() ? behind(officeOf.group(1), phrase) : Optional.empty())
                .or(() -> of.matches() ? owner(of.group(1)) : Optional.empty())
                .or(() -> owned.matches() ? owner(owned.group(1)) : Optional.empty());
    }

    /** "a River Line spokesman", "a spokesperson in Netanyahu's office". */
    private Optional<String> spokesFor(String phrase) {
        String written = phrase.strip().replace('’', '\'');
        String bare = ARTICLE.matcher(written.toLowerCase(Locale.ROOT)).replaceFirst("");
        String cased = written.substring(written.length() - bare.length());
        Matcher owned = OWNED_SPOKES.matcher(bare);
        Matcher of = SPOKES_FOR.matcher(bare);
        String owner = owned.matches() ? owned.group(1) : of.matches() ? of.group(1) : null;
        if (owner == null) {
            return Optional.empty();
        }
        int at = owned.matches() ? owned.start(1) : of.start(1);
        return owner(plain(owner)).or(() -> body(cased.substring(at, at + owner.length())));
    }

    /** The actor of that name, or of the adjective made of it: "israeli". */
    private Optional<String> owner(String plain) {
        String bare = plain.startsWith("the ") ? plain.substring(4) : plain;
        return actors().stream()
                .filter(a -> {
                    String name = plain(a.name());
                    return name.equals(bare)
                            || a.id().equals(bare)
                            || bare.equals(name.endsWith("a") ? name + "n" : name + "i")
                            || bare.equals(name + "an")
                            || bare.equals(name + "ian");
                })
                .map(Actor::id)
                .findFirst();
    }

    /** The actor for whom the holder of an office speaks, the holder named as in some phrase. */
    private Optional<String> behind(String plain, String phrase) {
        int at = phrase.toLowerCase(Locale.ROOT).replace('’', '\'').indexOf(plain);
        return at < 0
                ? Optional.empty()
                : holder(phrase.substring(at, at + plain.length()))
                        .map(Person::speaksFor)
                        .filter(Objects::nonNull);
    }

    private List<Person> persons() {
        return known == null ? List.of() : known.persons();
    }

    private List<Actor> actors() {
        return known == null ? List.of() : known.actors();
    }

    private static String plainWord(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'').replaceFirst("^'", "");
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
        return lower.startsWith("the ") ? lower.substring(4) : lower;
    }
}
