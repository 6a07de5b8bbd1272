package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what changes from run to run recognisable, numbered afresh in each record in order of appearance: 64 hexadecimal
 * digits become {@code <id:1>}, their short form {@code <id:1/12>}, digests {@code <sha256:1>}, times {@code <time>} and
 * so on. The recordings were normalised in this way; the same is done to what Drydock answers.
 */
public final class Normaliser {
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("Created", "<unix>"),
            Map.entry("time", "<unix>"),
            Map.entry("timeNano", "<unixnano>"),
            Map.entry("Pid", "<pid>"),
            Map.entry("Size", "<size>"),
            Map.entry("SizeRw", "<size>"),
            Map.entry("SizeRootFs", "<size>"),
            Map.entry("SharedSize", "<size>"),
            Map.entry("VirtualSize", "<size>"),
            Map.entry("LayersSize", "<size>"),
            Map.entry("SpaceReclaimed", "<size>"),
            Map.entry("NCPU", "<n>"),
            Map.entry("MemTotal", "<n>"),
            Map.entry("NFd", "<n>"),
            Map.entry("NGoroutines", "<n>"),
            Map.entry("NEventsListener", "<n>"),
            Map.entry("NetworkUsage", "<n>"));
    private static final Map<String, String> TEXTS = Map.of(
            "KernelVersion", "<kernel>",
            "SystemTime", "<time>",
            "SandboxKey", "<netns>",
            "DockerRootDir", "<root>",
            "execDuration", "<n>",
            "size", "<size>",
            "LowerDir", "<dirs>",
            "UpperDir", "<dirs>",
            "MergedDir", "<dirs>",
            "WorkDir", "<dirs>");
    private static final Pattern VOLATILE = Pattern.compile("(?<digest>sha256:[0-9a-f]{64})"
            + "|(?<![0-9a-f])(?<id>[0-9a-f]{64})(?![0-9a-f])"
            + "|(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d))"
            + "|(?<mac>(?:[0-9a-f]{2}:){5}[0-9a-f]{2})"
            + "|(?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
            + "|(?<![0-9a-zA-Z])(?<short>(?=[0-9a-f]*[0-9])[0-9a-f]{12})(?![0-9a-zA-Z])");
    private static final Pattern GENERATED_NAME = Pattern.compile("/?[a-z]+_[a-z]+");
    private static final Set<String> GIVEN_MACS = Set.of("00:00:00:00:00:00", "02:11:22:33:44:55", "02:42:00:00:00:09");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Map<String, Integer> digests = new LinkedHashMap<>();

    public JsonNode value(JsonNode node, String key) {
        if (node.isObject()) {
            ObjectNode result = NODES.objectNode();
            node.properties()
                    .forEach(entry -> result.set(text(entry.getKey()), value(entry.getValue(), entry.getKey())));
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = NODES.arrayNode();
            node.forEach(element -> result.add(value(element, key)));
            return result;
        }
        if (node.isNumber()) {
            boolean kept = node.decimalValue().signum() == 0 || node.asText().equals("-1");
            return NUMBERS.containsKey(key) && !kept ? TextNode.valueOf(NUMBERS.get(key)) : node;
        }
        if (!node.isTextual()) {
            return node;
        }
        String words = node.textValue();
        if (TEXTS.containsKey(key) && !words.isEmpty()) {
            return TextNode.valueOf(TEXTS.get(key));
        }
        boolean name = key.equals("name") || key.equals("Name") || key.equals("Names");
        if (name && GENERATED_NAME.matcher(words).matches()) {
            return TextNode.valueOf(words.startsWith("/") ? "/<name>" : "<name>");
        }
        return TextNode.valueOf(text(words));
    }

    public String text(String words) {
        Matcher matcher = VOLATILE.matcher(words);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement(matcher)));
        }
        matcher.appendTail(result);
        return result.toString()
                .replaceAll("docker-(import|builder|tar)-?\\d+", "docker-$1-<n>")
                .replaceAll("(digest: <sha256:\\d+> size: )\\d+", "$1<n>")
                .replaceAll("Bind for (?:0\\.0\\.0\\.0|::):", "Bind for <any>:")
                .replaceAll(
                        "\\b(?:Less than a second|About an? (?:minute|hour)|\\d+ (?:second|minute|hour)s?)\\b",
                        "<duration>")
                .replaceAll("/var/lib/(?:oracle|docker)", "<root>");
    }

    private String replacement(Matcher matcher) {
        String found = matcher.group();
        String tail = found.length() <= 64 ? found : found.substring(found.length() - 64);
        if (tail.chars().distinct().count() == 1) {
            return found;
        }
        if (matcher.group("digest") != null) {
            return "<sha256:" + digests.computeIfAbsent(found, d -> digests.size() + 1) + ">";
        }
        if (matcher.group("id") != null) {
            Integer digest = digests.get("sha256:" + found);
            return digest != null ? "<sha256hex:" + digest + ">" : "<id:" + number(found) + ">";
        }
        if (matcher.group("time") != null) {
            return found.startsWith("0001") || found.startsWith("2001") ? found : "<time>";
        }
        if (matcher.group("mac") != null) {
            return GIVEN_MACS.contains(found) ? found : "<mac>";
        }
        if (matcher.group("uuid") != null) {
            return "<uuid>";
        }
        return digestOfShort(found)
                .map(number -> "<sha256:" + number + "/12>")
                .orElseGet(() -> "<id:" + number(found) + "/12>");
    }

    private Optional<Integer> digestOfShort(String shortId) {
        return digests.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(shortId, "sha256:".length()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private int number(String hex) {
        Integer known = ids.get(hex);
        if (known != null) {
            return known;
        }
        int number = ids.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(hex) || hex.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() ->
                        ids.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
        ids.put(hex, number);
        return number;
    }
}
