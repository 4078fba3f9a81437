package org.parley;

import org.parley.casefile.CaseFile;
import org.parley.model.Agreement;
import org.parley.model.Case;

/** Agreements that tests share. */
public final class Agreements {

    /** A small case whose agreement uses every key, and in which a drafter would find nothing to ask. */
    public static final String SOUND = """
            parley: 1
            title: A road between two towns
            as_of: 2024-04-15
            parties: {upper: {name: Upper Town}, lower: {name: Lower Town}}
            mediators: {district: {name: District}}
            record:
            - {id: draft, on: 2024-02-20, by: district, act: propose, says: The district put a draft forward}
            - {id: signed, on: 2024-02-28, by: upper, act: sign, says: Both towns signed}
            - {id: opened, on: 2024-03-02, by: upper, act: deliver, says: The gate was opened, under: [opens]}
            - {id: first-lorries, on: 2024-03-03, by: lower, act: deliver, says: Lower Town let lorries go, under: [{clause: lorries, quantity: 8, categories: {large: 3, small: 5}}]}
            agreement:
              title: The road
              act: draft
              standing: agreed
              day_zero: 2024-03-01
              terms: {large: "a lorry above 12 t", small: "any other lorry", gate: the north gate, crown: the coin of the district}
              events: {signature: {says: both towns sign, act: signed}}
              rosters:
                held: {name: Lorries held, of: lower, categories: {large: 10, small: 20}}
              stages:
              - id: first
                name: First month
                first_day: 0
                days: 30
                obligations:
                - {id: opens, by: upper, to: lower, says: opens the gate, deed: allow, atomic: true, quantity: 1, unit: gate, counted_from: signature, first_day: 1, last_day: 3, place: north gate, reversal: both, verifier: district, verified_within: 1, evidence: the gate book, remedy: pays a fine, in_return_for: [lorries], uses: [gate]}
                - {id: lorries, by: lower, to: upper, says: lets the lorries go, deed: release, roster: held, unit: lorries, pace: {quantity: 10, days: 10}, daily_capacity: 5, after: [opens], first_day: 2, last_day: 30, reversal: never, verifier: committee, verified_within: 1, evidence: the list of plates, remedy: lets two more go for each day, last_unit: the last lorry leaves with the last payment}
                - {id: payment, by: upper, to: lower, says: pays for each lorry, deed: pay, unit: crowns, rate: {per: lorries, amount: 1, amounts: {large: 30}}, after: [{obligation: lorries, quantity: 5}], counted_from: signature, last_day: 32, reversal: never, verifier: district, verified_within: 1, evidence: the receipt, remedy: pays interest, last_unit: the last payment is made at the gate, uses: [crown]}
              - id: second
                days: 30
                gate: {says: the lorries are home, after: [{obligation: lorries, quantity: 30}], by_day: 30, if_unmet: extend, unmet_days: 10}
                open: {says: the hours on market days, by_day: 30}
                obligations:
                - {id: hours, by: upper, to: lower, says: keeps the gate open, deed: allow, quantity: 12, unit: hours, every: 1, first_day: 30, last_day: 60, reversal: both, verifier: committee, evidence: the gate book, remedy: opens longer, in_return_for: [payment]}
                - {id: rest, by: lower, to: upper, says: keeps the road clear, deed: refrain, first_day: 30, last_day: 60, reversal: both, verifier: committee, evidence: inspection, remedy: clears it, in_return_for: [hours]}
              extensions:
              - {id: longer, says: A day more for every five small lorries beyond ten, stage: first, days: 1, per: 5, of: lorries, beyond: 10, counting: [small], most: 2}
              guarantees:
              - {id: deposit, by: lower, to: [upper], says: puts up a deposit, kind: escrow, against: [lower], covers: [lorries], amount: [5, 8], unit: thousand crowns, holder: district, called: when a lorry is kept, released: after the last lorry, released_after: [lorries], on_walk_out: to-the-other-side}
              mechanisms:
              - {id: committee, name: Road committee, says: It counts lorries, chairs: [district], members: [upper, lower], place: toll house, meets: every Monday, hotline: a telephone at the gate}
              disputes:
              - {id: talk, says: The mayors meet, by: committee, days: 3}
              - {id: decide, says: The district decides, by: district, days: 7}
              exceptions:
              - {id: ice, says: On days of ice the gate may stay shut, of: [opens, hours], days: 1}
              termination:
              - {id: notice, says: Either town may end it, days: 14}
              stakes:
                upper: {gives: {opens: 3, payment: 1}, receives: {lorries.large: [20, 40], lorries.small: 5}, walk_away: [4, 6], basis: assumed}
                lower: {order: [payment, walk-away, [opens, lorries.large]], basis: elicited}
            """;

    private Agreements() {}

    public static Case sound() {
        return CaseFile.read(SOUND, "road.yaml");
    }

    /** The sound case with one piece of its text replaced, which must be there. */
    public static Case with(String right, String wrong) {
        if (!SOUND.contains(right)) {
            throw new IllegalArgumentException("not in the text: " + right);
        }
        return CaseFile.read(SOUND.replace(right, wrong), "road.yaml");
    }

    public static Agreement of(Case read) {
        Agreement agreement = read.agreement();
        if (agreement == null) {
            throw new IllegalArgumentException("no agreement in " + read.title());
        }
        return agreement;
    }
}
