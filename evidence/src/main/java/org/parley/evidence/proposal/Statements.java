package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.proposal.ArticleAgainstCase.Dated;
import org.parley.evidence.proposal.ArticleAgainstCase.Found;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.Op;
import org.parley.evidence.speech.Utterance;
import org.parley.model.ActType;
import org.parley.model.Attribution.Kind;

/** What somebody of the case says in public is an act of the record as well; one for each passage and speaker. */
final class Statements {

    private static final String CAMEO_MAKE_STATEMENT = "010";
    private static final Set<Kind> IN_PUBLIC = Set.of(Kind.NAMED_OFFICIAL, Kind.OFFICE, Kind.UNNAMED_SPOKESPERSON);

    private Statements() {}

    static List<ProposedChange> of(ArticleAgainstCase ground, List<Utterance> said) {
        List<ProposedChange> out = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Utterance u : said) {
            @Nullable String by = ground.speaker(u).orElse(null);
            String where = ground.where(u.place().begin());
            if (by == null || !IN_PUBLIC.contains(u.kind()) || u.within() != null || !seen.add(where + " " + by)) {
                continue;
            }
            Dated dated = ground.dated(u.said());
            ActBody body = new ActBody(
                    ActType.STATE,
                    CAMEO_MAKE_STATEMENT,
                    by,
                    null,
                    u.kind(),
                    ReportedClaims.words(ground, u),
                    where,
                    dated.when(),
                    dated.time());
            Found found = new Found("t", ReportedClaims.contents(u), "public statement", 45);
            out.add(ground.stated(found, Op.ADD_ACT, body, u.kind()));
        }
        return out;
    }
}
