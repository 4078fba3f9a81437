package org.parley.acceptance.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.VisibilityMatrix;
import org.parley.server.talks.VisibilityMatrix.Access;
import org.parley.server.talks.VisibilityMatrix.ObjectRow;
import org.parley.server.talks.VisibilityMatrix.State;

/**
 * One thing of each kind that the visibility matrix closes to somebody, by the id that stands for it in addresses and forms.
 * A kind that is added to the matrix tomorrow and not found here fails, and so does one of which there is nothing.
 */
final class Foreign {

    private static final VisibilityMatrix MATRIX = VisibilityMatrix.shipped();

    private final Function<String, String> value;
    private final String talks;

    /** @param value the first value that a query finds, empty where there is none */
    Foreign(Function<String, String> value, String talks) {
        this.value = value;
        this.talks = talks;
    }

    /** Ids by what it is that they stand for. @param place a role, or role/party */
    Map<String, String> to(String place) {
        MemberRole role = MemberRole.of(place.replaceFirst("/.*", "")).orElseThrow();
        String party = place.contains("/") ? place.substring(place.indexOf('/') + 1) : null;
        Map<String, String> ids = new LinkedHashMap<>();
        for (ObjectRow object : MATRIX.objects()) {
            for (@Nullable String of : owners(object.name(), party)) {
                if (isClosed(role, object.name()) && !goesByAnOpenName(role, object.name())) {
                    String what = object.name() + (of == null ? "" : " of " + of);
                    String id = value.apply(query(object.name(), of));
                    if (id.isEmpty()) {
                        throw new IllegalStateException("there is no " + what + ", so nobody can reach for it");
                    }
                    ids.put(what, id);
                }
            }
        }
        return ids;
    }

    /** What is a member's alone is open to everybody for themselves: here it is somebody else's. */
    private static boolean isClosed(MemberRole role, String object) {
        String others = object.replaceFirst("-mine$", "-other");
        boolean listed = MATRIX.objects().stream().anyMatch(one -> one.name().equals(others));
        return listed ? MATRIX.access(role, others, State.ACTIVE) == Access.NONE : object.endsWith("-mine");
    }

    /** Looks and drafts have no id but their writer's, and who may know of that one is shown it. */
    private static boolean goesByAnOpenName(MemberRole role, String object) {
        return List.of("looks-other", "looks-mine", "drafts-other", "drafts-mine")
                        .contains(object)
                && MATRIX.access(role, "members-other", State.ACTIVE) != Access.NONE;
    }

    /** Whose things an object stands for, as seen from north or from nobody's side. */
    private static List<@Nullable String> owners(String object, @Nullable String party) {
        List<@Nullable String> owners = new ArrayList<>();
        if (object.endsWith("-own")) {
            if (party != null) {
                owners.add(party);
            }
        } else if (object.endsWith("-other")) {
            owners.add("south");
        } else if (object.endsWith("-mine")) {
            owners.add("south");
        } else {
            owners.add(null);
        }
        return owners;
    }

    private String query(String object, @Nullable String party) {
        String kind = object.replaceFirst("-(own|other|mine|team)$", "");
        String here = " where talks = '" + talks + "'";
        String whose = party == null ? "party is null" : "party = '" + party + "'";
        String member = "select id from parley.member" + here + " and role <> 'lead' and " + whose;
        String account = member.replaceFirst("select id", "select account");
        return switch (kind) {
            case "common", "party", "caucus" -> entry(party == null ? kind : kind + "/" + party);
            case "team" -> entry("team");
            case "admin" -> entry("admin/" + (party == null ? "team" : party));
            case "members" -> member + " limit 1";
            case "looks" -> "select member from parley.look" + here + " and member in (" + member + ") limit 1";
            case "invitations" -> "select id from parley.invitation" + here + " and " + whose + " limit 1";
            case "sessions" ->
                "select encode(token, 'hex') from parley.session where account in (" + account + ") limit 1";
            case "recovery" ->
                "select encode(digest, 'hex') from parley.recovery where account in (" + account + ") limit 1";
            case "passkeys" ->
                "select encode(id, 'hex') from parley.passkey where account in (" + account + ") limit 1";
            case "renewals" -> "select id from parley.renewal" + here + " and member in (" + member + ") limit 1";
            case "drafts" -> "select member from parley.draft" + here + " and member in (" + member + ") limit 1";
            case "disclosures" -> "select id from parley.disclosure" + here + " limit 1";
            case "devices", "letters" ->
                "select d.id from parley.device d join parley.letter l on l.device = d.id where d.talks = '" + talks
                        + "' and d.party = '" + party + "' limit 1";
            default -> throw new IllegalStateException("nobody said by what id " + object + " is reached for");
        };
    }

    private String entry(String audience) {
        return "select id from parley.entry where talks = '" + talks + "' and audience = '" + audience + "' limit 1";
    }
}
