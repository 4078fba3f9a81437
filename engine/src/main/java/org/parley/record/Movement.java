package org.parley.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Text;
import org.parley.model.When;

/**
 * A party's text settles an issue otherwise than its text before did.
 *
 * @param party id of the actor
 * @param issue id of the issue
 * @param before option of the earlier text
 * @param after option of the later text
 * @param steps options between them along an ordered issue, signed in the order of its options; 0 where there is no
 *     order
 * @param when of the later act
 */
public record Movement(String party, String issue, String before, String after, int steps, String act, When when) {

    /** What moved, in the order of time; ties in the order of the case's issues. */
    public static List<Movement> of(Case read) {
        List<Movement> all = new ArrayList<>();
        Map<String, String> standing = new HashMap<>();
        for (Act act : Status.inOrder(read)) {
            Text text = act.text();
            if (text == null) {
                continue;
            }
            String party = read.actorBehind(act.by()).map(Actor::id).orElse(act.by());
            for (Issue issue : read.issues()) {
                String after = text.options().get(issue.id());
                if (after == null) {
                    continue;
                }
                String before = standing.put(party + "\n" + issue.id(), after);
                if (before != null && !before.equals(after)) {
                    int steps = issue.options().ordered()
                            ? issue.options().indexOf(after) - issue.options().indexOf(before)
                            : 0;
                    all.add(new Movement(party, issue.id(), before, after, steps, act.id(), act.when()));
                }
            }
        }
        return all;
    }
}
