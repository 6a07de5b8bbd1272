package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a recording keeps of an answer, where the whole would say something of the machine and not of the engine. */
final class Keep {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Keep() {}

    static JsonNode apply(JsonNode keep, JsonNode answer) {
        if (keep.has("macComparedWith")) {
            return KeepOfNetworks.comparedMac(keep.get("macComparedWith").textValue(), answer);
        }
        if (keep.has("portsFrom")) {
            return KeepOfNetworks.portsFrom(
                    keep.get("portsFrom").asInt(), keep.get("sorted").booleanValue(), answer);
        }
        if (keep.isObject()) {
            List<String> paths = new ArrayList<>();
            keep.get("pick").forEach(path -> paths.add(path.textValue()));
            return pick(paths, answer);
        }
        switch (keep.textValue()) {
            case "shape":
                return shape(answer);
            case "sortByPath":
                return sortByPath(answer);
            case "healthLog":
                return healthLog(answer.at("/State/Health/Log"));
            case "execIdCount":
                return IntNode.valueOf(answer.get("ExecIDs").size());
            case "firstFiles":
                return firstFiles(answer);
            case "mountsByDestination":
                return sorted(answer.get("Mounts"), Comparator.comparing(mount -> text(mount, "Destination")));
            case "volumesByNameLength":
                return sorted(
                        answer.get("Volumes"),
                        Comparator.comparing(volume -> text(volume, "Name").length()));
            case "volumeCount":
                return IntNode.valueOf(answer.get("Volumes").size());
            case "volumeNames":
                return volumeNames(answer.get("Volumes"));
            case "keysOfFirst":
                return names(answer.get(0));
            case "tags":
                return sorted(answer.get("RepoTags"), Comparator.comparing(JsonNode::textValue));
            case "tagsOfEach":
                return tagsOfEach(answer);
            case "addresses":
                return KeepOfNetworks.addresses(answer);
            case "fixedMacs":
                return KeepOfNetworks.fixedMacs(answer);
            case "members":
                return KeepOfNetworks.members(answer);
            case "networkNames":
                return KeepOfNetworks.names(answer);
            case "sortByName":
                return KeepOfNetworks.sortedByName(answer);
            case "subnets":
                return KeepOfNetworks.subnets(answer);
            case "digit":
                return NODES.objectNode()
                        .put("message", answer.get("message").textValue().replaceAll(": [0-9a-f]$", ": <digit>"));
            default:
                throw new IllegalArgumentException("unknown way to keep: " + keep);
        }
    }

    private static JsonNode pick(List<String> paths, JsonNode answer) {
        if (answer.isArray()) {
            ArrayNode all = NODES.arrayNode();
            answer.forEach(element -> all.add(pick(paths, element)));
            return all;
        }
        ObjectNode picked = NODES.objectNode();
        for (String path : paths) {
            JsonNode found = answer.at("/" + path.replace('.', '/'));
            picked.set(path, found.isMissingNode() ? NullNode.instance : found);
        }
        return picked;
    }

    /** Types only, worded as the recorder did. */
    private static JsonNode shape(JsonNode answer) {
        if (answer.isObject()) {
            ObjectNode result = NODES.objectNode();
            answer.properties().forEach(entry -> result.set(entry.getKey(), shape(entry.getValue())));
            return result;
        }
        if (answer.isArray()) {
            return answer.isEmpty() ? NODES.arrayNode() : NODES.arrayNode().add(shape(answer.get(0)));
        }
        if (answer.isTextual()) {
            return TextNode.valueOf("str");
        }
        if (answer.isNull()) {
            return TextNode.valueOf("NoneType");
        }
        return TextNode.valueOf(answer.isBoolean() ? "bool" : answer.isIntegralNumber() ? "int" : "float");
    }

    private static JsonNode sortByPath(JsonNode answer) {
        if (!answer.isArray()) {
            return answer;
        }
        return sorted(answer, Comparator.comparing(change -> text(change, "Path")));
    }

    private static ArrayNode sorted(JsonNode elements, Comparator<JsonNode> order) {
        ArrayNode sorted = NODES.arrayNode();
        StreamSupport.stream(elements.spliterator(), false).sorted(order).forEach(sorted::add);
        return sorted;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }

    private static JsonNode volumeNames(JsonNode volumes) {
        ArrayNode names = NODES.arrayNode();
        sorted(volumes, Comparator.comparing(volume -> text(volume, "Name")))
                .forEach(volume -> names.add(volume.get("Name")));
        return names;
    }

    private static JsonNode firstFiles(JsonNode archive) {
        ObjectNode result = NODES.objectNode();
        ArrayNode first = result.putArray("first");
        for (int i = 0; i < 8; i++) {
            first.add(archive.get("tar").get(i));
        }
        return result;
    }

    private static JsonNode healthLog(JsonNode log) {
        ObjectNode result = NODES.objectNode().put("entries", log.size());
        result.set("keys", names(log.get(0)));
        return result;
    }

    private static ArrayNode names(JsonNode object) {
        ArrayNode names = NODES.arrayNode();
        List<String> unsorted = new ArrayList<>();
        object.fieldNames().forEachRemaining(unsorted::add);
        unsorted.stream().sorted().forEach(names::add);
        return names;
    }

    private static ArrayNode tagsOfEach(JsonNode images) {
        ArrayNode tags = NODES.arrayNode();
        images.forEach(image -> tags.add(image.get("RepoTags")));
        return sorted(tags, Comparator.comparing(JsonNode::toString));
    }
}
