package org.parley.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema (draft 2020-12) of a case file, generated from {@link CaseShape}, for editors that check as one types. */
public final class SchemaText {

    private static final String ID = "^[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,79}$";

    private SchemaText() {}

    /** The schema, always the same text for the same shape. */
    public static String of(Shape.Entry root) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://parley.example/case-file-1.schema.json");
        schema.put("title", "A Parley case file");
        schema.putAll(schema(root));
        Map<String, Object> definitions = new LinkedHashMap<>();
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", "object");
        condition.put("minProperties", 1);
        definitions.put("condition", condition);
        definitions.put("ratification", Map.of("type", List.of("string", "object")));
        schema.put("$defs", definitions);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static Map<String, Object> schema(Shape shape) {
        Map<String, Object> out = new LinkedHashMap<>();
        switch (shape) {
            case Shape.Value(Shape.Kind kind) -> value(kind, out);
            case Shape.Word(List<String> words) -> out.put("enum", words.equals(List.of("1")) ? List.of(1) : words);
            case Shape.ListOf(Shape item, boolean alone) -> {
                Map<String, Object> list = new LinkedHashMap<>();
                list.put("type", "array");
                list.put("items", schema(item));
                if (alone) {
                    out.put("anyOf", List.of(list, schema(item)));
                } else {
                    out.putAll(list);
                }
            }
            case Shape.MapOf(String key, Shape value) -> {
                out.put("type", "object");
                out.put("propertyNames", Map.of("pattern", ID));
                out.put("additionalProperties", schema(value));
            }
            case Shape.Entry(String name, List<Shape.Key> keys) -> {
                out.put("type", "object");
                out.put("additionalProperties", false);
                Map<String, Object> properties = new LinkedHashMap<>();
                for (Shape.Key key : keys) {
                    Map<String, Object> property = new LinkedHashMap<>();
                    property.put("description", key.meaning());
                    property.putAll(schema(key.shape()));
                    properties.put(key.name(), property);
                }
                out.put("properties", properties);
                out.put(
                        "required",
                        keys.stream()
                                .filter(Shape.Key::required)
                                .map(Shape.Key::name)
                                .toList());
            }
            case Shape.Either(List<Shape> shapes) ->
                out.put("anyOf", shapes.stream().map(SchemaText::schema).toList());
            case Shape.ConditionShape condition -> out.put("$ref", "#/$defs/condition");
            case Shape.RatificationShape rule -> out.put("$ref", "#/$defs/ratification");
        }
        return out;
    }

    private static void value(Shape.Kind kind, Map<String, Object> out) {
        switch (kind) {
            case TEXT -> out.put("type", List.of("string", "number", "boolean"));
            case ID, OPTION -> out.put("type", List.of("string", "number", "boolean"));
            case DATE -> {
                out.put("type", "string");
                out.put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
            }
            case NUMBER -> {
                out.put("type", List.of("number", "string"));
                out.put("pattern", "^[+-]?\\d{1,40}(\\.\\d{1,40})?(/\\d{1,40})?$");
            }
            case WHOLE -> {
                out.put("type", "integer");
                out.put("minimum", 0);
            }
            case YES_NO -> out.put("type", "boolean");
            case LATENCY -> {
                out.put("type", "string");
                out.put("pattern", "^\\d{1,5}[hd]$");
            }
            case URL -> {
                out.put("type", "string");
                out.put("pattern", "^https?://");
            }
        }
    }
}
