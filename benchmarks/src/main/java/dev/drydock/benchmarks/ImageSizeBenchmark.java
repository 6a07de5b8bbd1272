package dev.drydock.benchmarks;

import dev.drydock.filesystem.ContentStore;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerContents;
import dev.drydock.layer.LayerStore;
import dev.drydock.layer.WritableLayer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A container's files are made at the same cost, however many files its image has. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ImageSizeBenchmark {
    private static final int IN_A_DIRECTORY = 100;

    @Param({"10", "100000"})
    public int files = 10;

    private final LayerStore store =
            new LayerStore(ContentStore.unlimited(), () -> Instant.parse("2026-01-01T00:00:00Z"));
    private Layer image = store.register(Layer.of(null, LayerContents.builder().build()));

    @Setup
    public void fill() {
        LayerContents.Builder contents = LayerContents.builder();
        for (int i = 0; i < files; i++) {
            String directory = "/directory-" + i / IN_A_DIRECTORY;
            contents.directory(directory, 0755).file(directory + "/" + i, 0644, "x");
        }
        image = store.register(Layer.of(null, contents.build()));
        store.newContainer(image).close();
    }

    @Benchmark
    public void createAndCloseAContainersFiles() {
        WritableLayer container = store.newContainer(image);
        container.close();
    }
}
