package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.container.HostMachine;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One topic on its way through an engine of its own, on a unix socket, as the recorder met the real one, and in a time of its
 * own. It runs beside the other topics; whoever wants an answer waits for it.
 */
final class ReplayedTopic {
    /** What was on the recorded engine. */
    private static final List<String> IMAGES = List.of(
            "busybox",
            "debian",
            "alpine",
            "hello-world",
            "nginx",
            "nginx:1.13",
            "redis",
            "redis:3",
            "redis:3.2",
            "redis:3.2.8",
            "python:3.6",
            "postgres:9.6",
            "node:8.1",
            "mongo:3.4");

    /** The recorded machine had a name of its own; else it is the one that an engine believes in. */
    private static final HostMachine MACHINE = new HostMachine(
            "vm",
            HostMachine.DEFAULT.kernelVersion(),
            HostMachine.DEFAULT.kernelBuild(),
            HostMachine.DEFAULT.operatingSystem(),
            HostMachine.DEFAULT.architecture(),
            HostMachine.DEFAULT.cpus(),
            HostMachine.DEFAULT.memoryBytes(),
            HostMachine.DEFAULT.rootDirectory(),
            HostMachine.DEFAULT.cgroupVersion(),
            HostMachine.DEFAULT.storageDriver(),
            HostMachine.DEFAULT.storageStatus());

    /** Else a network's id might once begin like the name of a container that is filtered by. */
    private static final long SEED = 1;

    private final Path hostFiles;
    private final Recording recording;
    private final Path socket;
    private final Map<String, CompletableFuture<JsonNode>> answers = new LinkedHashMap<>();

    ReplayedTopic(String topic, Path directory) {
        this.recording = Recording.of(topic);
        this.socket = directory.resolve(topic + ".sock");
        this.hostFiles = directory.resolve(topic);
        for (JsonNode step : probes()) {
            answers.put(name(step), new CompletableFuture<>());
        }
        Thread runner = new Thread(this::run, "replay of " + topic);
        runner.setDaemon(true);
        runner.start();
    }

    /** The steps whose answers are demanded. */
    List<JsonNode> probes() {
        return recording.steps().stream().filter(step -> step.has("probe")).toList();
    }

    static String name(JsonNode probe) {
        return probe.get("probe").textValue();
    }

    /** The normalised record of a probe, once it is there. */
    JsonNode answer(String probe) {
        return answers.get(probe).join();
    }

    private void run() {
        try {
            Files.createDirectories(hostFiles.resolve("tmp"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        ManualClock clock = new ManualClock();
        try (Engine engine = Engine.builder()
                        .clock(clock)
                        .host(MACHINE)
                        .hostFiles(hostFiles)
                        .seed(SEED)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build();
                HttpServer server = HttpServer.builder(new EngineApi(engine), engine.clock()::now)
                        .unix(socket)
                        .start()) {
            for (String image : IMAGES) {
                engine.registries().pull(PullRequest.of(image)).run(progress -> {});
            }
            replay(new Replay(new Endpoint("unix://" + socket), new ReplayTime(clock)));
        } catch (IOException | InterruptedException | RuntimeException | Error broken) {
            answers.values().forEach(answer -> answer.completeExceptionally(broken));
        }
    }

    /** A step that breaks breaks the next answer alone. */
    private void replay(Replay replay) {
        Throwable broken = null;
        for (JsonNode step : recording.steps()) {
            JsonNode record = null;
            try {
                record = replay.take(step);
            } catch (IOException | RuntimeException failure) {
                broken = failure;
            }
            if (step.has("probe")) {
                CompletableFuture<JsonNode> answer = answers.get(name(step));
                if (broken == null) {
                    answer.complete(record);
                } else {
                    answer.completeExceptionally(broken);
                }
                broken = null;
            }
        }
    }
}
