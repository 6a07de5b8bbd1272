package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says where two normalised records part. */
public final class Comparison {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Comparison() {}

    /**
     * @param expected the {@code expect} of a recording
     * @param unstable {@code order} if the parts may come in another order, {@code value} if the body may be another, or
     *     null
     * @return a line for each difference; none if they are equal
     */
    public static List<String> differences(JsonNode expected, JsonNode got, @Nullable String unstable) {
        List<String> keys = new ArrayList<>(List.of("status", "contentType", "headers", "pathStat"));
        if (!"value".equals(unstable)) {
            keys.addAll(List.of("response", "statusLine", "stillOpen"));
        }
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            JsonNode one = canonical(expected.path(key), unstable);
            JsonNode other = canonical(got.path(key), unstable);
            compare(key, one, other, differences);
        }
        return differences;
    }

    private static JsonNode canonical(JsonNode node, @Nullable String unstable) {
        JsonNode joined = joinFrames(node);
        return "order".equals(unstable) ? sorted(joined) : joined;
    }

    /** How the bytes of one stream are cut into frames is not fixed: they are joined. */
    private static JsonNode joinFrames(JsonNode node) {
        if (node.isArray()) {
            ArrayNode result = NODES.arrayNode();
            node.forEach(element -> result.add(joinFrames(element)));
            return result;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode result = NODES.objectNode();
        if (node.size() == 1 && node.has("frames")) {
            Map<String, StringBuilder> streams = new LinkedHashMap<>();
            node.get("frames")
                    .forEach(frame -> streams.computeIfAbsent(frame.get(0).textValue(), name -> new StringBuilder())
                            .append(frame.get(1).textValue()));
            ObjectNode frames = result.putObject("frames");
            streams.forEach((name, text) -> frames.put(name, text.toString()));
            return result;
        }
        node.properties().forEach(entry -> result.set(entry.getKey(), joinFrames(entry.getValue())));
        return result;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode result = NODES.objectNode();
            node.properties().forEach(entry -> result.set(entry.getKey(), sorted(entry.getValue())));
            return result;
        }
        if (!node.isArray()) {
            return node;
        }
        List<JsonNode> elements = new ArrayList<>();
        node.forEach(element -> elements.add(sorted(element)));
        elements.sort(Comparator.comparing(JsonNode::toString));
        return NODES.arrayNode().addAll(elements);
    }

    private static void compare(String path, JsonNode expected, JsonNode got, List<String> differences) {
        if (expected.isObject() && got.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            got.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path + "." + name, orMissing(expected, name), orMissing(got, name), differences);
            }
        } else if (expected.isArray() && got.isArray() && expected.size() == got.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "[" + i + "]", expected.get(i), got.get(i), differences);
            }
        } else if (!same(expected, got)) {
            differences.add(path + ": the engine " + told(expected) + ", Drydock " + told(got));
        }
    }

    private static boolean same(JsonNode expected, JsonNode got) {
        if (expected.isNumber() && got.isNumber()) {
            return expected.decimalValue().compareTo(got.decimalValue()) == 0;
        }
        return expected.equals(got);
    }

    private static JsonNode orMissing(JsonNode node, String name) {
        return node.has(name) ? node.get(name) : MissingNode.getInstance();
    }

    private static String told(JsonNode node) {
        if (node.isMissingNode()) {
            return "says nothing";
        }
        String text = node.toString();
        return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
    }
}
