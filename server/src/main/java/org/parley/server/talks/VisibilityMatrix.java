package org.parley.server.talks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The table of {@code visibility-matrix.yaml}: what each role may see and do with each object in each state of membership,
 * and which deed may be entered where by whom.
 *
 * @param objects in the order of the file
 * @param deeds kind of deed to the chains that take it, each with the roles that may enter it
 */
public record VisibilityMatrix(List<ObjectRow> objects, Map<String, Map<Audience.Kind, Set<MemberRole>>> deeds) {

    /** What may be done with an object, the least first. */
    public enum Access {
        /** As if it were not there. */
        NONE,
        READ,
        WRITE
    }

    /** How somebody stands to the talks. */
    public enum State {
        ACTIVE,
        LOCKED,
        LEFT
    }

    /**
     * One object.
     *
     * @param name as in the file; see there for its endings
     * @param says in a sentence
     */
    public record ObjectRow(String name, String says, Map<MemberRole, Access> grants) {
        public ObjectRow {
            grants = Collections.unmodifiableMap(new EnumMap<>(grants));
        }
    }

    /** Where the table stands among the resources. */
    public static final String RESOURCE = "/visibility-matrix.yaml";

    public VisibilityMatrix {
        objects = List.copyOf(objects);
        deeds = Collections.unmodifiableMap(new LinkedHashMap<>(deeds));
    }

    /** The table that ships; read anew at each call. */
    public static VisibilityMatrix shipped() {
        try (InputStream in = VisibilityMatrix.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the visibility matrix is missing from this build");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the visibility matrix of this build cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException if the table has a gap, or a word that it should not have */
    public static VisibilityMatrix read(String yaml) {
        Map<?, ?> root = map(
                new Load(LoadSettings.builder()
                                .setLabel("visibility-matrix.yaml")
                                .build())
                        .loadFromString(yaml),
                "the file");
        exactly(root, "the file", Set.of("parley", "roles", "states", "objects", "deeds"));
        List<MemberRole> roles = new ArrayList<>();
        for (Object word : list(root.get("roles"), "roles")) {
            roles.add(role(word));
        }
        if (roles.size() != MemberRole.values().length || EnumSet.copyOf(roles).size() != roles.size()) {
            throw new IllegalArgumentException("roles must name each role once");
        }
        if (!Map.of("active", "all", "locked", "nothing", "left", "nothing").equals(root.get("states"))) {
            throw new IllegalArgumentException("states must be active: all, locked: nothing, left: nothing");
        }
        List<ObjectRow> objects = new ArrayList<>();
        map(root.get("objects"), "objects").forEach((name, row) -> objects.add(object(name + "", row, roles)));
        Map<String, Map<Audience.Kind, Set<MemberRole>>> deeds = new LinkedHashMap<>();
        map(root.get("deeds"), "deeds").forEach((kind, chains) -> {
            Map<Audience.Kind, Set<MemberRole>> where = new EnumMap<>(Audience.Kind.class);
            map(chains, "deeds/" + kind).forEach((chain, who) -> {
                Set<MemberRole> may = EnumSet.noneOf(MemberRole.class);
                list(who, "deeds/" + kind + "/" + chain).forEach(word -> may.add(role(word)));
                where.put(word(Audience.Kind.class, chain), Collections.unmodifiableSet(may));
            });
            deeds.put(kind + "", Collections.unmodifiableMap(where));
        });
        if (!deeds.keySet().equals(DeedJson.kinds())) {
            Set<String> odd = new TreeSet<>(deeds.keySet());
            odd.addAll(DeedJson.kinds());
            odd.removeIf(kind -> deeds.containsKey(kind) && DeedJson.kinds().contains(kind));
            throw new IllegalArgumentException("deeds must name each kind once; it is not so for " + odd);
        }
        return new VisibilityMatrix(objects, deeds);
    }

    /** @throws IllegalArgumentException if there is no such object */
    public Access access(MemberRole role, String object, State state) {
        ObjectRow row = objects.stream()
                .filter(one -> one.name().equals(object))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no object " + object));
        return state == State.ACTIVE ? row.grants().getOrDefault(role, Access.NONE) : Access.NONE;
    }

    /**
     * The object that a chain is for somebody.
     *
     * @param party the member's own delegation; null for those who belong to none
     */
    public static String object(Audience audience, @Nullable String party) {
        return switch (audience.kind()) {
            case COMMON -> "common";
            case TEAM -> "team";
            case ADMIN_TEAM -> "admin-team";
            case PARTY, CAUCUS, ADMIN ->
                audience.kind().name().toLowerCase(Locale.ROOT)
                        + (audience.party() != null && audience.party().equals(party) ? "-own" : "-other");
        };
    }

    private static ObjectRow object(String name, Object row, List<MemberRole> roles) {
        Map<?, ?> fields = map(row, "objects/" + name);
        exactly(fields, "objects/" + name, Set.of("says", "grants"));
        List<?> words = list(fields.get("grants"), "grants of " + name);
        if (words.size() != roles.size()) {
            throw new IllegalArgumentException(
                    "grants of " + name + " are " + words.size() + " and must be " + roles.size());
        }
        Map<MemberRole, Access> grants = new EnumMap<>(MemberRole.class);
        for (int i = 0; i < roles.size(); i++) {
            grants.put(roles.get(i), word(Access.class, words.get(i)));
        }
        return new ObjectRow(name, String.valueOf(fields.get("says")), grants);
    }

    private static MemberRole role(@Nullable Object word) {
        return word(MemberRole.class, word);
    }

    private static <E extends Enum<E>> E word(Class<E> type, @Nullable Object word) {
        for (E one : type.getEnumConstants()) {
            if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException("there is no " + type.getSimpleName() + " `" + word + "`");
    }

    private static void exactly(Map<?, ?> map, String what, Set<String> keys) {
        if (!map.keySet().equals(keys)) {
            throw new IllegalArgumentException(what + " must have the keys " + keys + ", not " + map.keySet());
        }
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " must be a map");
    }

    private static List<?> list(@Nullable Object value, String what) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(what + " must be a list");
    }
}
