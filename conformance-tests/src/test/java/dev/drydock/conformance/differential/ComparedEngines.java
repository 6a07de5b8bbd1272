package dev.drydock.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.conformance.recorded.Comparison;
import dev.drydock.conformance.recorded.Endpoint;
import dev.drydock.container.HostMachine;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.TestReporter;

/**
 * A real engine and Drydock, which get the same chains of requests. The real one is at {@code DRYDOCK_ORACLE}; it needs the
 * image {@code alpine}. System properties: {@code drydock.chains} is how many are sent; {@code drydock.seed} is the seed of
 * the first, the next has the next number, so that the seed which a failure names repeats its chain; {@code
 * drydock.shrinking} is how often a failing chain is sent again without one of its requests.
 */
final class ComparedEngines implements AutoCloseable {
    private static final int LENGTH = 40;
    private static final int CHAINS = Integer.getInteger("drydock.chains", 12);
    private static final long FIRST_SEED = Long.getLong("drydock.seed", new Random().nextInt(1_000_000));
    private static final int MOST_SHRINKING = Integer.getInteger("drydock.shrinking", 30);

    private final Vocabulary vocabulary;
    private final Engine engine;
    private final HttpServer server;
    private final ChainRun real;
    private final ChainRun ours;
    private int brokenOff;
    private int eventsForgotten;

    ComparedEngines(Vocabulary vocabulary) throws IOException, InterruptedException {
        this.vocabulary = vocabulary;
        String oracle = System.getenv("DRYDOCK_ORACLE");
        assertThat(oracle).as("DRYDOCK_ORACLE, the address of a real engine").isNotNull();
        Path socket = Files.createTempDirectory("drydock").resolve("engine.sock");
        real = new ChainRun(new Endpoint(oracle), vocabulary.names());
        engine = Engine.builder()
                .host(machine(real.nameOfMachine()))
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build();
        engine.registries().pull(PullRequest.of("alpine")).run(progress -> {});
        server = HttpServer.builder(new EngineApi(engine), engine.clock()::now)
                .unix(socket)
                .start();
        ours = new ChainRun(new Endpoint("unix://" + socket), vocabulary.names());
    }

    /** Containers on its network are called as it is. */
    private static HostMachine machine(String name) {
        HostMachine usual = HostMachine.DEFAULT;
        return new HostMachine(
                name,
                usual.kernelVersion(),
                usual.kernelBuild(),
                usual.operatingSystem(),
                usual.architecture(),
                usual.cpus(),
                usual.memoryBytes(),
                usual.rootDirectory(),
                usual.cgroupVersion(),
                usual.storageDriver(),
                usual.storageStatus());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        real.clean();
        server.close();
        engine.close();
    }

    /** Sends them chain after chain, and fails where they part. */
    void compare(TestReporter reporter) throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        int requests = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CHAINS; seed++) {
            Chain chain = Chain.of(seed, LENGTH, vocabulary);
            Optional<Difference> difference = difference(chain);
            requests += difference.map(found -> found.index() + 1).orElse(LENGTH);
            if (difference.isPresent()) {
                differences.add(shrunk(chain, difference.get()));
                reporter.publishEntry("difference", differences.get(differences.size() - 1));
            }
        }
        reporter.publishEntry(Map.of(
                "seeds", FIRST_SEED + " to " + (FIRST_SEED + CHAINS - 1),
                "requests", String.valueOf(requests),
                "chains that differ", String.valueOf(differences.size()),
                "chains cut short, because the real engine broke off", String.valueOf(brokenOff),
                "chains whose events were too many to compare", String.valueOf(eventsForgotten)));
        assertThat(differences)
                .as("%d requests; each difference with the chain that shows it", requests)
                .isEmpty();
        assertThat(requests).isPositive();
    }

    /** @param index of the request after which the engines part; the chain's length if their events do */
    private record Difference(int index, List<String> lines) {}

    private Optional<Difference> difference(Chain chain) throws IOException, InterruptedException {
        real.clean();
        ours.clean();
        long since = nanos(Instant.now());
        // The two clocks drift apart in a long run, and what was cleaned up is not to be told of.
        long ourSince = nanos(engine.clock().now());
        for (int i = 0; i < chain.requests().size(); i++) {
            Chain.Request request = chain.requests().get(i);
            CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> answer(real, request));
            JsonNode ourAnswer = answer(ours, request);
            JsonNode realAnswer = answer.join();
            if (realAnswer.path(0).path("status").asInt(1) == 0) {
                // A fault of the real engine's own: it broke off. From here on there is nothing to compare with.
                brokenOff++;
                return Optional.empty();
            }
            List<String> lines = differences(realAnswer, ourAnswer);
            if (!lines.isEmpty()) {
                return Optional.of(new Difference(i, lines));
            }
        }
        long until = nanos(Instant.now());
        long ourUntil = nanos(engine.clock().now());
        if (!real.knowsAll(since, until) || !ours.knowsAll(ourSince, ourUntil)) {
            eventsForgotten++;
            return Optional.empty();
        }
        List<String> lines = differences(real.events(since, until), ours.events(ourSince, ourUntil));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(chain.requests().size(), lines));
    }

    private static JsonNode answer(ChainRun engine, Chain.Request request) {
        try {
            return engine.answer(request);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(request.toString(), broken);
        }
    }

    private static List<String> differences(JsonNode real, JsonNode ours) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return Comparison.differences(
                nodes.objectNode().set("response", real), nodes.objectNode().set("response", ours), null);
    }

    /** Leaves out what is not needed to see the difference, one request after the other. */
    private String shrunk(Chain chain, Difference difference) throws IOException, InterruptedException {
        Chain least =
                chain.upTo(Math.min(difference.index() + 1, chain.requests().size()));
        Difference seen = difference;
        int tries = 0;
        for (int i = least.requests().size() - 2; i >= 0 && tries < MOST_SHRINKING; i--, tries++) {
            Chain fewer = least.without(i);
            Optional<Difference> still = difference(fewer);
            if (still.isPresent() && still.get().lines().equals(seen.lines())) {
                least = fewer;
                seen = still.get();
            }
        }
        return least + "\n    " + String.join("\n    ", seen.lines());
    }

    private static long nanos(Instant now) {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
