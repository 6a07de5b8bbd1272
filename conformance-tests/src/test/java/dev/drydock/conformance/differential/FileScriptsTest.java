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
 * runs on that, {@code docker commit}. The real engine is at {@code DRYDOCK_ORACLE}; its image is loaded into Drydock, so that
 * both begin alike. System properties: {@code drydock.stacks} is how many stacks of layers are made,
 * {@code drydock.layers} how high they are, {@code drydock.operations} how long a program is, {@code drydock.seed} the seed
 * of the first, {@code drydock.base} the image that they begin with, whose programs do the work.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileScriptsTest {
    private static final int OPERATIONS = Integer.getInteger("drydock.operations", 120);
    private static final int STACKS = Integer.getInteger("drydock.stacks", 3);
    private static final int LAYERS = Integer.getInteger("drydock.layers", 4);
    private static final long FIRST_SEED = Long.getLong("drydock.seed", new Random().nextInt(1_000_000));
    private static final String BASE = System.getProperty("drydock.base", "alpine");

    /** What BusyBox' timeout ends with, as the program that it killed did. */
    private static final int KILLED = 128 + 15;
    /** What GNU's timeout ends with. */
    private static final int TIMED_OUT = 124;

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
            boolean alike = true;
            for (int layer = 0; layer < LAYERS && alike; layer++) {
                FileScript script = FileScript.of(seed * 1000 + layer, OPERATIONS, layer == 0);
                String next = "files-script-" + seed + "-" + layer;
                made.add(next);
                Comparison found = compare(image, script, next);
                operations += found.operations();
                image = next;
                if (!found.differences().isEmpty()) {
                    differences.add(
                            "seed " + seed + ", layer " + layer + ":\n  " + String.join("\n  ", found.differences()));
                }
                alike = found.sameFiles();
            }
        }
        reporter.publishEntry(Map.of(
                "seeds", FIRST_SEED + " to " + (FIRST_SEED + STACKS - 1),
                "operations", String.valueOf(operations),
                "layers that differ", String.valueOf(differences.size())));
        assertThat(differences).as("%d operations", operations).isEmpty();
        assertThat(operations).isPositive();
    }

    /**
     * @param operations how many were compared
     * @param sameFiles whether a next layer can be compared, because what it begins with is alike
     */
    private record Comparison(int operations, List<String> differences, boolean sameFiles) {}

    private Comparison compare(String image, FileScript script, String next) throws IOException {
        CompletableFuture<FileScriptRun.Result> there = CompletableFuture.supplyAsync(() -> {
            try {
                return real.run(image, script, next);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
        FileScriptRun.Result here = ours.run(image, script, next);
        List<String> found = new ArrayList<>();
        List<String> operations = new ArrayList<>(script.lines());
        operations.add("listing");
        int end = end(operations.size(), there.join().said());
        for (int i = 0; i < end; i++) {
            different("says of " + operations.get(i), i, there.join().said(), here.said(), found);
        }
        if (end < operations.size()) {
            return new Comparison(end, found, false);
        }
        List<String> files = new ArrayList<>();
        part("diff", there.join().changes(), here.changes(), files);
        part("export", there.join().files(), here.files(), files);
        found.addAll(files);
        if (!files.isEmpty()) {
            found.add("after " + image + ", as " + script.user() + ":\n" + script.text());
        }
        return new Comparison(OPERATIONS, found, files.isEmpty());
    }

    /**
     * Where the comparison ends: at a copy that waited for the other end of a FIFO until it was killed, or that came to itself.
     * What it had copied by then depends on the order of its directories.
     */
    private static int end(int operations, List<String> said) {
        for (int i = 0; i < Math.min(operations, said.size()); i++) {
            String told = said.get(i);
            if (told.startsWith("= " + KILLED) || told.startsWith("= " + TIMED_OUT) || told.contains("into itself")) {
                return i;
            }
        }
        return operations;
    }

    /** The first line that differs: those behind it may only be shifted. */
    private static void part(String what, List<String> real, List<String> ours, List<String> found) {
        for (int i = 0; i < Math.max(real.size(), ours.size()); i++) {
            if (different(what, i, real, ours, found)) {
                return;
            }
        }
    }

    private static boolean different(String what, int line, List<String> real, List<String> ours, List<String> found) {
        String there = line < real.size() ? real.get(line) : "nothing more";
        String here = line < ours.size() ? ours.get(line) : "nothing more";
        if (there.equals(here)) {
            return false;
        }
        found.add(what + " " + line + ": the engine \"" + there + "\", Drydock \"" + here + "\"");
        return true;
    }
}
