package dev.drydock.benchmarks;

import dev.drydock.Engine;
import dev.drydock.container.CommitContainer;
import dev.drydock.container.CreateContainer;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.MountTable;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerContents;
import dev.drydock.layer.LayerStore;
import dev.drydock.layer.WritableLayer;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.Locale;

/**
 * What one more file, image and container holds of the heap: many are made, and what is live more afterwards is divided by
 * their number.
 */
public final class HeldBytes {
    private static final int FILES = 100_000;
    private static final int IN_A_DIRECTORY = 100;
    private static final int IMAGES = 2_000;
    private static final int CONTAINERS = 5_000;
    private static final int COLLECTIONS = 3;
    private static final int SMALL_BYTES = 100;
    private static final int LARGE_BYTES = 4096;

    private final Table table = new Table(System.out);

    private HeldBytes() {}

    /** Something that is made many times. */
    private interface Making {
        void make(int number) throws IOException, InterruptedException;
    }

    /** @param arguments none */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        HeldBytes measurement = new HeldBytes();
        measurement.table.head("Java " + Runtime.version().feature() + ", live heap, in process");
        measurement.layers();
        measurement.files();
        measurement.engine();
    }

    private static LayerStore layerStore(ContentStore contents) {
        return new LayerStore(contents, () -> Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Files of one byte, in the heap as those of the catalogue's images are. */
    private void layers() {
        LayerStore store = layerStore(ContentStore.unlimited());
        long before = liveBytes();
        LayerContents.Builder contents = LayerContents.builder();
        for (int i = 0; i < FILES; i++) {
            String directory = "/directory-" + i / IN_A_DIRECTORY;
            contents.directory(directory, 0755).file(directory + "/" + i, 0644, "x");
        }
        Layer image = store.register(Layer.of(null, contents.build()));
        WritableLayer container = store.newContainer(image);
        row("file of a layer, 1 byte", liveBytes() - before, FILES);
        Reference.reachabilityFence(contents);
        container.close();
    }

    /** Files that a container writes. */
    private void files() throws IOException, InterruptedException {
        for (int size : new int[] {0, SMALL_BYTES, LARGE_BYTES}) {
            byte[] bytes = new byte[size];
            LayerStore store = layerStore(ContentStore.unlimited());
            Layer image = store.register(Layer.of(null, LayerContents.builder().build()));
            WritableLayer container = store.newContainer(image);
            FileContext files = MountTable.over(container.files()).context(Caller.nobody(), Credentials.ROOT);
            for (int i = 0; i < FILES; i += IN_A_DIRECTORY) {
                files.makeDirectory("/directory-" + i / IN_A_DIRECTORY, 0755);
            }
            String name = "file that a container wrote, " + size + " bytes";
            measure(name, FILES, i -> files.writeAll("/directory-" + i / IN_A_DIRECTORY + "/" + i, bytes));
            container.close();
        }
    }

    private void engine() throws IOException, InterruptedException {
        try (Engine engine = Engine.builder()
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build()) {
            engine.registries().pull(PullRequest.of("alpine")).run(progress -> {});
            engine.containers().create(CreateContainer.of("first", "alpine", "sleep", "100000"));
            engine.containers().start("first");
            measure(
                    "image without files of its own (commit)",
                    IMAGES,
                    i -> engine.containers()
                            .commit(
                                    "first",
                                    new CommitContainer(null, "author " + i, "", false, null, config -> config)));
            measure(
                    "container, created",
                    CONTAINERS,
                    i -> engine.containers().create(CreateContainer.of("made-" + i, "alpine", "sleep", "100000")));
            measure(
                    "the same, once it runs: as much more",
                    CONTAINERS,
                    i -> engine.containers().start("made-" + i));
        }
    }

    private void measure(String name, int count, Making making) throws IOException, InterruptedException {
        long before = liveBytes();
        for (int i = 0; i < count; i++) {
            making.make(i);
        }
        row(name, liveBytes() - before, count);
    }

    private void row(String name, long bytes, int count) {
        table.alone(name, String.format(Locale.ROOT, "%,d B", bytes / count));
    }

    private static long liveBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
