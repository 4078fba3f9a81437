package org.parley.server.web;

import java.util.List;
import org.parley.server.store.Myself;
import org.parley.server.store.Tx;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Edition;
import org.parley.server.talks.Facts;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Texts;

/** All that somebody sees of the talks at one moment, and what pages of texts take from it. */
record InView(Myself me, List<Seen> seen, Facts facts, Texts texts) {

    static InView of(TalksRecord record, Tx tx, Myself me) {
        List<Seen> seen = record.seen(tx, me);
        return new InView(me, seen, Facts.of(seen), Texts.of(seen));
    }

    /** @throws NotThereException if the asker sees no such text */
    Texts.OneText text(String id) {
        return texts.text(id).orElseThrow(NotThereException::new);
    }

    /**
     * @param reference of an edition; empty for the newest
     * @throws NotThereException if the asker sees no such edition
     */
    Edition edition(Texts.OneText text, String reference) {
        List<Edition> editions = Edition.of(text);
        return reference.isEmpty()
                ? editions.getLast()
                : Edition.find(editions, reference).orElseThrow(NotThereException::new);
    }

    MemberRole role() {
        return MemberRole.of(me.role()).orElseThrow();
    }

    /** Whether a deed of this kind may be entered there by the asker. */
    boolean may(String kind, Audience audience) {
        return Rights.shipped().mayEnter(role(), me.party(), audience, kind);
    }

    /** Whose holdings the asker looks at: the team all delegations, a delegation itself. */
    List<String> sides() {
        String party = me.party();
        return me.mediates() ? facts.parties() : party == null ? List.of() : List.of(party);
    }

    /** The chain in which the asker drafts. @throws NotThereException for whoever drafts nowhere */
    Audience home() {
        String party = me.party();
        if (me.mediates()) {
            return Audience.TEAM;
        }
        if (party == null) {
            throw new NotThereException();
        }
        return Audience.party(party);
    }

    /** Whether the asker has a chain to draft in. */
    boolean drafts() {
        return (me.mediates() || me.party() != null) && may("draft", home());
    }

    String path() {
        return "/talks/" + me.talks();
    }

    String path(String text) {
        return path() + "/texts/" + text;
    }
}
