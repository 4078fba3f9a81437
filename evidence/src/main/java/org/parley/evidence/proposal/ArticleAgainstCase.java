package org.parley.evidence.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.Block;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.AlikeClaims.Alike;
import org.parley.evidence.proposal.ProposedChange.Body;
import org.parley.evidence.proposal.ProposedChange.Op;
import org.parley.evidence.proposal.ProposedChange.Standing;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Attribution.Kind;
import org.parley.model.Case;
import org.parley.model.Grade;
import org.parley.model.When;

/** An article held against a case: gives each proposal its place, its days, its grade and its standing. */
final class ArticleAgainstCase {

    final Article article;
    final @Nullable Case known;
    final CaseWords words;
    final NamedActors named;
    private final AlikeClaims claims;
    private final @Nullable LocalDate published;

    /**
     * @param known the case as it stands; null when there is none yet
     * @param published day of publication; null when the document does not say
     * @param linker of claims to issues
     */
    ArticleAgainstCase(Article article, @Nullable Case known, @Nullable LocalDate published, IssueLinker linker) {
        this.article = article;
        this.known = known;
        this.words = new CaseWords(known, linker);
        this.named = new NamedActors(known);
        this.claims = new AlikeClaims(known, article.outlets());
        this.published = published;
    }

    /**
     * Id of the person or actor of the case who says something; empty for whoever is unnamed or asks not to be named, and
     * for whom the case lacks.
     */
    Optional<String> speaker(Utterance u) {
        Span source = u.source();
        boolean withheld = source != null && u.kind() != Kind.NAMED_OFFICIAL && Tellers.withholdsName(article, source);
        return withheld ? Optional.empty() : named.speaker(u.kind(), u.speaker());
    }

    /**
     * When something was, by some words of the article.
     *
     * @param when null where the words cannot be resolved
     * @param time the words; "unresolved" where they cannot be resolved
     */
    record Dated(@Nullable When when, String time) {}

    Dated dated(String time) {
        When when = SaidWhen.of(time, published);
        return new Dated(when, when == null ? "unresolved" : time);
    }

    /** The words for when something was said; none for words that are not there. */
    Dated dated(@Nullable Span said) {
        return dated(said == null ? "" : article.words(said));
    }

    /** The paragraph, counted over all blocks as they stand in the document. */
    String where(int character) {
        List<Block> blocks = article.blocks();
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = blocks.get(middle).place().end() <= character;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return "p" + Math.min(low + 1, blocks.size());
    }

    /**
     * Where a proposal was found, and by what.
     *
     * @param prefix of its id: one letter for what it is
     * @param characters of the article
     * @param confidence of the rule, 0 to 100
     */
    record Found(String prefix, Span characters, String rule, int confidence) {}

    /** Something that an article's outlet tells itself: an act, a sticking point. */
    ProposedChange told(Found found, Op op, Body body) {
        return change(found, op, body, Kind.OWN_VOICE, false, List.of());
    }

    /** Something that a person or an office says in public. */
    ProposedChange stated(Found found, Op op, Body body, Kind kind) {
        return change(found, op, body, kind, false, List.of());
    }

    /**
     * A claim, with what the case already holds of it.
     *
     * @param relayed whether another outlet passed it on
     */
    ProposedChange claimed(Found found, ProposedChange.ClaimBody body, boolean relayed) {
        return change(found, Op.ADD_CLAIM, body, body.attribution(), relayed, claims.to(body.says(), body.speaker()));
    }

    private ProposedChange change(Found found, Op op, Body body, Kind kind, boolean relayed, List<Alike> alike) {
        Span bytes = article.document()
                .text()
                .bytes(found.characters().begin(), found.characters().end());
        boolean denies = body instanceof ProposedChange.ClaimBody claim && AlikeClaims.denies(claim.says(), alike);
        Standing standing = alike.isEmpty() ? Standing.NEW : denies ? Standing.CONTRADICTS : Standing.CONFIRMS;
        List<Alike> shown = denies ? alike.subList(0, 1) : alike;
        int chains = standing == Standing.CONFIRMS ? 1 + claims.chains(alike) : 1;
        Grade grade = Grading.of(claims.reliability(), kind, relayed, chains);
        return new ProposedChange(
                found.prefix() + bytes.begin(),
                op,
                body,
                bytes,
                found.rule(),
                found.confidence(),
                grade,
                standing,
                shown.stream().map(one -> one.claim().id()).toList());
    }
}
