package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Consequence;
import org.parley.model.Demand;
import org.parley.model.Faction;
import org.parley.model.Issue;
import org.parley.model.Role;
import org.parley.model.Stage;
import org.parley.model.Text;
import org.parley.record.Movement;

/** Puts findings into sentences, section by section. Words of the case stay the case's; only joints are ours. */
final class Composer {

    /** The rule of a sentence that only repeats an entry for which the author gave no claim. */
    static final String UNSOURCED = "stated-by-author";

    /** The rule of a sentence that tells a claim which no other sentence of the page rests on. */
    static final String REMAINING = "told-nowhere-else";

    private final Findings findings;
    private final Case shown;
    private final Phrases phrases;
    private final Page page;

    Composer(Findings findings) {
        this.findings = findings;
        this.shown = findings.shown();
        this.phrases = new Phrases(shown);
        this.page = new Page(shown, phrases);
    }

    List<Sentence> compose() {
        whereThingsStand();
        onTheTable();
        stickingPoints();
        new CompatibleIf(findings, page, phrases).compose();
        new LeftPossible(findings, page).compose();
        findings.plan().ifPresent(report -> PlanSentences.add(page, report));
        reasons();
        thirdParties();
        disagreements();
        watch();
        notKnown();
        context();
        return page.sentences();
    }

    private void whereThingsStand() {
        Section here = Section.WHERE_THINGS_STAND;
        if (!shown.record().isEmpty()) {
            page.computed(
                    here,
                    findings.statusWords(),
                    findings.statusReasons(),
                    List.of(),
                    "status",
                    findings.statusWhen(),
                    true);
        } else {
            page.absent(
                    here,
                    "The record holds no acts, so no status of talks can be computed.",
                    List.of(),
                    "status",
                    false);
        }
        findings.awaitedAct().ifPresent(act -> {
            page.entry(
                    here,
                    "The answer awaited is one to this: " + Phrases.bare(act.says()) + " (" + Dates.words(act.when())
                            + ").",
                    act.meta(),
                    List.of(act.id()),
                    act.when(),
                    true);
            if (!findings.receiptReported()) {
                page.absent(
                        here,
                        "Receipt of it by " + phrases.name(findings.awaited().orElse("")) + " is not reported.",
                        List.of(act.id()),
                        "receipt",
                        true);
            }
        });
        for (Claim claim : shown.claims()) {
            Claim.Report report = claim.reports();
            if (report != null && (report.state() != null || report.awaiting() != null || report.turn() != null)) {
                boolean lead = report.awaiting() != null || report.turn() != null || claim.hedge() != null;
                page.tell(here, claim, lead);
            }
        }
    }

    private void onTheTable() {
        Section here = Section.ON_THE_TABLE;
        for (Act act : findings.acts()) {
            Text text = act.text();
            boolean silent = text == null || text.reported() == Text.Reported.NONE;
            if (text == null && !act.type().wantsAnswer()) {
                continue;
            }
            boolean lead = !findings.awaitedAct().equals(Optional.of(act));
            page.entry(
                    here,
                    Phrases.capital(Dates.words(act.when())) + ": " + Phrases.bare(act.says()) + ".",
                    act.meta(),
                    List.of(act.id()),
                    act.when(),
                    lead);
            if (silent) {
                page.absent(here, "What that text said is not reported.", List.of(act.id()), "text-not-reported", lead);
            } else if (text != null) {
                List<String> parts = terms(text);
                if (!parts.isEmpty()) {
                    String opening = text.reported() == Text.Reported.FULL
                            ? "Its text settles "
                            : "As far as it is reported, its text settles ";
                    page.entry(
                            here,
                            opening + String.join("; ", parts) + ".",
                            act.meta(),
                            List.of(act.id()),
                            act.when(),
                            true);
                }
            }
        }
        for (Movement moved : Movement.of(shown)) {
            String steps = moved.steps() == 0 ? "" : ", " + Phrases.count(Math.abs(moved.steps()), "step", "steps");
            String text = phrases.name(moved.party()) + " moved on " + phrases.issue(moved.issue()) + " "
                    + Dates.words(moved.when()) + ": from " + option(moved.issue(), moved.before()) + " to "
                    + option(moved.issue(), moved.after()) + steps + ".";
            page.computed(here, text, List.of(moved.act()), List.of(), "movement", moved.when(), true);
        }
        Set<String> sticking = stickingIssues();
        shown.issues().stream()
                .filter(issue -> !sticking.contains(issue.id()))
                .forEach(issue -> positions(here, issue, false));
        Agreement agreement = shown.agreement();
        if (agreement != null) {
            for (Stage stage : agreement.stages()) {
                List<String> duties = stage.obligations().stream()
                        .map(o -> phrases.name(o.by()) + " " + Phrases.bare(o.says()))
                        .toList();
                String length = stage.days() == null ? "" : " (" + stage.days() + " days)";
                String gate = stage.gate() == null
                        ? ""
                        : "; it begins once " + Phrases.bare(stage.gate().says());
                page.entry(
                        here,
                        agreement.title() + ", " + stage.name() + length + gate
                                + (duties.isEmpty() ? "" : ": " + String.join("; ", duties)) + ".",
                        agreement.meta(),
                        List.of(),
                        null,
                        false);
            }
        }
    }

    private String option(String issue, String option) {
        return shown.issue(issue)
                .map(i -> i.options().get(i.options().indexOf(option)).name())
                .orElse(option);
    }

    private Set<String> stickingIssues() {
        return findings.sticking().stream().flatMap(p -> p.issues().stream()).collect(Collectors.toSet());
    }

    private List<String> terms(Text text) {
        List<String> parts = new ArrayList<>();
        for (Issue issue : shown.issues()) {
            String option = text.options().get(issue.id());
            String words = text.terms().get(issue.id());
            if (words != null) {
                parts.add(issue.name() + ": " + Phrases.bare(words));
            } else if (option != null) {
                parts.add(issue.name() + ": "
                        + issue.options().get(issue.options().indexOf(option)).name());
            }
        }
        return parts;
    }

    private void stickingPoints() {
        Section here = Section.STICKING_POINTS;
        List<Findings.Sticking> points = findings.sticking();
        if (points.isEmpty()) {
            page.absent(
                    here,
                    "No sticking point follows from the recorded demands, and none is reported.",
                    List.of(),
                    "minimal-conflict",
                    true);
        }
        for (Findings.Sticking point : points) {
            List<String> demands = point.minimalSets().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            List<Claim> reporters = point.claims().stream()
                    .flatMap(id -> shown.claim(id).stream())
                    .toList();
            String name = point.issues().stream().map(phrases::issue).collect(Collectors.joining(" with "));
            if (point.derived()) {
                String also = reporters.isEmpty() ? "" : "; sources name it as well";
                page.add(
                        here,
                        name + ": derived, since recorded demands cannot all be met ("
                                + Phrases.count(point.minimalSets().size(), "minimal set", "minimal sets") + ")" + also
                                + ".",
                        both(page.claimsOf(demands), point.claims()),
                        List.of(),
                        demands,
                        "minimal-conflict",
                        false,
                        null,
                        true);
            } else {
                page.add(
                        here,
                        name + ": reported as a sticking point; not derived from recorded demands.",
                        point.claims(),
                        List.of(),
                        List.of(),
                        "reported-sticking-point",
                        false,
                        null,
                        true);
            }
            for (String issue : point.issues()) {
                shown.issue(issue).ifPresent(found -> positions(here, found, true));
            }
            reporters.forEach(claim -> page.tell(here, claim, false));
        }
    }

    /** Who wants what on an issue, and what was agreed on it before; for a sticking point also who is silent. */
    private void positions(Section here, Issue issue, boolean sticking) {
        for (Actor actor : findings.everybody()) {
            List<Demand> demands = Pictures.standing(shown, actor, issue);
            for (Demand demand : demands) {
                boolean scope = demand.stance() instanceof Demand.Scope;
                String since = demand.since() == null ? "" : ", " + Dates.since(demand.since());
                page.entry(
                        here,
                        phrases.demand(demand) + " (" + (scope ? "on scope, " : "")
                                + Phrases.firmness(demand.firmness()) + since + ").",
                        demand.meta(),
                        List.of(),
                        demand.since(),
                        sticking,
                        List.of(demand.id()));
            }
            if (sticking && demands.isEmpty() && actor.is(Role.PARTY)) {
                page.absent(here, noPosition(actor, issue), List.of(), "no-position", !silent(issue));
            }
        }
        for (Issue.Precedent precedent : issue.precedents()) {
            page.entry(
                    here,
                    "Precedent: " + Phrases.bare(precedent.says()) + ".",
                    precedent.meta(),
                    List.of(),
                    precedent.when(),
                    false);
        }
    }

    /** Whether no party has a position on the issue. */
    private boolean silent(Issue issue) {
        return shown.parties().stream()
                .allMatch(party -> Pictures.standing(shown, party, issue).isEmpty());
    }

    private static String noPosition(Actor party, Issue issue) {
        return "No position of " + party.name() + " on this is in the record: " + issue.name() + ".";
    }

    /** What a faction asks for, as far as it still stands. */
    private void atHome(Actor party, Faction faction) {
        for (Demand demand : shown.demands()) {
            boolean stands = demand.until() == null || demand.until().earliest().isAfter(shown.asOf());
            if (stands && demand.by().equals(faction.id())) {
                page.entry(
                        Section.REASONS,
                        phrases.demand(demand) + " (" + Phrases.firmness(demand.firmness()) + ", in " + party.name()
                                + ").",
                        demand.meta(),
                        List.of(),
                        demand.since(),
                        false,
                        List.of(demand.id()));
            }
        }
    }

    private void reasons() {
        Section here = Section.REASONS;
        for (Actor party : findings.parties()) {
            int before = page.sentences().size();
            shown.interests().stream()
                    .filter(i -> isOf(i.of(), party))
                    .forEach(i -> page.entry(
                            here, who(i.of(), party) + Phrases.bare(i.says()) + ".", i.meta(), List.of(), null, true));
            for (Claim claim : shown.claims()) {
                boolean motive = claim.kind() == Claim.Kind.MOTIVE && speaks(claim, party);
                if (motive) {
                    page.tell(here, claim, true);
                }
            }
            party.factions().stream()
                    .filter(f -> f.stance() != null)
                    .forEach(f -> page.entry(
                            here,
                            f.name() + " (" + party.name() + "): " + Phrases.bare(String.valueOf(f.stance())) + ".",
                            f.meta(),
                            List.of(),
                            null,
                            false));
            party.factions().forEach(f -> atHome(party, f));
            shown.consequences().stream()
                    .filter(c -> c.of() != null && isOf(c.of(), party))
                    .forEach(c -> chain(here, c));
            if (page.sentences().size() == before) {
                page.absent(
                        here,
                        party.name() + ": this record gives none; that is a limit of the sources.",
                        List.of(),
                        "no-reasons",
                        true);
            }
        }
    }

    private void chain(Section here, Consequence c) {
        StringBuilder text = new StringBuilder("Reported as a possible chain: if ").append(Phrases.bare(c.given()));
        for (Consequence.Step step : c.then()) {
            text.append(", then ").append(Phrases.bare(step.says()));
            if (step.hedge() != null) {
                text.append(" (“").append(step.hedge()).append("”)");
            }
        }
        page.entry(here, text.append(".").toString(), c.meta(), List.of(), null, true);
    }

    private void thirdParties() {
        boolean lead = true;
        for (Claim claim : shown.claims()) {
            Optional<Actor> behind =
                    Optional.ofNullable(claim.attribution().speaker()).flatMap(shown::actorBehind);
            boolean third = behind.isPresent() && !behind.get().is(Role.PARTY);
            if (third && claim.kind() != Claim.Kind.FACT && !page.hasTold(claim)) {
                page.tell(Section.THIRD_PARTIES, claim, lead);
            }
        }
        for (var interest : shown.interests()) {
            if (findings.parties().stream().noneMatch(p -> isOf(interest.of(), p))) {
                page.entry(
                        Section.THIRD_PARTIES,
                        phrases.name(interest.of()) + ": " + Phrases.bare(interest.says()) + ".",
                        interest.meta(),
                        List.of(),
                        null,
                        false);
            }
        }
    }

    private void disagreements() {
        for (var disagreement : shown.disagreements()) {
            SequencedSet<String> claims = new LinkedHashSet<>();
            List<String> views = new ArrayList<>();
            disagreement.views().forEach(view -> {
                claims.addAll(view.claims());
                views.add(Phrases.bare(view.says()));
            });
            page.add(
                    Section.DISAGREEMENTS,
                    Phrases.capital(Phrases.bare(disagreement.question()))
                            + (disagreement.question().endsWith("?") ? " " : ": ")
                            + Phrases.capital(String.join(". But: ", views))
                            + ".",
                    List.copyOf(claims),
                    List.of(),
                    List.of(),
                    claims.isEmpty() ? UNSOURCED : null,
                    false,
                    null,
                    true);
        }
    }

    private void watch() {
        Section here = Section.WATCH;
        findings.awaited()
                .ifPresent(party -> findings.awaitedAct()
                        .ifPresent(act -> page.computed(
                                here,
                                "Whether an answer by " + phrases.name(party)
                                        + " is reported; silence is no answer, and no rejection.",
                                List.of(act.id()),
                                List.of(),
                                "awaited",
                                act.when(),
                                true)));
        shown.alternatives()
                .forEach(a -> page.entry(
                        here,
                        "Without a deal, " + phrases.name(a.of()) + ": " + Phrases.bare(a.says()) + ".",
                        a.meta(),
                        List.of(),
                        null,
                        true));
        shown.consequences().stream().filter(c -> c.of() == null).forEach(c -> chain(here, c));
        shown.claims().stream().filter(c -> c.kind() == Claim.Kind.PREDICTION).forEach(c -> page.tell(here, c, false));
        for (Demand demand : shown.demands()) {
            if (demand.stance() instanceof Demand.Process) {
                page.entry(
                        here,
                        phrases.demand(demand) + " (" + Phrases.firmness(demand.firmness()) + ", on the process).",
                        demand.meta(),
                        List.of(),
                        demand.since(),
                        false,
                        List.of(demand.id()));
            }
        }
    }

    private void notKnown() {
        Section here = Section.NOT_KNOWN;
        Set<String> said = stickingIssues();
        for (Actor party : findings.parties()) {
            shown.issues().stream()
                    .filter(issue -> !shown.demands().isEmpty())
                    .filter(issue -> !said.contains(issue.id()) && !settled(party, issue))
                    .filter(issue -> Pictures.standing(shown, party, issue).isEmpty())
                    .forEach(issue -> page.absent(here, noPosition(party, issue), List.of(), "no-position", true));
        }
        if (findings.awaitedAct().isPresent() && findings.awaitedUntil().isEmpty()) {
            page.absent(
                    here,
                    "How long an answer takes is not reported: no reply window is known.",
                    List.of(),
                    "reply-window",
                    true);
        }
        shown.channels().stream()
                .filter(c -> c.reachability() != null)
                .forEach(c -> page.entry(
                        here,
                        "Channel between " + phrases.names(c.between()) + ": "
                                + Phrases.bare(String.valueOf(c.reachability())) + ".",
                        c.meta(),
                        List.of(),
                        null,
                        false));
    }

    /** Whether a text put forward by the party says something on the issue. */
    private boolean settled(Actor party, Issue issue) {
        return shown.record().stream().anyMatch(act -> {
            Text text = act.text();
            return text != null
                    && isOf(act.by(), party)
                    && (text.options().containsKey(issue.id()) || text.terms().containsKey(issue.id()));
        });
    }

    private void context() {
        Section here = Section.CONTEXT;
        shown.background()
                .forEach(p -> page.entry(here, Phrases.bare(p.says()) + ".", p.meta(), List.of(), p.when(), false));
        shown.context()
                .forEach(p -> page.entry(here, Phrases.bare(p.says()) + ".", p.meta(), List.of(), p.when(), false));
        shown.links().forEach(l -> page.entry(here, Phrases.bare(l.says()) + ".", l.meta(), List.of(), null, false));
        shown.constraints()
                .forEach(c -> page.entry(
                        here,
                        "Limit on any outcome: " + Phrases.bare(c.why()) + ".",
                        c.meta(),
                        List.of(),
                        null,
                        false));
        Set<String> shownAlready = page.claims();
        for (Claim claim : shown.claims()) {
            if (!shownAlready.contains(claim.id())) {
                page.add(
                        here,
                        phrases.told(claim),
                        List.of(claim.id()),
                        List.of(),
                        List.of(),
                        REMAINING,
                        false,
                        claim.when(),
                        false);
            }
        }
    }

    private boolean isOf(String id, Actor party) {
        return shown.actorBehind(id).filter(a -> a.id().equals(party.id())).isPresent()
                || shown.person(id)
                        .filter(p -> p.within() != null && isOf(p.within(), party))
                        .isPresent();
    }

    private boolean speaks(Claim claim, Actor party) {
        String speaker = claim.attribution().speaker();
        return speaker != null && isOf(speaker, party);
    }

    private String who(String id, Actor party) {
        return (id.equals(party.id()) ? party.name() : phrases.name(id) + " (" + party.name() + ")") + ": ";
    }

    private static List<String> both(List<String> some, List<String> more) {
        SequencedSet<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
