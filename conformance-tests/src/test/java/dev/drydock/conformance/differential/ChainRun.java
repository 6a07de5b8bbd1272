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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends the requests of a chain to one engine. After each, all that ends by itself has ended before the next one. */
final class ChainRun {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For a wait that does not end. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    /** For attaching to what does not run: nothing comes, and nothing ends. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1500);

    /** An end of typing before a terminal has answered closes what it says too; who is first would be chance. */
    private static final Duration ECHO = Duration.ofMillis(300);

    private static final int LONGEST_SETTLING = 1500;
    private static final int MOST_EVENTS = 256;
    private static final String OF_CONTAINER = "^(/containers/[^/?]+).*";
    private static final String TYPED = "echo typed\n";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Endpoint endpoint;
    private final Vocabulary.Names names;
    private final Set<String> begun = new HashSet<>();

    ChainRun(Endpoint endpoint, Vocabulary.Names names) {
        this.endpoint = endpoint;
        this.names = names;
    }

    String nameOfMachine() throws IOException {
        return send("GET", "/info", "").body.get("Name").textValue();
    }

    /** What the engine answers, made comparable. */
    JsonNode answer(Chain.Request request) throws IOException, InterruptedException {
        if (wouldGoOnForEver(request) || wouldBeChance(request)) {
            return NODES.textNode("not sent");
        }
        String path = request.version() + patient(request.path());
        JsonNode answer = switch (request.way()) {
            case PLAIN -> send(request.method(), path, request.body()).json();
            case EXEC, EXEC_TYPED, EXEC_DETACHED -> exec(request);
            case WAIT -> waitWhile(path, request.body());
            case ATTACH -> attach(path, request.body());
        };
        ArrayNode all = NODES.arrayNode().add(answer);
        for (String name : names.containers()) {
            if (!settles("/containers/" + name)) {
                all.add(name + " does not settle");
            }
        }
        return Plain.answer(all);
    }

    /** A program with a trap ends by it or by SIGKILL, whichever comes first; so it is given time. */
    private String patient(String path) throws IOException {
        if (!path.contains("t=0")) {
            return path;
        }
        String container = path.replaceFirst(OF_CONTAINER, "$1");
        boolean traps = send("GET", container + "/json", "")
                .body
                .at("/Config/Labels/lives")
                .asText()
                .equals("ready");
        return traps ? path.replace("t=0", "t=2") : path;
    }

    /** What ends by itself is not to be started again and again: its states would be chance. */
    private boolean wouldGoOnForEver(Chain.Request request) throws IOException {
        if (!request.path().endsWith("/update") || !request.body().contains("unless-stopped")) {
            return false;
        }
        Answered details = send("GET", request.path().replace("/update", "/json"), "");
        return details.status == 200 && details.body.at("/Config/Labels/lives").isMissingNode();
    }

    /** A container joins its networks in the order of a map of Go's: if it may fail at one, what it has joined by then is chance. */
    private boolean wouldBeChance(Chain.Request request) throws IOException {
        if (!(request.path() + request.body()).matches(".*/(?:start|restart)(?:[?{].*)?")) {
            return false;
        }
        Answered details = send("GET", request.path().replaceFirst(OF_CONTAINER, "$1") + "/json", "");
        JsonNode networks = details.body.at("/NetworkSettings/Networks");
        if (networks.size() < 2) {
            return false;
        }
        if (!details.body.at("/HostConfig/PortBindings").isEmpty()) {
            return true;
        }
        for (Map.Entry<String, JsonNode> network : networks.properties()) {
            if (network.getValue().path("IPAMConfig").isObject() || mayBeFull(network.getKey())) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeFull(String network) throws IOException {
        Answered details = send("GET", "/networks/" + network, "");
        String addresses = details.body.at("/IPAM/Config").toString();
        return details.status != 200 || addresses.contains("IPRange") || addresses.contains("/31");
    }

    /** Whether the engine still knows of everything that happened since then: it keeps its last 256 events. */
    boolean knowsAll(long sinceNanos, long untilNanos) throws IOException {
        JsonNode all = stream("/events?since=" + seconds(sinceNanos) + "&until=" + seconds(untilNanos));
        return all.size() < MOST_EVENTS;
    }

    /** What happened to the containers, networks and volumes of the chains since then, made comparable. */
    JsonNode events(long sinceNanos, long untilNanos) throws IOException {
        String window = "/events?since=" + seconds(sinceNanos) + "&until=" + seconds(untilNanos) + "&filters=";
        ArrayNode all = NODES.arrayNode();
        all.add(Plain.events(stream(window + "%7B%22label%22:%5B%22dd=1%22%5D,%22type%22:%5B%22container%22%5D%7D")));
        all.add(Plain.events(
                stream(window + "%7B%22container%22:%5B%22dd-a%22%5D,%22event%22:%5B%22die%22,%22start%22%5D%7D")));
        all.add(Plain.networkEvents(stream(window + "%7B%22type%22:%5B%22network%22%5D%7D")));
        all.add(Plain.volumeEvents(stream(window + "%7B%22type%22:%5B%22volume%22%5D%7D")));
        return all;
    }

    private JsonNode stream(String target) throws IOException {
        JsonNode all = send("GET", target, "").body;
        return all.has("stream") ? all.get("stream") : NODES.arrayNode().add(all);
    }

    /** Removes what the chains made, and waits until it is gone. */
    void clean() throws IOException, InterruptedException {
        for (String name : names.containers()) {
            while (send("DELETE", "/containers/" + name + "?force=1&v=1", "").status == 409) {
                rest();
            }
        }
        for (String name : names.networks()) {
            send("DELETE", "/networks/" + name, "");
        }
        for (String name : names.volumes()) {
            send("DELETE", "/volumes/" + name + "?force=1", "");
        }
        for (String tag : names.tags()) {
            send("DELETE", "/images/" + tag + "?force=1", "");
        }
    }

    private static String seconds(long nanos) {
        return nanos / 1_000_000_000 + "." + String.format(java.util.Locale.ROOT, "%09d", nanos % 1_000_000_000);
    }

    private JsonNode exec(Chain.Request request) throws IOException, InterruptedException {
        ArrayNode all = NODES.arrayNode();
        Answered created = send("POST", request.version() + request.path() + "/exec", request.body());
        all.add(created.json());
        if (created.status == 201) {
            String exec = request.version() + "/exec/" + created.body.get("Id").textValue();
            String tty = request.body().contains("\"Tty\":true") ? "{\"Tty\":true}" : "{}";
            all.add(
                    switch (request.way()) {
                        case EXEC_TYPED -> typed(exec + "/start", tty);
                        case EXEC_DETACHED ->
                            send("POST", exec + "/start", "{\"Detach\":true}").json();
                        default -> send("POST", exec + "/start", tty).json();
                    });
            all.add(ended(exec + "/json").json());
        }
        return all;
    }

    private JsonNode typed(String target, String body) throws IOException {
        return answered(endpoint.converse(
                        target, body.getBytes(StandardCharsets.UTF_8), TYPED, Duration.ZERO, PATIENCE, () -> {}))
                .json();
    }

    private Answered ended(String exec) throws IOException, InterruptedException {
        Answered answered = send("GET", exec, "");
        for (int i = 0; i < LONGEST_SETTLING && answered.body.path("Running").booleanValue(); i++) {
            rest();
            answered = send("GET", exec, "");
        }
        return answered;
    }

    private JsonNode attach(String container, String query) throws IOException {
        JsonNode details = send("GET", container + "/json", "").body;
        boolean runs = details.at("/State/Running").booleanValue();
        boolean typesAtTerminal = runs && details.at("/Config/Tty").booleanValue() && query.contains("stdin=1");
        Answer answer = endpoint.converse(
                container + "/attach?stream=1&" + query,
                new byte[0],
                TYPED,
                typesAtTerminal ? ECHO : Duration.ZERO,
                runs ? PATIENCE : SHORTEST_WAIT,
                () -> send("POST", container + "/stop?t=1", ""));
        ObjectNode json = answered(answer).json();
        return json.put("open", answer.open());
    }

    private JsonNode waitWhile(String path, String deed) throws IOException {
        String[] meanwhile = deed.split(" ");
        String target = patient(meanwhile[1]);
        ArrayNode all = NODES.arrayNode();
        Answer waited = endpoint.callAnd(
                "POST",
                path,
                LONGEST_WAIT,
                () -> all.add(send(meanwhile[0], target, "").json()));
        boolean forever = waited.open();
        all.add(
                forever
                        ? NODES.objectNode().put("waits", true)
                        : answered(waited).json());
        return all;
    }

    private boolean settles(String container) throws IOException, InterruptedException {
        for (int i = 0; i < LONGEST_SETTLING; i++) {
            Answered answered = send("GET", container + "/json", "");
            if (answered.status != 200 || isSettled(container, answered.body)) {
                return true;
            }
            rest();
        }
        return false;
    }

    private static void rest() throws InterruptedException {
        if (new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts this down");
        }
    }

    private boolean isSettled(String container, JsonNode details) throws IOException {
        JsonNode state = details.get("State");
        JsonNode lives = details.at("/Config/Labels/lives");
        if (state.get("Running").booleanValue()) {
            return !lives.isMissingNode()
                    && !state.get("Restarting").booleanValue()
                    && (!state.path("Health").path("Status").asText().equals("starting")
                            || staysStarting(details.at("/Config/Healthcheck"))
                            || state.get("Paused").booleanValue())
                    && (state.get("Paused").booleanValue() || hasBegun(container, details, lives.asText()));
        }
        boolean goes = details.at("/HostConfig/AutoRemove").booleanValue()
                && !state.get("Status").asText().equals("created");
        return !goes;
    }

    /** Nothing is said of its health for longer than anybody waits. */
    private static boolean staysStarting(JsonNode check) {
        return Math.max(
                        check.path("Interval").asLong(),
                        check.path("StartPeriod").asLong())
                > 1_000_000_000L;
    }

    /** Asks only once of each run. */
    private boolean hasBegun(String container, JsonNode details, String lives) throws IOException {
        String run = details.get("Id").asText() + details.at("/State/StartedAt").asText();
        if (!begun.contains(run) && (lives.isEmpty() ? isItself(container) : isReady(container))) {
            begun.add(run);
        }
        return begun.contains(run);
    }

    /** For a moment after its start, it is runc that gets its signals. */
    private boolean isItself(String container) throws IOException {
        JsonNode processes = send("GET", container + "/top?ps_args=-o%20pid,args", "").body;
        return !processes.toString().contains("runc");
    }

    private boolean isReady(String container) throws IOException {
        String words = send("GET", container + "/logs?stdout=1&tail=1", "").body.toString();
        return words.contains("ready") || words.contains("not support");
    }

    private record Answered(int status, String type, JsonNode body) {
        ObjectNode json() {
            ObjectNode json = NODES.objectNode().put("status", status).put("contentType", type);
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
        return new Answered(answer.status(), answer.header("content-type"), Decoder.decode(answer));
    }
}
