package dev.drydock.conformance.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.conformance.recorded.Answer;
import dev.drydock.conformance.recorded.Decoder;
import dev.drydock.conformance.recorded.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends the requests of a chain to one engine. After each, all that ends by itself has ended before the next one. */
final class ChainRun {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For a wait that does not end. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    private static final int LONGEST_SETTLING = 1500;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Endpoint endpoint;

    ChainRun(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    String nameOfMachine() throws IOException {
        return send("GET", "/info", "").body.get("Name").textValue();
    }

    /** What the engine answers, made comparable. */
    JsonNode answer(Chain.Request request) throws IOException, InterruptedException {
        JsonNode answer = switch (request.way()) {
            case PLAIN -> send(request.method(), request.path(), request.body()).json();
            case EXEC -> exec(request.path(), request.body());
            case WAIT -> waitWhile(request.path(), request.body());
        };
        for (String name : Vocabulary.CONTAINERS) {
            settle("/containers/" + name);
        }
        return Plain.answer(answer);
    }

    /** What happened to the containers since then, made comparable. */
    JsonNode events(long sinceNanos, long untilNanos) throws IOException {
        String filters = "%7B%22label%22:%5B%22dd=1%22%5D,%22type%22:%5B%22container%22%5D%7D";
        JsonNode all = send(
                        "GET",
                        "/events?since=" + seconds(sinceNanos) + "&until=" + seconds(untilNanos) + "&filters="
                                + filters,
                        "")
                .body;
        return Plain.events(
                all.has("stream") ? all.get("stream") : NODES.arrayNode().add(all));
    }

    /** Removes what the chains made. */
    void clean() throws IOException {
        for (String name : Vocabulary.CONTAINERS) {
            send("DELETE", "/containers/" + name + "?force=1&v=1", "");
        }
        for (String name : Vocabulary.NETWORKS) {
            send("DELETE", "/networks/" + name, "");
        }
        for (String name : Vocabulary.VOLUMES) {
            send("DELETE", "/volumes/" + name + "?force=1", "");
        }
        for (String tag : Vocabulary.TAGS) {
            send("DELETE", "/images/" + tag + "?force=1", "");
        }
    }

    private static String seconds(long nanos) {
        return nanos / 1_000_000_000 + "." + String.format(java.util.Locale.ROOT, "%09d", nanos % 1_000_000_000);
    }

    private JsonNode exec(String container, String body) throws IOException {
        ArrayNode all = NODES.arrayNode();
        Answered created = send("POST", container + "/exec", body);
        all.add(created.json());
        if (created.status == 201) {
            String exec = "/exec/" + created.body.get("Id").textValue();
            String tty = body.contains("\"Tty\":true") ? "{\"Tty\":true}" : "{}";
            all.add(send("POST", exec + "/start", tty).json());
            all.add(send("GET", exec + "/json", "").json());
        }
        return all;
    }

    private JsonNode waitWhile(String path, String deed) throws IOException {
        String[] meanwhile = deed.split(" ");
        ArrayNode all = NODES.arrayNode();
        Answer waited = endpoint.callAnd(
                "POST",
                path,
                LONGEST_WAIT,
                () -> all.add(send(meanwhile[0], meanwhile[1], "").json()));
        boolean forever = waited.open();
        all.add(
                forever
                        ? NODES.objectNode().put("waits", true)
                        : answered(waited).json());
        return all;
    }

    private void settle(String container) throws IOException, InterruptedException {
        for (int i = 0; i < LONGEST_SETTLING; i++) {
            Answered answered = send("GET", container + "/json", "");
            if (answered.status != 200 || isSettled(container, answered.body)) {
                return;
            }
            if (new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        }
    }

    private boolean isSettled(String container, JsonNode details) throws IOException {
        JsonNode state = details.get("State");
        JsonNode lives = details.at("/Config/Labels/lives");
        if (state.get("Running").booleanValue()) {
            return !lives.isMissingNode()
                    && !state.get("Restarting").booleanValue()
                    && (!state.path("Health").path("Status").asText().equals("starting")
                            || details.at("/Config/Healthcheck/Interval").asLong() > 1_000_000_000L
                            || state.get("Paused").booleanValue())
                    && (lives.asText().isEmpty() || state.get("Paused").booleanValue() || isReady(container));
        }
        boolean goes = details.at("/HostConfig/AutoRemove").booleanValue()
                && state.get("Status").asText().equals("exited");
        return !goes;
    }

    private boolean isReady(String container) throws IOException {
        String words = send("GET", container + "/logs?stdout=1&tail=1", "").body.toString();
        return words.contains("ready") || words.contains("not support");
    }

    private record Answered(int status, JsonNode body) {
        JsonNode json() {
            ObjectNode json = NODES.objectNode().put("status", status);
            json.set("response", body);
            return json;
        }
    }

    private Answered send(String method, String path, String body) throws IOException {
        Map<String, String> headers = body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        return answered(
                endpoint.call(method, path, headers, body.getBytes(StandardCharsets.UTF_8), !body.isEmpty(), PATIENCE));
    }

    private static Answered answered(Answer answer) {
        return new Answered(answer.status(), Decoder.decode(answer));
    }
}
