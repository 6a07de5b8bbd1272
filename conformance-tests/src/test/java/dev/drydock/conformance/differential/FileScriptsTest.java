package dev.drydock.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.conformance.recorded.Endpoint;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random programs of file operations, layer upon layer, have the same effects in containers of a real engine and of Drydock:
 * what they say, {@code docker diff}, {@code docker export}, and, because each container is committed and the next program
 * runs on that, {@code docker commit}. The real engine is at {@code DRYDOCK_ORACLE}; its image {@code alpine} is loaded into
 * Drydock, so that both begin alike. System properties: {@code drydock.stacks} is how many stacks of layers are made,
 * {@code drydock.layers} how high they are, {@code drydock.seed} the seed of the first.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileScriptsTest {
    private static final int OPERATIONS = 60;
    private static final int STACKS = Integer.getInteger("drydock.stacks", 3);
    private static final int LAYERS = Integer.getInteger("drydock.layers", 4);
    private static final long FIRST_SEED = Long.getLong("drydock.seed", new Random().nextInt(1_000_000));
    private static final String BASE = "alpine";

    private final Set<String> made = new LinkedHashSet<>();
    private Engine engine;
    private HttpServer server;
    private FileScriptRun real;
    private FileScriptRun ours;

    @BeforeEach
    void serve() throws IOException {
        String oracle = System.getenv("DRYDOCK_ORACLE");
        assertThat(oracle).as("DRYDOCK_ORACLE, the address of a real engine").isNotNull();
        Path socket = Files.createTempDirectory("drydock").resolve("engine.sock");
        real = new FileScriptRun(new Endpoint(oracle));
        engine = Engine.builder().programs(Userland.programs()).build();
        server = HttpServer.builder(new EngineApi(engine), engine.clock()::now)
                .unix(socket)
                .start();
        ours = new FileScriptRun(new Endpoint("unix://" + socket));
        ours.load(real.save(BASE));
    }

    @AfterEach
    void clean() throws IOException {
        for (String image : made) {
            real.removeImage(image);
        }
        server.close();
        engine.close();
    }

    @Test
    void random_programs_leave_the_same_files_layer_upon_layer(TestReporter reporter) throws IOException {
        List<String> differences = new ArrayList<>();
        int operations = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STACKS; seed++) {
            String image = BASE;
            for (int layer = 0; layer < LAYERS; layer++) {
                FileScript script = FileScript.of(seed * 1000 + layer, OPERATIONS);
                String next = "files-script-" + seed + "-" + layer;
                made.add(next);
                List<String> found = differences(image, script, next);
                operations += OPERATIONS;
                image = next;
                if (!found.isEmpty()) {
                    differences.add("seed " + seed + ", layer " + layer + ":\n  " + String.join("\n  ", found));
                    break;
                }
            }
        }
        reporter.publishEntry(Map.of(
                "seeds", FIRST_SEED + " to " + (FIRST_SEED + STACKS - 1),
                "operations", String.valueOf(operations),
                "stacks that differ", String.valueOf(differences.size())));
        assertThat(differences).as("%d operations", operations).isEmpty();
        assertThat(operations).isPositive();
    }

    private List<String> differences(String image, FileScript script, String next) throws IOException {
        CompletableFuture<FileScriptRun.Result> there = CompletableFuture.supplyAsync(() -> {
            try {
                return real.run(image, script, next);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
        FileScriptRun.Result here = ours.run(image, script, next);
        List<String> found = new ArrayList<>();
        part("says", there.join().said(), here.said(), found);
        part("diff", there.join().changes(), here.changes(), found);
        part("export", there.join().files(), here.files(), found);
        if (!found.isEmpty()) {
            found.add("after " + image + ":\n" + script.text());
        }
        return found;
    }

    private static void part(String what, List<String> real, List<String> ours, List<String> found) {
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
