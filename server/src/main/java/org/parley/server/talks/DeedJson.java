package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.seal.PlainSight;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Deeds as JSON. The writer is canonical: equal deeds have equal bytes. The reader is strict: what it does not know is an
 * error, and nothing is guessed.
 */
public final class DeedJson {

    /** Bytes of the largest deed that is read. */
    public static final int MOST = 8 * 1024 * 1024;

    private static final Map<Class<?>, String> KINDS = new HashMap<>();

    static {
        collect(Deed.class);
    }

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(12)
                            .maxNumberLength(20)
                            .maxStringLength(2 * Course.CaseKept.MOST)
                            .maxDocumentLength(MOST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withCoercionConfig(
                    LogicalType.Textual,
                    words -> words.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule().addDeserializer(Instant.class, new Moment()))
            .registerSubtypes(KINDS.entrySet().stream()
                    .map(kind -> new NamedType(kind.getKey(), kind.getValue()))
                    .toArray(NamedType[]::new))
            .build();

    private DeedJson() {}

    /** A moment is written as a text with date, time and zone; a bare number could count seconds or less. */
    private static final class Moment extends StdDeserializer<Instant> {
        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            try {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    return Instant.parse(parser.getString());
                }
            } catch (DateTimeParseException e) {
                throw notAMoment();
            }
            throw notAMoment();
        }

        private static BadDeedException notAMoment() {
            return new BadDeedException("A moment is written like 2026-03-01T08:00:00Z.");
        }
    }

    /**
     * What is sealed in an entry: the deed, with its author as named then.
     *
     * @param author as the chain's audience knows them
     */
    public record Entered(Author author, Deed deed) {
        public Entered {
            Words.given(author, "author");
            Words.given(deed, "deed");
        }
    }

    public static byte[] write(Deed deed) {
        return written(deed);
    }

    public static byte[] write(Entered entered) {
        if (entered.deed() instanceof Deed.Erased) {
            throw erased();
        }
        return JSON.writeValueAsBytes(entered);
    }

    /** @throws BadDeedException if it is no deed, in words for whoever sent it */
    public static Deed read(byte[] json) {
        return read(json, Deed.class);
    }

    /** @throws BadDeedException if it is no such thing */
    public static Entered readEntered(byte[] json) {
        return read(json, Entered.class);
    }

    /** Every kind of deed that can be entered. */
    public static TreeSet<String> kinds() {
        return new TreeSet<>(KINDS.values());
    }

    static String kindOf(Deed deed) {
        String kind = KINDS.get(deed.getClass());
        if (kind == null) {
            throw new IllegalStateException(deed.getClass() + " has no kind");
        }
        return kind;
    }

    private static byte[] written(Deed deed) {
        if (deed instanceof Deed.Erased) {
            throw erased();
        }
        return JSON.writerFor(Deed.class).writeValueAsBytes(deed);
    }

    private static BadDeedException erased() {
        return new BadDeedException("What was erased cannot be entered again.");
    }

    private static <T> T read(byte[] json, Class<T> type) {
        if (json.length > MOST) {
            throw new BadDeedException("This is larger than " + MOST / 1024 / 1024 + " MB. Divide it.");
        }
        try {
            T read = JSON.readValue(json, type);
            return Words.given(read, "deed");
        } catch (JacksonException e) {
            throw bad(e);
        }
    }

    private static BadDeedException bad(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadDeedException bad) {
                return bad;
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new BadDeedException("The key `" + shortened(unknown.getPropertyName())
                    + "` is not known here. Known are: " + String.join(", ", known(unknown)) + ".");
        }
        if (e instanceof InvalidTypeIdException type) {
            String id = type.getTypeId();
            return new BadDeedException(
                    (id == null ? "There is no kind of deed." : "There is no kind of deed `" + shortened(id) + "`.")
                            + " Known are: " + String.join(", ", kinds()) + ".");
        }
        if (e instanceof DatabindException data && !data.getPath().isEmpty()) {
            return new BadDeedException(
                    "What stands at `" + shortened(path(data)) + "` cannot be read there. Check its form.");
        }
        return new BadDeedException("This is not JSON that can be read here. Check brackets, quotes and commas.");
    }

    /** Such as answers/2/clause. */
    private static String path(DatabindException data) {
        return data.getPath().stream()
                .map(step -> step.getPropertyName() == null ? step.getIndex() + 1 + "" : step.getPropertyName())
                .collect(Collectors.joining("/"));
    }

    private static List<String> known(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds();
        return known == null
                ? List.of()
                : known.stream().map(String::valueOf).sorted().toList();
    }

    private static String shortened(@Nullable String text) {
        String given = PlainSight.of(String.valueOf(text)).marked();
        return given.length() > 60 ? given.substring(0, 60) + "…" : given;
    }

    /** The names that the records below a sealed interface carry. */
    private static void collect(Class<?> type) {
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        if (name != null) {
            KINDS.put(type, name.value());
        }
        Class<?>[] below = type.getPermittedSubclasses();
        if (below != null) {
            for (Class<?> one : below) {
                collect(one);
            }
        }
    }
}
