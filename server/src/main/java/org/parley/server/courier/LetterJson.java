package org.parley.server.courier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.server.talks.BadDeedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Letters and what a device keeps, as strict JSON: what is not known is an error. */
final class LetterJson {

    private static final int MOST = 64 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(20)
                            .maxStringLength(MOST)
                            .maxDocumentLength(2L * MOST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private LetterJson() {}

    static byte[] write(Object record) {
        return JSON.writeValueAsBytes(record);
    }

    /** @throws CourierException if it is no such thing */
    static <T> T read(byte[] json, Class<T> type, String what) {
        try {
            return Objects.requireNonNull(JSON.readValue(json, type));
        } catch (JacksonException | NullPointerException e) {
            throw known(e).orElseGet(() -> new CourierException("What the " + what
                    + " says cannot be read by this version of Parley. Bring both ends to the same version, then try"
                    + " again."));
        }
    }

    /** What a person wrote, turned into a record. @throws CourierException with the place, if it is none */
    static <T> T written(Object tree, Class<T> type, String label) {
        try {
            return Objects.requireNonNull(JSON.readValue(JSON.writeValueAsBytes(tree), type));
        } catch (UnrecognizedPropertyException e) {
            throw new CourierException(label + ": the key `" + e.getPropertyName() + "` is not known here. Known are: "
                    + String.join(
                            ", ",
                            e.getKnownPropertyIds() == null
                                    ? List.of()
                                    : e.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .toList())
                    + ".");
        } catch (JacksonException | NullPointerException e) {
            throw known(e).map(why -> new CourierException(label + ": " + why.getMessage()))
                    .orElseGet(() -> new CourierException(label + ": what stands at `" + path(e)
                            + "` cannot be read there. Check its form against `answer --template`."));
        }
    }

    private static Optional<CourierException> known(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CourierException why) {
                return Optional.of(why);
            }
            if (cause instanceof BadDeedException why) {
                return Optional.of(new CourierException(String.valueOf(why.getMessage())));
            }
        }
        return Optional.empty();
    }

    /** Such as texts/1/answers. */
    private static String path(Throwable e) {
        return e instanceof JacksonException at
                ? at.getPath().stream()
                        .map(step -> step.getPropertyName() == null ? step.getIndex() + 1 + "" : step.getPropertyName())
                        .collect(Collectors.joining("/"))
                : "";
    }

    static JsonNode tree(byte[] json) {
        return JSON.readTree(json);
    }

    static byte[] bytes(JsonNode tree) {
        return JSON.writeValueAsBytes(tree);
    }
}
