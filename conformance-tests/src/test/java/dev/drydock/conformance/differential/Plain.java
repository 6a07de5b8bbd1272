package dev.drydock.conformance.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drydock.conformance.recorded.Normaliser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of answers what is chance or the machine's: ids and times, numbers of processes, how often health was looked at,
 * addresses on the network that is everybody's, ports that nobody asked for, and the order of what has none.
 */
final class Plain {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> CHANGING_COLUMNS = Set.of("PID", "PPID", "C", "STIME", "TIME");

    private static final int FIRST_EPHEMERAL = 32768;
    private static final String SEVERAL_NETWORKS = "Container cannot be created with multiple network endpoints: ";

    private Plain() {}

    static JsonNode answer(JsonNode answer) {
        return new Normaliser().value(value(answer, ""), "");
    }

    /**
     * Names, exit codes and signals in their order; {@code stop} and {@code die} come in either order. Left out is what
     * comes of health checks and of looking whether a container has settled.
     */
    static JsonNode events(JsonNode events) {
        List<String> lines = new ArrayList<>();
        for (JsonNode event : events) {
            JsonNode attributes = event.at("/Actor/Attributes");
            String action = event.path("Action").asText();
            boolean byTheWay = action.startsWith("health_status") || action.startsWith("exec_") || action.equals("top");
            if (action.isEmpty() || byTheWay) {
                continue;
            }
            StringBuilder line = new StringBuilder(action);
            for (String attribute : List.of("name", "image", "exitCode", "signal", "oldName")) {
                if (attributes.has(attribute)) {
                    line.append(' ')
                            .append(attribute)
                            .append('=')
                            .append(attributes.get(attribute).asText());
                }
            }
            int last = lines.size() - 1;
            boolean swapped =
                    action.equals("stop") && last >= 0 && lines.get(last).startsWith("die ");
            lines.add(swapped ? last : last + 1, line.toString());
        }
        return texts(lines);
    }

    /** Who joined and left which network; several at once come in any order. */
    static JsonNode networkEvents(JsonNode events) {
        List<String> lines = new ArrayList<>();
        for (JsonNode event : events) {
            String name = event.at("/Actor/Attributes/name").asText();
            if (name.startsWith("dd-")) {
                lines.add(event.path("Action").asText() + " " + name);
            }
        }
        return texts(lines.stream().sorted().toList());
    }

    /** What was made, mounted and removed; several at once come in any order. */
    static JsonNode volumeEvents(JsonNode events) {
        List<String> lines = new ArrayList<>();
        for (JsonNode event : events) {
            String name = event.at("/Actor/ID").asText();
            if (name.startsWith("dd-")) {
                JsonNode attributes = event.at("/Actor/Attributes");
                lines.add(event.path("Action").asText() + " " + name + " "
                        + attributes.path("destination").asText() + " "
                        + attributes.path("read/write").asText());
            }
        }
        return texts(lines.stream().sorted().toList());
    }

    private static ArrayNode texts(List<String> lines) {
        ArrayNode json = NODES.arrayNode();
        lines.forEach(json::add);
        return json;
    }

    private static JsonNode value(JsonNode node, String key) {
        if (node.isObject()) {
            return object((ObjectNode) node, key);
        }
        if (node.isArray()) {
            ArrayNode result = NODES.arrayNode();
            List<JsonNode> elements = new ArrayList<>();
            node.forEach(element -> elements.add(value(element, "")));
            if (key.equals("RepoTags")) {
                elements.removeIf(tag -> !tag.asText().startsWith("dd-"));
            }
            if (Set.of("RepoTags", "Ports", "Volumes").contains(key)) {
                elements.sort(Comparator.comparing(JsonNode::toString));
            }
            if (key.equals("Mounts")) {
                // Not by their names, which may be ids.
                elements.sort(
                        Comparator.comparing(mount -> mount.path("Destination").asText()));
            }
            if (!elements.isEmpty() && elements.get(0).has("IPAM")) {
                // Networks are listed by their ids, which are chance.
                elements.sort(
                        Comparator.comparing(network -> network.path("Name").asText()));
            }
            result.addAll(elements);
            return result;
        }
        if (key.equals("message") || key.equals("Error")) {
            return TextNode.valueOf(message(node.asText()));
        }
        boolean port = key.equals("HostPort") || key.equals("PublicPort");
        return port && node.asInt() >= FIRST_EPHEMERAL ? TextNode.valueOf("<ephemeral>") : node;
    }

    /** Networks are named in the order of a map of Go's, and interfaces by chance. */
    private static String message(String words) {
        if (!words.startsWith(SEVERAL_NETWORKS)) {
            return words.replaceAll("veth[0-9a-f]{7}", "<veth>").replaceAll("Ifindex: \\d+", "Ifindex: <n>");
        }
        String[] names = words.substring(SEVERAL_NETWORKS.length()).split(", ");
        Arrays.sort(names);
        return SEVERAL_NETWORKS + String.join(", ", names);
    }

    private static JsonNode object(ObjectNode node, String key) {
        if (node.has("Titles") && node.path("Processes").isArray()) {
            return processes(node);
        }
        if (node.has("cpu_stats")) {
            return (ObjectNode) shape(node);
        }
        ObjectNode result = NODES.objectNode();
        if (key.equals("Containers")) {
            // A map whose keys are ids, in the order of those: chance.
            List<JsonNode> members = new ArrayList<>();
            node.forEach(member -> members.add(value(member, "")));
            members.sort(Comparator.comparing(member -> member.path("Name").asText()));
            for (int i = 0; i < members.size(); i++) {
                result.set("member" + i, members.get(i));
            }
            return result;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            result.set(field.getKey(), value(field.getValue(), field.getKey()));
        }
        if (result.at("/State/Health").isObject()) {
            // A check may be under way at this moment.
            result.remove("ExecIDs");
        }
        if (key.equals("Health")) {
            result.remove(List.of("Log", "FailingStreak"));
        }
        if (result.has("IPAddress")) {
            result.put("IPAddress", address(result.get("IPAddress").asText()));
        }
        if (node.has("RepoTags")) {
            result.remove(
                    List.of("Containers", "RepoDigests", "Size", "VirtualSize", "GraphDriver", "RootFS", "Metadata"));
        }
        return result;
    }

    /** What a figure is stays; how big it is changes all the time, and which there are is up to the machine's cgroups. */
    private static JsonNode shape(JsonNode node) {
        if (node.isObject()) {
            ObjectNode result = NODES.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!Set.of("blkio_stats", "stats", "percpu_usage").contains(field.getKey())) {
                    result.set(field.getKey(), shape(field.getValue()));
                }
            }
            return result;
        }
        return node.isNumber() ? TextNode.valueOf("<n>") : node;
    }

    private static String address(String words) {
        return words.replaceAll("^172\\.17\\.0\\.\\d+$", "<bridge>");
    }

    private static JsonNode processes(ObjectNode node) {
        ObjectNode result = NODES.objectNode();
        result.set("Titles", node.get("Titles"));
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode process : node.get("Processes")) {
            ArrayNode row = NODES.arrayNode();
            for (int i = 0; i < process.size(); i++) {
                boolean changes =
                        CHANGING_COLUMNS.contains(node.at("/Titles/" + i).asText());
                row.add(changes ? TextNode.valueOf("<n>") : process.get(i));
            }
            rows.add(row);
        }
        rows.sort(Comparator.comparing(JsonNode::toString));
        result.set("Processes", NODES.arrayNode().addAll(rows));
        return result;
    }
}
