package dev.drydock.benchmarks;

import dev.drydock.Engine;
import dev.drydock.build.ConfigChanges;
import dev.drydock.build.ImportRequest;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.RemoveOptions;
import dev.drydock.reference.ImageReference;
import dev.drydock.userland.Userland;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Images come and go, and containers are made of small and of large ones, on two engines in turn. What an operation needs, and
 * what it leaves, is seen to before and after it, and not measured.
 */
final class ImageComparison {
    private static final int MEBIBYTES = 100;
    private static final int FEW = 10;
    private static final int MANY = 100_000;
    private static final int WARM_UPS = 3;
    private static final int WARM_UPS_OF_CREATION = 2000;
    private static final int CREATIONS_IN_PROCESS = 20_000;

    private final int pairs;
    private final Table table;

    /** @param pairs of each creation; of what moves much a quarter of them */
    ImageComparison(int pairs, Table table) {
        this.pairs = pairs;
        this.table = table;
    }

    /** A part of what is done. */
    private interface Step {
        void run(ImageWork engine) throws IOException;
    }

    void measure(ImageWork real, ImageWork drydock) throws IOException, InterruptedException {
        try {
            transfers(real, drydock);
            creations(real, drydock);
        } finally {
            clean(real);
            clean(drydock);
        }
    }

    private void transfers(ImageWork real, ImageWork drydock) throws IOException {
        byte[] files = ImageFiles.large(MEBIBYTES);
        byte[] few = ImageFiles.small(FEW);
        for (ImageWork engine : List.of(real, drydock)) {
            clean(engine);
            engine.importImage("few", few);
            engine.create("written", "few");
            engine.put("written", files);
        }
        Step nothing = engine -> {};
        int some = Math.max(3, pairs / 4);
        String size = " of " + MEBIBYTES + " MiB";
        pairs(
                "import" + size,
                real,
                drydock,
                WARM_UPS,
                some,
                engine -> engine.removeImage("large"),
                engine -> engine.importImage("large", files));
        pairs("save" + size, real, drydock, WARM_UPS, some, nothing, engine -> engine.save("large"));
        byte[] archive = real.saved("large");
        pairs(
                "load" + size,
                real,
                drydock,
                WARM_UPS,
                some,
                engine -> engine.removeImage("large"),
                engine -> engine.load(archive));
        pairs("export" + size, real, drydock, WARM_UPS, some, nothing, engine -> engine.export("written"));
        pairs(
                "commit" + size,
                real,
                drydock,
                WARM_UPS,
                some,
                engine -> engine.removeImage("committed"),
                engine -> engine.commit("written", "committed"));
    }

    private void creations(ImageWork real, ImageWork drydock) throws IOException, InterruptedException {
        byte[] many = ImageFiles.small(MANY);
        real.importImage("many", many);
        drydock.importImage("many", many);
        for (String tag : List.of("few", "many")) {
            String name = "create, image of " + count(tag) + " files";
            pairs(
                    name,
                    real,
                    drydock,
                    WARM_UPS_OF_CREATION,
                    pairs,
                    engine -> engine.removeContainer("made"),
                    engine -> engine.create("made", tag));
            table.alone(name + ", in process", inProcess(tag.equals("few") ? ImageFiles.small(FEW) : many));
        }
    }

    private static String count(String tag) {
        return tag.equals("few") ? "10" : "100,000";
    }

    private void pairs(
            String name, ImageWork real, ImageWork drydock, int warmUps, int count, Step before, Step measured)
            throws IOException {
        for (int i = 0; i < warmUps; i++) {
            nanos(drydock, before, measured);
        }
        nanos(real, before, measured);
        long[] realNanos = new long[count];
        long[] drydockNanos = new long[count];
        for (int i = 0; i < count; i++) {
            realNanos[i] = nanos(real, before, measured);
            drydockNanos[i] = nanos(drydock, before, measured);
        }
        table.pair(name, median(realNanos), median(drydockNanos));
    }

    private static long nanos(ImageWork engine, Step before, Step measured) throws IOException {
        before.run(engine);
        long start = System.nanoTime();
        measured.run(engine);
        return System.nanoTime() - start;
    }

    /** As a test suite does it: no socket, no JSON. */
    private static long inProcess(byte[] files) throws InterruptedException {
        try (Engine engine = Engine.builder().programs(Userland.programs()).build()) {
            engine.imports()
                    .run(
                            new ImportRequest(ImageReference.parse("image"), null, "", new ConfigChanges(List.of())),
                            new ByteArrayInputStream(files));
            long[] nanos = new long[CREATIONS_IN_PROCESS];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                engine.containers().create(CreateContainer.of("made", "image", "none"));
                nanos[i] = System.nanoTime() - start;
                engine.containers().remove("made", RemoveOptions.DEFAULT);
            }
            return median(Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length));
        }
    }

    private static void clean(ImageWork engine) throws IOException {
        for (String container : List.of("written", "made")) {
            engine.removeContainer(container);
        }
        for (String tag : List.of("large", "committed", "few", "many")) {
            engine.removeImage(tag);
        }
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
