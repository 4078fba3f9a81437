package org.parley.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * Writes a case's issues and profiles for another tool. Whatever would change an outcome, a utility or who accepts it and has
 * no place there is an error; everything else that has none stays behind with a warning that names it.
 */
public final class DomainWriter {

    private DomainWriter() {}

    /**
     * Files of a domain.
     *
     * @param texts file name to content; the domain first, then one profile per party
     * @param warnings what stayed behind
     */
    public record Written(Map<String, String> texts, List<String> warnings) {
        public Written {
            texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
            warnings = List.copyOf(warnings);
        }
    }

    /** @throws BadDomainException if the format cannot hold the case's constraints, rules, profiles, discounts or reservations */
    public static Written write(Case written, Format format) {
        refuse(written, format);
        Map<String, String> texts = switch (format) {
            case GENIUS -> GeniusWriter.write(written);
            case GENIUSWEB1 -> GeniusWebWriter.write(written, false);
            case GENIUSWEB2 -> GeniusWebWriter.write(written, true);
            case NEGMAS -> NegmasWriter.write(written);
        };
        return new Written(texts, LeftBehind.of(written, format, issue -> number(written, format, issue)));
    }

    private static void refuse(Case written, Format format) {
        if (written.issues().isEmpty()) {
            throw cannot(format, "a case without issues", "Add the questions to settle.");
        }
        if (!written.constraints().isEmpty()) {
            throw cannot(
                    format,
                    "constraints (" + written.constraints().getFirst().id() + ")",
                    "Without them, outcomes that cannot be would be offered.");
        }
        if (written.decision() != null) {
            throw cannot(format, "a decision rule", "There, everybody must accept.");
        }
        if (written.disagreement() != null) {
            throw cannot(
                    format, "a disagreement point besides the reservation values", "Remove it to export the rest.");
        }
        for (Actor party : written.parties()) {
            if (party.ratification() != null) {
                throw cannot(
                        format,
                        "the ratification rule of " + party.id(),
                        "Without it, outcomes that do not pass at home would be as good as others; remove it to export"
                                + " the rest.");
            }
            if (written.profile(party.id()).isPresent()
                    && written.partialProfiles().stream()
                            .anyMatch(p -> p.party().equals(party.id()))) {
                throw cannot(format, "two profiles of " + party.id() + ", a measured and a partial one", "Keep one.");
            }
        }
        List<String> unmeasured = written.parties().stream()
                .map(party -> party.id())
                .filter(id -> written.profile(id).isEmpty()
                        && written.partialProfiles().stream()
                                .noneMatch(p -> p.party().equals(id)))
                .toList();
        if (!unmeasured.isEmpty()) {
            throw cannot(format, "parties without a profile (" + String.join(", ", unmeasured) + ")", "Add a profile.");
        }
    }

    static BadDomainException cannot(Format format, String what, String advice) {
        return new BadDomainException(format.title(), "the format cannot hold " + what, advice);
    }

    /** Whether a range of numbers stays one in the files of a format. */
    private static boolean number(Case written, Format format, Issue issue) {
        return switch (format) {
            case GENIUS -> GeniusWriter.number(written, issue);
            case GENIUSWEB1, GENIUSWEB2 -> GeniusWebWriter.number(written, issue);
            case NEGMAS -> NegmasWriter.number(issue);
        };
    }

    /** The names of issues, or their ids where a name is there twice. */
    static List<String> names(List<Issue> issues) {
        return unique(
                issues.stream().map(Issue::name).toList(),
                issues.stream().map(Issue::id).toList());
    }

    /** The names of an issue's options, or their ids where a name is there twice or the options are numbers. */
    static List<String> names(Options options) {
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int o = 0; o < options.size(); o++) {
            Option option = options.get(o);
            names.add(options instanceof Options.Range ? option.id() : option.name());
            ids.add(option.id());
        }
        return unique(names, ids);
    }

    private static List<String> unique(List<String> names, List<String> ids) {
        Set<String> distinct = new HashSet<>(names);
        return distinct.size() == names.size() && !distinct.contains("") ? names : ids;
    }

    /** What each option of an issue brings, for a profile that is a sum over issues. */
    static List<Rational> parts(UtilityFunction.Separable utility, Issue issue) {
        List<Rational> parts = new ArrayList<>();
        for (int o = 0; o < issue.options().size(); o++) {
            parts.add(utility.part(issue.id(), issue.options().get(o).id()));
        }
        return parts;
    }

    /** Whether numbers lie on a line, each an equal step from the one before. */
    static boolean linear(List<Rational> parts) {
        for (int o = 2; o < parts.size(); o++) {
            Rational step = parts.get(1).minus(parts.get(0));
            if (!parts.get(o).minus(parts.get(o - 1)).equals(step)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every measured profile is a sum over issues and linear in this one. */
    static boolean linear(Case written, Issue issue) {
        return written.profiles().stream()
                .map(Profile::utility)
                .allMatch(u -> u instanceof UtilityFunction.Separable s && linear(parts(s, issue)));
    }

    static Rational most(List<Rational> parts) {
        return parts.stream().reduce(Rational.ZERO, Rational::max);
    }

    /** A file name from a party's or a case's name. */
    static String fileName(String name, String ending, Set<String> taken) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}_-]+", "-").replaceAll("^-+|-+$", "");
        String stem = plain.isEmpty() ? "profile" : plain.substring(0, Math.min(80, plain.length()));
        String file = stem + ending;
        for (int n = 2; !taken.add(file); n++) {
            file = stem + "-" + n + ending;
        }
        return file;
    }

    static void refusePartial(Case written, Format format) {
        for (PartialProfile partial : written.partialProfiles()) {
            throw cannot(
                    format,
                    "the partial profile of " + partial.party(),
                    "Only GeniusWeb has partial orders, of whole outcomes.");
        }
    }
}
