package org.parley.evidence.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.evidence.article.Article;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.proposal.ReadingJson;
import org.parley.model.Case;

/** Asks a person about one proposal after another, one key each. */
public final class Reviewer {

    private static final String KEYS = "[a]ccept [e]dit [d]rop [m]erge speaker [s]kip [q]uit";

    private final BufferedReader in;
    private final PrintWriter out;
    private final Case known;
    private final Decisions decisions;

    public Reviewer(BufferedReader in, PrintWriter out, Case known, Decisions decisions) {
        this.in = in;
        this.out = out;
        this.known = known;
        this.decisions = decisions;
    }

    /** Asks about what is not decided yet. Returns whether everything was gone through; false when the person stopped. */
    public boolean ask(Article article, List<ProposedChange> changes) {
        List<ProposedChange> open = changes.stream()
                .filter(c ->
                        decisions.about(article.document().sha256(), c.id()).isEmpty())
                .toList();
        for (int i = 0; i < open.size(); i++) {
            out.println();
            out.println((i + 1) + " of " + open.size() + "  " + words(open.get(i)));
            if (!one(article, open.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean one(Article article, ProposedChange change) {
        while (true) {
            Optional<String> key = line(KEYS + " > ");
            if (key.isEmpty()) {
                return false;
            }
            Map<String, String> with = new LinkedHashMap<>();
            switch (key.get()) {
                case "a" -> {
                    if (change.body() instanceof DemandBody demand && !asked(demand, with)) {
                        continue;
                    }
                    return keep(article, change, Decision.Verdict.ACCEPT, with);
                }
                case "d" -> {
                    return keep(article, change, Decision.Verdict.DROP, with);
                }
                case "e" -> {
                    if (change.body() instanceof DemandBody demand && !asked(demand, with)) {
                        continue;
                    }
                    line("says, in the case's own words > ")
                            .filter(s -> !s.isEmpty())
                            .ifPresent(s -> with.put("says", s));
                    return keep(article, change, Decision.Verdict.ACCEPT, with);
                }
                case "m" -> {
                    if (change.body() instanceof DemandBody) {
                        out.println("The party of a demand is asked for when you accept it.");
                        continue;
                    }
                    if (merged(change, with)) {
                        return keep(article, change, Decision.Verdict.ACCEPT, with);
                    }
                }
                case "s" -> {
                    return true;
                }
                case "q" -> {
                    return false;
                }
                default -> out.println("One of: " + KEYS + ".");
            }
        }
    }

    /** What a position asks for, and how firmly, is for a person to say. */
    private boolean asked(DemandBody demand, Map<String, String> with) {
        for (String key : List.of("party", "require", "firmness")) {
            Optional<String> value = line(
                    switch (key) {
                        case "party" ->
                            "party" + (demand.party() == null ? "" : " (" + demand.party() + " if left empty)") + " > ";
                        case "require" -> "what it requires, as issue: option (empty: known in words only) > ";
                        default -> "firmness: red-line, position, wish or unknown > ";
                    });
            if (value.isEmpty()) {
                return false;
            }
            if (!value.get().isEmpty()) {
                with.put(key, value.get());
            }
        }
        if (!with.containsKey("party") && demand.party() == null || !DemandEntry.firmness(with.get("firmness"))) {
            out.println("A demand needs a party of the case, and how firm it is.");
            with.clear();
            return false;
        }
        return true;
    }

    /** Says who of the case's actors the speaker is; an unnamed speaker is nobody of them. */
    private boolean merged(ProposedChange change, Map<String, String> with) {
        if (change.body() instanceof ClaimBody claim && claim.attribution().anonymous()) {
            out.println("The article does not name this speaker, so the case must not either.");
            return false;
        }
        Optional<String> id = line("id of the person or actor in the case > ");
        if (id.isEmpty()
                || known.person(id.get()).isEmpty()
                        && known.actorBehind(id.get()).isEmpty()) {
            out.println("There is no such person or actor in this case.");
            return false;
        }
        with.put(change.body() instanceof ActBody ? "by" : "speaker", id.get());
        return true;
    }

    private boolean keep(Article article, ProposedChange change, Decision.Verdict verdict, Map<String, String> with) {
        decisions.keep(new Decision(article.document().sha256(), change.id(), verdict, with));
        return true;
    }

    private Optional<String> line(String prompt) {
        out.print(prompt);
        out.flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A proposal in a few lines. */
    public static String words(ProposedChange change) {
        String head = ReadingJson.id(change.op()) + "  " + change.grade() + "  " + ReadingJson.id(change.standing())
                + (change.against().isEmpty() ? "" : " " + String.join(", ", change.against())) + "  confidence "
                + change.confidence() + "\n  ";
        return head
                + switch (change.body()) {
                    case ClaimBody c ->
                        speaker(c) + " (" + ReadingJson.id(c.attribution()) + "), " + ReadingJson.id(c.kind()) + ", "
                                + c.where() + "\n  " + c.says()
                                + (c.about().isEmpty() ? "" : "\n  about: " + String.join(", ", c.about()))
                                + time(c.time());
                    case ActBody a ->
                        ReadingJson.id(a.type()) + " by " + (a.by() == null ? "? (" + a.words() + ")" : a.by())
                                + ", CAMEO " + a.cameo() + ", PLOVER "
                                + a.type().plover() + "\n  " + a.says() + time(a.time());
                    case DemandBody d ->
                        "a demand of " + (d.party() == null ? "?" : d.party()) + ", if you say so: found in "
                                + d.claim()
                                + "\n  " + d.says()
                                + (d.about().isEmpty() ? "" : "\n  about: " + String.join(", ", d.about()));
                    case PointBody p ->
                        "said to stand in the way" + (p.issue() == null ? "" : ": " + p.issue()) + "\n  " + p.says();
                };
    }

    private static String time(String words) {
        return words.isEmpty() ? "" : "\n  when: " + words;
    }

    private static String speaker(ClaimBody claim) {
        String words = claim.words();
        String speaker = claim.speaker();
        return speaker != null ? speaker : words != null ? "“" + words + "”" : "nobody named";
    }
}
