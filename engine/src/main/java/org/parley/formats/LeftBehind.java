package org.parley.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Visibility;

/**
 * What a case holds and a domain of another tool does not, where neither outcomes nor utilities hang on it: each kind is
 * named, with how many there are. The date of the case has no place in any domain and is not listed.
 */
final class LeftBehind {

    /** How many issues a warning names. */
    private static final int NAMED = 5;

    private final Case written;
    private final List<String> left = new ArrayList<>();

    private LeftBehind(Case written) {
        this.written = written;
    }

    /**
     * One sentence; empty if nothing stays behind.
     *
     * @param number which ranges of numbers stay numbers in the files
     */
    static List<String> of(Case written, Format format, Predicate<Issue> number) {
        LeftBehind behind = new LeftBehind(written);
        behind.talks();
        behind.actors();
        behind.issues(number);
        behind.entries();
        return behind.left.isEmpty()
                ? List.of()
                : List.of(format.title() + " holds issues and profiles only; left behind: "
                        + String.join(", ", behind.left));
    }

    private void note(long many, String one, String more) {
        if (many > 0) {
            left.add(many + " " + (many == 1 ? one : more));
        }
    }

    private void issues(String what, Predicate<Issue> which) {
        List<String> names = written.issues().stream()
                .filter(which)
                .map(issue -> Numbers.shown(issue.id()))
                .toList();
        if (!names.isEmpty()) {
            left.add(what + " (" + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                    + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "") + ")");
        }
    }

    private void talks() {
        note(written.record().size(), "act of the record", "acts of the record");
        long red = written.demands().stream()
                .filter(demand -> demand.firmness() == Firmness.RED_LINE)
                .count();
        note(red, "red line", "red lines");
        note(
                written.demands().size() - red,
                red == 0 ? "demand" : "other demand",
                red == 0 ? "demands" : "other demands");
        note(written.claims().size(), "claim", "claims");
        note(written.sources().size(), "source", "sources");
        note(written.interests().size(), "interest", "interests");
        note(written.alternatives().size(), "alternative", "alternatives");
        note(written.links().size(), "link between issues", "links between issues");
        note(written.disagreements().size(), "disagreement", "disagreements");
        note(written.consequences().size(), "chain of consequences", "chains of consequences");
        note(written.background().size(), "passage of background", "passages of background");
        note(written.context().size(), "passage of context", "passages of context");
        note(written.tips().size(), "tip", "tips");
        note(written.agreement() == null ? 0 : 1, "agreement", "agreements");
        if (written.summary() != null) {
            left.add("the summary");
        }
    }

    private void actors() {
        List<Actor> parties = written.parties();
        note(written.actors().size() - parties.size(), "actor who is no party", "actors who are no parties");
        note(
                parties.stream().filter(party -> party.roles().size() > 1).count(),
                "party's other roles",
                "parties' other roles");
        note(
                parties.stream()
                        .filter(party -> !party.name().equals(party.id()))
                        .count(),
                "name of a party, beside its id",
                "names of parties, beside their ids");
        note(written.actors().stream().mapToLong(actor -> actor.allyOf().size()).sum(), "alliance", "alliances");
        note(
                written.actors().stream()
                        .mapToLong(actor -> actor.factions().size())
                        .sum(),
                "faction",
                "factions");
        note(written.persons().size(), "person", "persons");
        note(written.channels().size(), "channel", "channels");
    }

    private void issues(Predicate<Issue> number) {
        issues("questions in full", issue -> !issue.question().equals(issue.name()));
        issues(
                "the order of options",
                issue -> issue.options() instanceof Options.Listed
                        && issue.options().ordered());
        issues(
                "the numbers that options stand for",
                issue -> issue.options() instanceof Options.Listed listed
                        && listed.all().stream().anyMatch(option -> option.value() != null));
        issues("that options are numbers", issue -> issue.options() instanceof Options.Range && !number.test(issue));
        issues(
                "that numbers between the steps are possible too",
                issue -> issue.options() instanceof Options.Range range && range.real());
        issues("units", issue -> switch (issue.options()) {
            case Options.Listed listed -> listed.unit() != null;
            case Options.Range range -> range.unit() != null;
        });
        issues("that it is divisible", Issue::divisible);
        issues("precedents", issue -> !issue.precedents().isEmpty());
    }

    /** What entries carry that are themselves written: notes, claims, who may see them. */
    private void entries() {
        List<Meta> metas = Stream.of(
                        written.parties().stream().map(Actor::meta),
                        written.issues().stream().map(Issue::meta),
                        written.profiles().stream().map(profile -> profile.meta()),
                        written.partialProfiles().stream().map(profile -> profile.meta()))
                .flatMap(all -> all)
                .toList();
        note(metas.stream().filter(meta -> meta.note() != null).count(), "note", "notes");
        note(
                metas.stream()
                        .filter(meta -> meta.visibility() == Visibility.PRIVATE)
                        .count(),
                "mark that an entry is private",
                "marks that entries are private");
    }
}
