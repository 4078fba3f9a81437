package org.parley.preference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearRow;

/**
 * A condition on a party's profile, read from entries of the case.
 *
 * @param id of the act, demand or profile that it is read from, with what is read where one entry has several
 * @param entries the entries that it needs, all of them
 * @param reading what is read, in words
 * @param rows what it asks of a profile, borders included
 * @param strict forms that have to be above zero; on their border the record is not kept
 */
public record Premise(String id, List<Entry> entries, String reading, List<LinearRow> rows, List<LinearForm> strict) {

    public Premise {
        entries = List.copyOf(entries);
        rows = List.copyOf(rows);
        strict = List.copyOf(strict);
    }

    /** What kind of entry a premise needs. */
    public enum Kind {
        ACT,
        DEMAND,
        PROFILE
    }

    /**
     * An entry of the case.
     *
     * @param claims that it rests on; it falls when all of them do, and stands by its author's word where it has none
     */
    public record Entry(Kind kind, String id, List<String> claims) {
        public Entry {
            claims = List.copyOf(claims);
        }

        boolean standsWithout(Set<String> gone) {
            return claims.isEmpty() || !gone.containsAll(claims);
        }
    }

    /** Whether it stands when these claims are not believed. */
    public boolean standsWithout(Set<String> gone) {
        return entries.stream().allMatch(entry -> entry.standsWithout(gone));
    }

    /** Ids of its acts. */
    public List<String> acts() {
        return ids(Kind.ACT);
    }

    /** Ids of its demands. */
    public List<String> demands() {
        return ids(Kind.DEMAND);
    }

    private List<String> ids(Kind kind) {
        return entries.stream().filter(e -> e.kind() == kind).map(Entry::id).toList();
    }

    /** Ids of the claims behind its entries. */
    public SequencedSet<String> claims() {
        SequencedSet<String> all = new LinkedHashSet<>();
        entries.forEach(entry -> all.addAll(entry.claims()));
        return all;
    }

    /** All its rows, strict ones with their border. */
    List<LinearRow> closed() {
        List<LinearRow> all = new java.util.ArrayList<>(rows);
        strict.forEach(form -> all.add(LinearRow.atLeastZero(form)));
        return all;
    }
}
