package org.parley.evidence.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.Body;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.Op;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.proposal.ProposedChange.Standing;
import org.parley.evidence.speech.Utterance;
import org.parley.model.ActType;
import org.parley.model.Attribution.Kind;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Grade;
import org.parley.model.Reliability;
import org.parley.model.Source;
import org.parley.model.When;

/** Makes proposed changes of what an article says; it changes nothing itself. */
public final class Proposals {

    private static final Pattern PREDICTION = Pattern.compile(
            "\\b(?:will|would|could|may|might|is likely|expected to|prospect)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern POSITION = Pattern.compile(
            "\\b(?:must|should|will not|won[’']t|would not|want|wants|wanted|demand|demands|not going to|ready to|never|committed|insist|until|refrain)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCEPTION = Pattern.compile(
            "\\b(?:sticking points?|appears?|seems?|believes?|hopes?|seen as|concern|disagreement|possible|difficult|pragmatic|close to|far from)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT = Pattern.compile(
            "\\b(?:not|no|never|n[’']t|without|nor|neither|denied|false|wrong)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "\\b(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month)|(?:earlier )?this (?:week|month)|at the end of last month)\\b");
    private static final String STATEMENT = "public statement";
    private static final int LONGEST_QUOTE = 8;

    private final Article article;
    private final @Nullable Case known;
    private final CaseWords words;
    private final @Nullable LocalDate published;
    private final List<Claim> claims;

    private Proposals(Article article, @Nullable Case known, @Nullable LocalDate published, IssueLinker linker) {
        this.article = article;
        this.known = known;
        this.words = new CaseWords(known, linker);
        this.published = published;
        this.claims = known == null ? List.of() : known.claims();
    }

    /**
     * What an article suggests for a case.
     *
     * @param known the case as it stands; null when there is none yet
     * @param published day of publication; null when the document does not say
     */
    public static List<ProposedChange> of(
            Article article, List<Utterance> said, @Nullable Case known, @Nullable LocalDate published) {
        return of(article, said, known, published, IssueLinkers.USUAL);
    }

    /** The same, with issues linked by another linker than the usual one. */
    public static List<ProposedChange> of(
            Article article,
            List<Utterance> said,
            @Nullable Case known,
            @Nullable LocalDate published,
            IssueLinker linker) {
        Proposals proposals = new Proposals(article, known, published, linker);
        List<ProposedChange> out = new ArrayList<>();
        said.stream().filter(u -> u.within() == null || u.relayedBy() != null).forEach(u -> {
            ProposedChange claim = proposals.claim(u);
            out.add(claim);
            if (Demands.isPosition(article.words(u.place())) || u.kind() == Kind.DOCUMENT) {
                out.add(proposals.demand(claim, u.place()));
            }
        });
        proposals.ownVoice(said, out);
        proposals.acts(out);
        proposals.statements(said, out);
        StickingPoints.in(article).forEach(span -> out.add(proposals.point(span)));
        out.sort(Comparator.comparingInt((ProposedChange c) -> c.span().begin()).thenComparing(ProposedChange::id));
        return List.copyOf(out);
    }

    private ProposedChange claim(Utterance u) {
        String says = joined(u.content());
        String named = u.source() == null ? null : article.words(u.source());
        @Nullable String speaker = words.speaker(u.kind(), u.speaker()).orElse(null);
        List<String> through = new ArrayList<>();
        if (u.relayedBy() != null) {
            through.add(u.relayedBy());
        }
        through.addAll(article.outlets());
        String time = u.said() == null ? "" : article.words(u.said());
        When when = SaidWhen.of(time, published);
        ClaimBody body = new ClaimBody(
                u.kind(),
                speaker,
                speaker == null ? named : null,
                through,
                kind(says),
                says,
                quoted(u),
                u.hedge(),
                words.about(says),
                where(u.place().begin()),
                when,
                when == null ? "unresolved" : time);
        return change(
                Op.ADD_CLAIM,
                "claims",
                body,
                u.content().getFirst().begin(),
                u.content().getLast().end(),
                u.rule(),
                u.confidence(),
                u.kind(),
                u.relayedBy() != null,
                says,
                speaker,
                named);
    }

    /** Each sentence of prose that nobody is said to have said is the outlet's own voice. */
    private void ownVoice(List<Utterance> said, List<ProposedChange> out) {
        for (Block block : article.story()) {
            if (block.part() != Block.Part.PROSE) {
                continue;
            }
            Matcher sentence = Pattern.compile("[^.!?]+(?:[.!?](?![\\s”\"’]|$)[^.!?]*)*[.!?]?[”\"’]*\\s*")
                    .matcher(article.words(block.place()));
            while (sentence.find()) {
                int from = block.place().begin() + sentence.start();
                int to = block.place().begin()
                        + sentence.start()
                        + sentence.group().stripTrailing().length();
                Span place = new Span(from, Math.max(from, to));
                for (Span rest : OwnVoice.rest(article, place, said)) {
                    String says = article.words(rest);
                    String time = time(says);
                    When when = SaidWhen.of(time, published);
                    ClaimBody body = new ClaimBody(
                            Kind.OWN_VOICE,
                            null,
                            null,
                            article.outlets(),
                            kind(says),
                            says,
                            null,
                            hedge(says),
                            words.about(says),
                            where(from),
                            when,
                            when == null ? "unresolved" : time);
                    ProposedChange claim = change(
                            Op.ADD_CLAIM,
                            "claims",
                            body,
                            rest.begin(),
                            rest.end(),
                            rest.equals(place) ? "the outlet's own sentence" : "the outlet's own part of a sentence",
                            40,
                            Kind.OWN_VOICE,
                            false,
                            says,
                            null,
                            null);
                    out.add(claim);
                    if (Demands.isPosition(says) || Demands.goesOn(article, says, rest, said)) {
                        out.add(demand(claim, rest));
                    }
                }
            }
        }
    }

    private ProposedChange demand(ProposedChange claim, Span characters) {
        ClaimBody body = (ClaimBody) claim.body();
        @Nullable
        String party = Demands.party(known, words, body.speaker(), article.words(characters))
                .orElse(null);
        return new ProposedChange(
                "d" + claim.id().substring(1),
                Op.ADD_DEMAND,
                "demands",
                new DemandBody(claim.id(), party, body.about(), body.says(), body.where(), body.when()),
                claim.span(),
                "words of a position",
                party == null ? 20 : 40,
                claim.grade(),
                Standing.NEW,
                List.of());
    }

    /** What somebody of the case says in public is an act of the record as well; one for each passage and speaker. */
    private void statements(List<Utterance> said, List<ProposedChange> out) {
        Set<String> seen = new HashSet<>();
        for (Utterance u : said) {
            @Nullable String by = words.speaker(u.kind(), u.speaker()).orElse(null);
            boolean speaks =
                    u.kind() == Kind.NAMED_OFFICIAL || u.kind() == Kind.OFFICE || u.kind() == Kind.UNNAMED_SPOKESPERSON;
            String where = where(u.place().begin());
            if (by == null || !speaks || u.within() != null || !seen.add(where + " " + by)) {
                continue;
            }
            String time = u.said() == null ? "" : article.words(u.said());
            When when = SaidWhen.of(time, published);
            String says = joined(u.content());
            out.add(change(
                    Op.ADD_ACT,
                    "record",
                    new ActBody(ActType.STATE, "010", by, null, says, where, when, when == null ? "unresolved" : time),
                    u.content().getFirst().begin(),
                    u.content().getLast().end(),
                    STATEMENT,
                    45,
                    u.kind(),
                    false,
                    says,
                    by,
                    null));
        }
    }

    private static String time(String says) {
        return TIME.matcher(says).results().map(m -> m.group()).findFirst().orElse("");
    }

    private void acts(List<ProposedChange> out) {
        Set<Integer> seen = new HashSet<>();
        for (Block block : article.story()) {
            if (block.part() != Block.Part.PROSE) {
                continue;
            }
            String text = article.words(block.place());
            for (ActFrames.Frame frame : ActFrames.all()) {
                Matcher found = frame.words().matcher(text);
                while (found.find()) {
                    int start = Math.max(
                            text.lastIndexOf(". ", found.start()) + 1,
                            Math.max(text.lastIndexOf("” ", found.start()) + 1, 0));
                    String before = text.substring(start, found.start()).strip();
                    String actor = found.group().endsWith(" by")
                            ? text.substring(found.end())
                                    .replaceAll("[,.;].*$", "")
                                    .strip()
                            : before.replaceAll("^.*,\\s*(?=\\S)", "");
                    @Nullable
                    String by = words.actorIn(actor.isEmpty() ? before : actor)
                            .or(() -> words.actorIn(before))
                            .orElse(null);
                    int end = text.indexOf(". ", found.end());
                    end = end < 0 ? text.length() : end;
                    if (before.isEmpty() || !seen.add(block.place().begin() + found.start())) {
                        continue;
                    }
                    String says = text.substring(start, end).strip();
                    String time = time(says);
                    When when = SaidWhen.of(time, published);
                    ActBody body = new ActBody(
                            frame.type(),
                            frame.cameo(),
                            by,
                            by == null ? actor : null,
                            says,
                            where(block.place().begin()),
                            when,
                            when == null ? "unresolved" : time);
                    out.add(change(
                            Op.ADD_ACT,
                            "record",
                            body,
                            block.place().begin() + found.start(),
                            block.place().begin() + found.end(),
                            "verb frame",
                            by == null ? 30 : 55,
                            Kind.OWN_VOICE,
                            false,
                            says,
                            by,
                            null));
                }
            }
        }
    }

    private ProposedChange point(Span span) {
        String says = article.words(span);
        List<String> issues = words.about(says);
        return change(
                Op.ADD_STICKING_POINT,
                "claims",
                new PointBody(issues.isEmpty() ? null : issues.getFirst(), says, where(span.begin())),
                span.begin(),
                span.end(),
                "words that call it so",
                70,
                Kind.OWN_VOICE,
                false,
                says,
                null,
                null);
    }

    private ProposedChange change(
            Op op,
            String target,
            Body body,
            int from,
            int to,
            String rule,
            int confidence,
            Kind kind,
            boolean relayed,
            String says,
            @Nullable String speaker,
            @Nullable String named) {
        Span bytes = article.document().text().bytes(from, to);
        List<Claim> alike = op == Op.ADD_CLAIM ? alike(says, speaker) : List.of();
        // Whether it denies what the case holds is asked of the claim that is most alike, and only where much is
        // shared.
        boolean denies = !alike.isEmpty()
                && share(says, alike.getFirst()) >= 0.66
                && NOT.matcher(alike.getFirst().says()).find()
                        != NOT.matcher(says).find();
        Standing standing = alike.isEmpty() ? Standing.NEW : denies ? Standing.CONTRADICTS : Standing.CONFIRMS;
        List<Claim> shown = denies ? alike.subList(0, 1) : alike;
        int chains = standing == Standing.CONFIRMS ? 1 + chains(alike) : 1;
        Grade grade = Grading.of(reliability(), kind, relayed, chains);
        String prefix = switch (op) {
            case ADD_CLAIM -> "c";
            case ADD_ACT -> rule.equals(STATEMENT) ? "t" : "a";
            case ADD_DEMAND -> "d";
            case ADD_STICKING_POINT -> "s";
        };
        return new ProposedChange(
                prefix + bytes.begin(),
                op,
                target,
                body,
                bytes,
                rule,
                confidence,
                grade,
                standing,
                shown.stream().map(Claim::id).toList());
    }

    /** Claims of the case that say much the same: half of the distinctive words, and the same speaker where one is known. */
    private List<Claim> alike(String says, @Nullable String speaker) {
        Set<String> stems = CaseWords.stems(says);
        List<Claim> out = new ArrayList<>();
        for (Claim claim : claims) {
            Set<String> other = CaseWords.stems(claim.says());
            Set<String> shared = new HashSet<>(stems);
            shared.retainAll(other);
            boolean sameSpeaker = speaker == null
                    || claim.attribution().speaker() == null
                    || speaker.equals(claim.attribution().speaker());
            if (sameSpeaker && shared.size() >= 3 && shared.size() * 2 >= Math.min(stems.size(), other.size())) {
                out.add(claim);
            }
        }
        out.sort(Comparator.comparingDouble((Claim c) -> -share(says, c)).thenComparing(Claim::id));
        return out;
    }

    /** Shared distinctive words over those of the shorter one. */
    private static double share(String says, Claim claim) {
        Set<String> one = CaseWords.stems(says);
        Set<String> other = CaseWords.stems(claim.says());
        int least = Math.max(1, Math.min(one.size(), other.size()));
        one.retainAll(other);
        return one.size() / (double) least;
    }

    /** How many chains of outlets other than this document's the claims come through; a reprint is the same chain. */
    private int chains(List<Claim> alike) {
        Set<String> origins = new HashSet<>();
        for (Claim claim : alike) {
            if (known != null) {
                known.source(claim.source())
                        .map(Proposals::origin)
                        .filter(o -> !article.outlets().contains(o))
                        .ifPresent(origins::add);
            }
        }
        return origins.size();
    }

    private static String origin(Source source) {
        String publisher = source.publisher();
        return source.chain().isEmpty()
                ? publisher == null ? source.id() : publisher
                : source.chain().getFirst();
    }

    private Reliability reliability() {
        if (known == null || article.outlets().isEmpty()) {
            return Reliability.F;
        }
        return known.sources().stream()
                .filter(s -> article.outlets().contains(origin(s)))
                .map(Source::reliability)
                .findFirst()
                .orElse(Reliability.F);
    }

    private String joined(List<Span> content) {
        return String.join(" … ", content.stream().map(article::words).toList());
    }

    private static Claim.Kind kind(String says) {
        return PERCEPTION.matcher(says).find()
                ? Claim.Kind.PERCEPTION
                : POSITION.matcher(says).find()
                        ? Claim.Kind.POSITION
                        : PREDICTION.matcher(says).find() ? Claim.Kind.PREDICTION : Claim.Kind.FACT;
    }

    /** The first quotation of at most eight words; longer ones stay in the article. */
    private @Nullable String quoted(Utterance u) {
        for (Span piece : u.content()) {
            Matcher quote = Pattern.compile("[“\"‘]([^”\"’]{3,80})[”\"’]").matcher(article.words(piece));
            while (quote.find()) {
                String inside = quote.group(1).replaceAll("[,.]$", "");
                if (inside.split("\\s+").length <= LONGEST_QUOTE) {
                    return inside;
                }
            }
        }
        return null;
    }

    private static @Nullable String hedge(String says) {
        Matcher hedge = Pattern.compile(
                        "\\b(?:appears?|seems?|could|may|might|possibly|perhaps|reportedly)\\b",
                        Pattern.CASE_INSENSITIVE)
                .matcher(says);
        return hedge.find() ? hedge.group().toLowerCase(Locale.ROOT) : null;
    }

    /** The paragraph, counted over all blocks as they stand in the document. */
    private String where(int character) {
        int n = 0;
        for (Block block : article.blocks()) {
            n++;
            if (block.place().end() > character) {
                break;
            }
        }
        return "p" + n;
    }
}
