package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the steps of a recording to an endpoint, in order, and says what came back. */
final class Replay {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::(\\d+))?}");
    /** What a HEAD tells of a file, in Base64; a GET tells it beside the file itself, and there it was not recorded. */
    private static final String PATH_STAT = "x-docker-container-path-stat";

    /** What is read piece by piece, as time brings it; nobody waits in the engine for that. */
    private static final Pattern STREAM = Pattern.compile("/(?:events|stats)\\b|\\bfollow=");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Endpoint endpoint;
    private final ReplayTime time;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, byte[]> bodies = new LinkedHashMap<>();
    private final List<String> given = new ArrayList<>();

    Replay(Endpoint endpoint, ReplayTime time) {
        this.endpoint = endpoint;
        this.time = time;
    }

    /**
     * Takes one step.
     *
     * @return the normalised record if the step is a probe, else a missing node
     */
    JsonNode take(JsonNode step) throws IOException {
        time.step();
        switch (step.get("do").textValue()) {
            case "clean" -> {
                given.clear();
                clean();
            }
            case "sleep" -> time.rest(seconds(step.get("seconds").doubleValue()));
            case "mark" -> variables.put(step.get("name").textValue(), now());
            case "until" -> until(step);
            case "commonDigit" -> commonDigit(step);
            case "call", "hijack" -> {
                Answer answer = send(step);
                if (step.has("save")) {
                    save(step.get("save"), answer);
                }
                if (step.has("keepBody")) {
                    bodies.put(step.get("keepBody").textValue(), answer.body());
                }
                if (step.has("probe")) {
                    return record(step, answer);
                }
                given.add(resolve(step.get("path").textValue() + " " + step.path("json")));
            }
            default -> throw new IllegalArgumentException("unknown step: " + step);
        }
        return MissingNode.getInstance();
    }

    private Answer send(JsonNode step) throws IOException {
        String target = resolve(step.get("path").textValue());
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] body = new byte[0];
        boolean hasBody = true;
        if (step.has("json")) {
            body = resolve(step.get("json").toString()).getBytes(StandardCharsets.UTF_8);
            headers.put("Content-Type", "application/json");
        } else if (step.has("text")) {
            body = step.get("text").textValue().getBytes(StandardCharsets.UTF_8);
        } else if (step.has("kept")) {
            body = bodies.getOrDefault(step.get("kept").textValue(), body);
        } else if (step.has("base64")) {
            body = Base64.getDecoder().decode(step.get("base64").textValue());
        } else {
            hasBody = false;
        }
        step.path("headers").properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                headers.remove(entry.getKey());
            } else {
                headers.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        if (step.get("do").textValue().equals("hijack")) {
            headers.remove("Content-Type");
            byte[] input = step.path("stdin").asText("").getBytes(StandardCharsets.ISO_8859_1);
            boolean closeWrite = step.path("closeWrite").asBoolean(true);
            return endpoint.hijack(
                    target,
                    headers,
                    body,
                    input,
                    closeWrite,
                    time.patience(seconds(step.get("limit").doubleValue())));
        }
        String method = step.get("method").textValue();
        if (step.has("limit") || step.path("expect").path("stillOpen").booleanValue()) {
            Duration limit =
                    seconds(step.get(step.has("limit") ? "limit" : "timeout").doubleValue());
            return endpoint.call(method, target, headers, body, hasBody, time.patience(limit));
        }
        if (STREAM.matcher(target).find()) {
            return endpoint.call(method, target, headers, body, hasBody, time.patience(PATIENCE));
        }
        byte[] sent = body;
        boolean isSent = hasBody;
        return time.pass(() -> endpoint.call(method, target, headers, sent, isSent, PATIENCE));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    private JsonNode record(JsonNode step, Answer answer) {
        ObjectNode record = NODES.objectNode();
        JsonNode expected = step.get("expect");
        record.set("path", expected.get("path"));
        record.set("body", expected.get("body"));
        if (answer.status() == 0) {
            record.put("status", "timeout");
        } else {
            record.put("status", answer.status());
        }
        String type = answer.header("content-type");
        record.set("contentType", type.isEmpty() ? NullNode.instance : NODES.textNode(type));
        ObjectNode headers = record.putObject("headers");
        answer.headers().forEach((name, value) -> {
            boolean lengthOfBody = name.equals("content-length")
                    && answer.status() != 204
                    && !step.get("path").textValue().endsWith("/_ping");
            if (Answer.KEPT.contains(name) && !lengthOfBody) {
                headers.put(name, value);
            }
        });
        String stat = answer.header(PATH_STAT);
        if (!stat.isEmpty() && answer.body().length == 0) {
            record.set("pathStat", pathStat(stat));
        }
        JsonNode response = Decoder.decode(answer);
        boolean keeps = step.has("keep")
                && (answer.status() == 200
                        || answer.status() == 201
                        || step.get("keep").asText().equals("digit"));
        record.set("response", keeps ? Keep.apply(resolved(step.get("keep")), response) : response);
        if (step.get("do").textValue().equals("hijack")) {
            record.put("statusLine", answer.statusLine());
        }
        if (answer.open()) {
            record.put("stillOpen", true);
        }
        Normaliser normaliser = new Normaliser();
        ObjectNode normalised = NODES.objectNode();
        // Ids are numbered in order of appearance; what was done before and the request come first.
        normaliser.text(String.join("; ", given));
        normaliser.text(resolve(step.get("path").textValue()));
        if (step.has("json")) {
            normaliser.text(resolve(step.get("json").toString()));
        }
        record.properties()
                .forEach(entry -> normalised.set(entry.getKey(), normaliser.value(entry.getValue(), entry.getKey())));
        return normalised;
    }

    private static JsonNode pathStat(String header) {
        try {
            ObjectNode stat =
                    (ObjectNode) Decoder.JSON.readTree(Base64.getDecoder().decode(header));
            return stat.put("mtime", "<time>");
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** A name is kept of a field of the answer, or of what a JSON pointer leads to. */
    private void save(JsonNode names, Answer answer) throws IOException {
        JsonNode body = answer.body().length == 0 ? NODES.objectNode() : Decoder.decode(answer);
        names.properties().forEach(entry -> {
            String path = entry.getValue().textValue();
            JsonNode found = body.at(path.startsWith("/") ? path : "/" + path);
            variables.put(entry.getKey(), found.asText("none").replace("sha256:", ""));
        });
    }

    private JsonNode resolved(JsonNode node) {
        try {
            return Decoder.JSON.readTree(resolve(node.toString()));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private String resolve(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1), match.group(2))));
    }

    private String variable(String name, String length) {
        if (name.equals("now")) {
            return now();
        }
        String value = variables.getOrDefault(name, "none");
        return length == null ? value : value.substring(0, Math.min(value.length(), Integer.parseInt(length)));
    }

    private String now() {
        Instant now = time.now();
        return String.format(Locale.ROOT, "%d.%09d", now.getEpochSecond(), now.getNano());
    }

    private void commonDigit(JsonNode step) {
        Set<Character> seen = new HashSet<>();
        for (JsonNode name : step.get("of")) {
            char digit = variables.get(name.textValue()).charAt(0);
            if (!seen.add(digit)) {
                variables.put(step.get("name").textValue(), String.valueOf(digit));
                return;
            }
        }
        throw new IllegalStateException("seventeen ids begin with seventeen digits");
    }

    private void until(JsonNode step) throws IOException {
        String target = "/containers/" + step.get("container").textValue() + "/json";
        time.until(
                () -> {
                    JsonNode container = Decoder.decode(get(target));
                    return step.get("condition").properties().stream()
                            .allMatch(condition -> holds(
                                    container.at("/" + condition.getKey().replace('.', '/')), condition.getValue()));
                },
                seconds(step.get("timeout").doubleValue()));
    }

    private static boolean holds(JsonNode actual, JsonNode wanted) {
        if (wanted.isTextual() && wanted.textValue().startsWith(">=")) {
            return actual.asInt() >= Integer.parseInt(wanted.textValue().substring(2));
        }
        return actual.asText().equals(wanted.asText());
    }

    private Answer get(String target) throws IOException {
        return endpoint.call("GET", target, Map.of(), new byte[0], false, PATIENCE);
    }

    private void clean() throws IOException {
        for (JsonNode container : list("/containers/json?all=1", "")) {
            if (container.path("State").asText().equals("paused")) {
                send("POST", "/containers/" + container.get("Id").asText() + "/unpause");
            }
            send("DELETE", "/containers/" + container.get("Id").asText() + "?force=1&v=1");
        }
        for (JsonNode network : list("/networks", "")) {
            if (!Set.of("bridge", "host", "none").contains(network.get("Name").asText())) {
                send("DELETE", "/networks/" + network.get("Id").asText());
            }
        }
        for (JsonNode volume : list("/volumes", "Volumes")) {
            send("DELETE", "/volumes/" + volume.get("Name").asText() + "?force=1");
        }
    }

    private JsonNode list(String target, String field) throws IOException {
        JsonNode answer = Decoder.decode(get(target));
        return field.isEmpty() ? answer : answer.path(field);
    }

    private void send(String method, String target) throws IOException {
        endpoint.call(method, target, Map.of(), new byte[0], false, PATIENCE);
    }
}
