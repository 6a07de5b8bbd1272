package dev.drydock.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The same requests, from the same client, over the same kind of socket, to two engines in turn: first and second of a pair
 * are measured within the same second, so that a machine that slows down slows both. Prints the medians and the ratio.
 *
 * <p>{@code SideBySide REAL.sock DRYDOCK.sock [PAIRS]}. Both need the image {@code alpine}.
 */
public final class SideBySide {
    private static final String PREFIX = "bench-";

    private SideBySide() {}

    /** Something that is measured as a whole. */
    private interface Operation {
        void run(WireClient engine, int number) throws IOException;
    }

    /** @param arguments two sockets and perhaps how many pairs */
    public static void main(String[] arguments) throws IOException {
        Path real = Path.of(arguments[0]);
        Path drydock = Path.of(arguments[1]);
        int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        try (WireClient one = new WireClient(real);
                WireClient other = new WireClient(drydock)) {
            List<WireClient> engines = List.of(one, other);
            for (WireClient engine : engines) {
                clean(engine);
                create(engine, PREFIX + "main", "[\"sleep\",\"100000\"]");
                engine.call("POST", "/containers/" + PREFIX + "main/start", "").expect(204);
            }
            System.out.printf(Locale.ROOT, "%-34s %12s %12s %9s%n", "median of " + pairs, "real", "Drydock", "ratio");
            measure("create+start+wait+remove of true", engines, pairs, SideBySide::whole);
            measure("exec true", engines, pairs, SideBySide::exec);
            measure(
                    "inspect",
                    engines,
                    pairs * 10,
                    (engine, number) -> engine.call("GET", "/containers/" + PREFIX + "main/json", "")
                            .expect(200));
            for (WireClient engine : engines) {
                for (int i = 0; i < 999; i++) {
                    create(engine, PREFIX + "list-" + i, "[\"true\"]");
                }
            }
            measure(
                    "list of 1,000",
                    engines,
                    pairs,
                    (engine, number) ->
                            engine.call("GET", "/containers/json?all=1", "").expect(200));
            for (WireClient engine : engines) {
                clean(engine);
            }
        }
    }

    private static void measure(String name, List<WireClient> engines, int pairs, Operation operation)
            throws IOException {
        long[][] nanos = new long[engines.size()][pairs];
        for (int i = -Math.min(pairs, 20); i < pairs; i++) {
            for (int engine = 0; engine < engines.size(); engine++) {
                if (i < -3 && engine == 0) {
                    continue;
                }
                long start = System.nanoTime();
                operation.run(engines.get(engine), i);
                if (i >= 0) {
                    nanos[engine][i] = System.nanoTime() - start;
                }
            }
        }
        double real = median(nanos[0]);
        double drydock = median(nanos[1]);
        System.out.printf(
                Locale.ROOT, "%-34s %9.3f ms %9.3f ms %8.1fx%n", name, real / 1e6, drydock / 1e6, real / drydock);
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void whole(WireClient engine, int number) throws IOException {
        String container = "/containers/" + PREFIX + "run";
        create(engine, PREFIX + "run", "[\"true\"]");
        engine.call("POST", container + "/start", "").expect(204);
        engine.call("POST", container + "/wait", "").expect(200);
        engine.call("DELETE", container, "").expect(204);
    }

    private static void exec(WireClient engine, int number) throws IOException {
        String id = engine.call("POST", "/containers/" + PREFIX + "main/exec", "{\"Cmd\":[\"true\"]}")
                .expect(201)
                .id();
        engine.execToTheEnd(id);
    }

    private static void create(WireClient engine, String name, String command) throws IOException {
        engine.call("POST", "/containers/create?name=" + name, "{\"Image\":\"alpine\",\"Cmd\":" + command + "}")
                .expect(201);
    }

    private static void clean(WireClient engine) throws IOException {
        List<String> names = new ArrayList<>(List.of(PREFIX + "main", PREFIX + "run"));
        for (int i = 0; i < 999; i++) {
            names.add(PREFIX + "list-" + i);
        }
        for (String name : names) {
            engine.call("DELETE", "/containers/" + name + "?force=1", "");
        }
    }
}
