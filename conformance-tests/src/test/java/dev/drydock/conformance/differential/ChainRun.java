package dev.drydock.conformance.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.conformance.recorded.Decoder;
import dev.drydock.conformance.recorded.Endpoint;
import dev.drydock.conformance.recorded.Normaliser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends requests of a chain to one engine and makes the answers comparable. */
final class ChainRun {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Endpoint endpoint;
    private final Normaliser normaliser = new Normaliser();

    ChainRun(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    JsonNode answer(Chain.Request request) throws IOException, InterruptedException {
        if (request.method().equals("SETTLE")) {
            return settle(request.path());
        }
        Answered answered = send(request.method(), request.path(), request.body());
        if (request.path().matches(".*/(kill|stop).*")) {
            settle(request.path().replaceAll("/(kill|stop).*", "/json"));
        }
        ObjectNode comparable = JsonNodeFactory.instance.objectNode();
        comparable.put("status", answered.status);
        comparable.set("response", normaliser.value(answered.body, ""));
        return comparable;
    }

    /** Removes what the chains made. */
    void clean() throws IOException {
        for (JsonNode container : send("GET", "/containers/json?all=1", "").body) {
            if (container.get("Names").path(0).asText().startsWith("/dd-")) {
                send("DELETE", "/containers/" + container.get("Id").asText() + "?force=1&v=1", "");
            }
        }
        for (JsonNode image : send("GET", "/images/json", "").body) {
            for (JsonNode tag : image.path("RepoTags")) {
                if (tag.asText().startsWith("dd-")) {
                    send("DELETE", "/images/" + tag.asText() + "?force=1", "");
                }
            }
        }
    }

    private JsonNode settle(String inspect) throws IOException, InterruptedException {
        for (int i = 0; i < 500; i++) {
            Answered answered = send("GET", inspect, "");
            JsonNode container = answered.body;
            boolean running = container.at("/State/Running").asBoolean();
            boolean sleeps = container.at("/Config/Cmd/0").asText().equals("sleep");
            boolean goes = container.at("/HostConfig/AutoRemove").asBoolean()
                    && !container.at("/State/Status").asText().equals("created");
            if (answered.status != 200 || running && sleeps || !running && !goes) {
                return JsonNodeFactory.instance.objectNode().put("status", answered.status);
            }
            if (new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        }
        return JsonNodeFactory.instance.objectNode().put("status", "did not settle");
    }

    private record Answered(int status, JsonNode body) {}

    private Answered send(String method, String path, String body) throws IOException {
        Map<String, String> headers = body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        var answer =
                endpoint.call(method, path, headers, body.getBytes(StandardCharsets.UTF_8), !body.isEmpty(), PATIENCE);
        return new Answered(answer.status(), Decoder.decode(answer));
    }
}
