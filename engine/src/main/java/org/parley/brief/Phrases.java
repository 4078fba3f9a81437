package org.parley.brief;

import java.util.List;
import java.util.Locale;
import org.parley.diagnosis.Clauses;
import org.parley.model.Attribution;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Demand;
import org.parley.model.Firmness;
import org.parley.model.Person;
import org.parley.model.Source;
import org.parley.model.TalksState;

/** The small words of a brief: who speaks, how firmly, lists in a sentence. */
final class Phrases {

    private final Case shown;

    Phrases(Case shown) {
        this.shown = shown;
    }

    /** "Jane Doe (spokesperson): the sentence (in the speaker's words: “own words”) (hedged by the source: “appear”).". */
    String told(Claim claim) {
        StringBuilder text = new StringBuilder(speaker(claim)).append(": ").append(bare(claim.says()));
        if (claim.quote() != null) {
            text.append(" (in the speaker's words: “").append(claim.quote()).append("”)");
        }
        if (claim.hedge() != null) {
            text.append(" (hedged by the source: “").append(claim.hedge()).append("”)");
        }
        return text.append(".").toString();
    }

    String speaker(Claim claim) {
        Attribution attribution = claim.attribution();
        String outlet = shown.source(claim.source()).map(Source::publisher).orElse(claim.source());
        if (attribution.kind() == Attribution.Kind.OWN_VOICE || attribution.kind() == Attribution.Kind.UNATTRIBUTED) {
            return outlet;
        }
        String who = attribution.speaker();
        if (who == null) {
            String words = attribution.words();
            return capital(
                    words == null
                            ? attribution.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            : words);
        }
        String office = shown.person(who).map(Person::office).orElse(null);
        String name = office == null ? shown.nameOf(who) : shown.nameOf(who) + " (" + office + ")";
        return attribution.words() == null ? name : capital(attribution.words());
    }

    String outlet(Claim claim) {
        return shown.source(claim.source()).map(Source::publisher).orElse(claim.source());
    }

    String name(String id) {
        return shown.nameOf(id);
    }

    String names(List<String> ids) {
        return joined(ids.stream().map(this::name).toList());
    }

    /** "Ann wants the juice to drink". */
    String demand(Demand demand) {
        String who = name(demand.by());
        if (demand.stance() instanceof Demand.Scope(String issue, boolean inside)) {
            boolean onRecord = demand.meta().claims().stream()
                    .flatMap(id -> shown.claim(id).stream())
                    .anyMatch(c -> !c.attribution().kind().anonymous());
            return who + (onRecord ? ", on record," : "") + " holds " + issue(issue) + " to be "
                    + (inside ? "part of" : "outside") + " this negotiation";
        }
        return who + " " + bare(demand.says());
    }

    /** A clause of the diagnosis: a demand, a reservation value, what passes at home, what a record leaves possible. */
    String clause(String id) {
        return shown.demand(id).map(this::demand).orElseGet(() -> {
            if (id.endsWith(Clauses.RATIFICATION)) {
                return "what has to pass at home in "
                        + name(id.substring(0, id.length() - Clauses.RATIFICATION.length()));
            }
            if (id.endsWith(Clauses.RECORD)) {
                return "what " + name(id.substring(0, id.length() - Clauses.RECORD.length()))
                        + "'s own acts leave possible";
            }
            return name(id) + "'s reservation value";
        });
    }

    String issue(String id) {
        return shown.issue(id).map(issue -> issue.name()).orElse(id);
    }

    static String firmness(Firmness firmness) {
        return switch (firmness) {
            case RED_LINE -> "red line";
            case POSITION -> "position";
            case WISH -> "wish";
            case UNKNOWN -> "firmness unknown";
        };
    }

    static String state(TalksState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** "a", "a and b", "a, b and c". */
    static String joined(List<String> words) {
        return switch (words.size()) {
            case 0 -> "";
            case 1 -> words.getFirst();
            default -> String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
        };
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Without its final full stop. */
    static String bare(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    static String count(int number, String one, String many) {
        String[] words = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        return (number < words.length ? words[number] : String.valueOf(number)) + " " + (number == 1 ? one : many);
    }
}
