package dev.drydock.benchmarks;

import dev.drydock.Engine;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The same requests, from the same client, over the same kind of socket, to two engines in turn: both of a pair are measured
 * within the same second, so that a machine that slows down slows both. Prints medians.
 *
 * <p>Drydock runs on a JVM, which compiles what runs often while it runs: it is warmed up before it is measured, as a test
 * suite does in its first seconds. What a fresh one costs is a line of its own.
 *
 * <p>{@code SideBySide LAUNCHER REAL.sock [PAIRS|short|images]}: the script {@code drydock}, and the socket of a real engine, which gets
 * the image {@code alpine} if it has it not; the containers and images that it gets are removed again. {@code images} measures
 * these alone.
 */
public final class SideBySide {
    private static final int WARM_UPS = 10_000;

    private final Path launcher;
    private final Extent extent;
    private final Table table = new Table(System.out);

    private SideBySide(Path launcher, Extent extent) {
        this.launcher = launcher;
        this.extent = extent;
    }

    /**
     * How much is measured.
     *
     * @param pairs of every operation; of the shortest ones twenty times as many
     * @param starts of the launcher
     * @param sleepers how many containers are to sleep at once
     */
    private record Extent(int pairs, int starts, int sleepers) {
        static final Extent WHOLE = new Extent(20, 7, 10_000);
        /** To see that it works. */
        static final Extent SHORT = new Extent(3, 1, 1000);

        static Extent of(String word) {
            return switch (word) {
                case "short" -> SHORT;
                case "images" -> WHOLE;
                default -> new Extent(Integer.parseInt(word), WHOLE.starts, WHOLE.sleepers);
            };
        }
    }

    /** Something that is measured as a whole. */
    private interface Operation {
        void run(Work engine) throws IOException;
    }

    /** @param arguments launcher, socket, and perhaps how many pairs */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Extent extent = arguments.length > 2 ? Extent.of(arguments[2]) : Extent.WHOLE;
        SideBySide measurement = new SideBySide(Path.of(arguments[0]), extent);
        // The first start builds what is missing.
        new ServedEngine(measurement.launcher).close();
        measurement.table.head("Java " + Runtime.version().feature() + ", medians of " + extent.pairs + " pairs");
        if (arguments.length < 3 || !arguments[2].equals("images")) {
            measurement.pairs(Path.of(arguments[1]));
            measurement.starts();
            measurement.sleepers();
        }
        measurement.images(Path.of(arguments[1]));
    }

    private void images(Path realSocket) throws IOException, InterruptedException {
        try (ServedEngine served = new ServedEngine(launcher);
                WireClient realClient = new WireClient(realSocket);
                WireClient drydockClient = new WireClient(served.socket())) {
            new ImageComparison(extent.pairs, table).measure(new ImageWork(realClient), new ImageWork(drydockClient));
        }
    }

    private void pairs(Path realSocket) throws IOException {
        try (ServedEngine served = new ServedEngine(launcher);
                WireClient realClient = new WireClient(realSocket);
                WireClient drydockClient = new WireClient(served.socket())) {
            Work real = new Work(realClient);
            try {
                pairs(real, new Work(drydockClient));
            } finally {
                real.clean();
            }
        }
    }

    private void pairs(Work real, Work drydock) throws IOException {
        int pairs = extent.pairs;
        real.prepare();
        drydock.prepare();
        fresh("create+start+wait+remove, first of a fresh JVM", drydock, Work::wholeLife);
        measure("create+start+wait+remove of true", real, drydock, pairs, Work::wholeLife);
        measure("exec true", real, drydock, pairs, Work::exec);
        measure("ping", real, drydock, pairs * 20, Work::ping);
        measure("inspect", real, drydock, pairs * 20, Work::inspect);
        real.fillList();
        drydock.fillList();
        measure("list of 1,000", real, drydock, pairs, Work::list);
    }

    private void fresh(String name, Work drydock, Operation operation) throws IOException {
        table.alone(name, nanos(drydock, operation));
    }

    private void measure(String name, Work real, Work drydock, int pairs, Operation operation) throws IOException {
        long limit = System.nanoTime() + 10_000_000_000L;
        for (int i = 0; i < WARM_UPS && System.nanoTime() < limit; i++) {
            operation.run(drydock);
        }
        operation.run(real);
        long[] realNanos = new long[pairs];
        long[] drydockNanos = new long[pairs];
        for (int i = 0; i < pairs; i++) {
            realNanos[i] = nanos(real, operation);
            drydockNanos[i] = nanos(drydock, operation);
        }
        table.pair(name, median(realNanos), median(drydockNanos));
    }

    private void starts() throws IOException {
        long[] cold = new long[extent.starts];
        for (int i = 0; i < extent.starts; i++) {
            try (ServedEngine served = new ServedEngine(launcher)) {
                cold[i] = served.readyNanos();
            }
        }
        table.alone("ready engine, ./drydock serve", median(cold));
        long[] warm = new long[WARM_UPS];
        for (int i = 0; i < WARM_UPS; i++) {
            long start = System.nanoTime();
            Engine engine = Engine.builder()
                    .programs(Userland.programs())
                    .registries(RegistryDirectory.withHub(Userland.hub()))
                    .build();
            warm[i] = System.nanoTime() - start;
            engine.close();
        }
        table.alone("ready engine, in process, the first", warm[0]);
        table.alone("ready engine, in process, warm", median(Arrays.copyOfRange(warm, WARM_UPS / 2, WARM_UPS)));
    }

    private void sleepers() throws IOException {
        try (ServedEngine served = new ServedEngine(launcher);
                WireClient client = new WireClient(served.socket())) {
            Work work = new Work(client);
            work.prepare();
            int count = extent.sleepers;
            long bytes = served.liveBytes();
            long nanos = nanos(work, each -> each.startSleepers(count));
            String name = String.format(Locale.ROOT, "%,d x sleep 1000", count);
            table.alone(name + ", on a fresh JVM", nanos);
            long each = (served.liveBytes() - bytes) / count;
            table.alone(name + ", live heap of each", String.format(Locale.ROOT, "%,d B", each));
            table.alone(name + ", threads of the process", Long.toString(served.threads()));
            table.alone("as many again, on the same JVM", nanos(work, again -> again.startSleepers(count)));
        }
    }

    private static long nanos(Work engine, Operation operation) throws IOException {
        long start = System.nanoTime();
        operation.run(engine);
        return System.nanoTime() - start;
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
