package dev.drydock.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.conformance.recorded.Endpoint;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random mounts are answered, shown and seen alike at a real engine and at Drydock. The real engine is at {@code
 * DRYDOCK_ORACLE}, and {@code DRYDOCK_CLIENT_ROOT} is the root directory of its host, where {@code /srv/dd-mounts} is made and
 * removed. System properties: {@code drydock.mounts} is how many containers are made, {@code drydock.seed} the seed of the
 * first.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MountsTest {
    private static final int CASES = Integer.getInteger("drydock.mounts", 60);
    private static final long FIRST_SEED = Long.getLong("drydock.seed", new Random().nextInt(1_000_000));

    @TempDir
    private Path host;

    @TempDir
    private Path sockets;

    private Engine engine;
    private HttpServer server;
    private MountsRun real;
    private MountsRun ours;

    @BeforeEach
    void serve() throws IOException {
        String oracle = System.getenv("DRYDOCK_ORACLE");
        assertThat(oracle).as("DRYDOCK_ORACLE, the address of a real engine").isNotNull();
        String root = Objects.requireNonNullElse(System.getenv("DRYDOCK_CLIENT_ROOT"), "/");
        real = new MountsRun(new Endpoint(oracle), Path.of(root));
        engine = Engine.builder().programs(Userland.programs()).hostFiles(host).build();
        Path socket = sockets.resolve("engine.sock");
        server = HttpServer.builder(new EngineApi(engine), engine.clock()::now)
                .unix(socket)
                .start();
        ours = new MountsRun(new Endpoint("unix://" + socket), host);
        real.commitImage();
        ours.load(real.save());
    }

    @AfterEach
    void clean() throws IOException {
        real.clean();
        real.removeImage();
        server.close();
        engine.close();
    }

    @Test
    void random_mounts_are_answered_shown_and_seen_alike(TestReporter reporter) throws IOException {
        List<String> differences = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            MountCase mountCase = MountCase.of(seed);
            real.prepare();
            ours.prepare();
            Map<String, List<String>> there = real.run(mountCase);
            Map<String, List<String>> here = ours.run(mountCase);
            List<String> found = new ArrayList<>();
            there.forEach((what, expected) -> compare(what, expected, here.getOrDefault(what, List.of()), found));
            if (!found.isEmpty()) {
                differences.add(
                        "seed " + seed + ": " + mountCase.configuration() + "\n    " + String.join("\n    ", found));
            }
        }
        reporter.publishEntry(Map.of(
                "seeds",
                FIRST_SEED + " to " + (FIRST_SEED + CASES - 1),
                "containers that differ",
                String.valueOf(differences.size())));
        assertThat(differences).as("%d containers", CASES).isEmpty();
        assertThat(CASES).isPositive();
    }

    private static void compare(String what, List<String> real, List<String> ours, List<String> found) {
        for (int i = 0; i < Math.max(real.size(), ours.size()); i++) {
            String there = i < real.size() ? real.get(i) : "nothing more";
            String here = i < ours.size() ? ours.get(i) : "nothing more";
            if (!there.equals(here)) {
                found.add(what + " " + i + ": the engine \"" + there + "\", Drydock \"" + here + "\"");
                return;
            }
        }
    }
}
