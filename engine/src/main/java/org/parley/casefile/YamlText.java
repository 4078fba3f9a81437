package org.parley.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Maps, lists and values to YAML that a person would write: short lists on one line, everything else on lines. */
final class YamlText {

    private static final int WIDTH = 110;
    private static final int SHORT = 70;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private YamlText() {}

    static String write(Map<String, Object> file) {
        DumpSettings settings = DumpSettings.builder()
                .setWidth(WIDTH)
                .setIndent(2)
                .setIndicatorIndent(0)
                .setSplitLines(true)
                .build();
        return new Present(settings)
                .emitToString(new Serialize(settings).serializeOne(node(file)).iterator());
    }

    private static Node node(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                List<NodeTuple> entries = new ArrayList<>();
                map.forEach((key, entry) -> entries.add(new NodeTuple(scalar(String.valueOf(key)), node(entry))));
                boolean flat = map.values().stream().noneMatch(v -> v instanceof Map || v instanceof List);
                yield new MappingNode(
                        Tag.MAP, entries, flat && map.toString().length() < SHORT ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
            case Iterable<?> list -> {
                List<Node> items = new ArrayList<>();
                list.forEach(item -> items.add(node(item)));
                boolean flat = items.stream().allMatch(ScalarNode.class::isInstance);
                yield new SequenceNode(
                        Tag.SEQ, items, flat && list.toString().length() < SHORT ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
            default -> scalar(String.valueOf(value));
        };
    }

    private static ScalarNode scalar(String text) {
        Tag tag = text.equals("true") || text.equals("false")
                ? Tag.BOOL
                : !NUMBER.matcher(text).matches() ? Tag.STR : text.contains(".") ? Tag.FLOAT : Tag.INT;
        ScalarStyle style = text.contains("\n") ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        return new ScalarNode(tag, true, text, style, Optional.empty(), Optional.empty());
    }
}
