package dev.drydock.benchmarks;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.MountTable;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerContents;
import dev.drydock.layer.LayerStore;
import dev.drydock.layer.WritableLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The files of a container over few and many layers, beside the same files in a plain Jimfs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FileBenchmark {
    private static final String PATH = "/usr/share/doc/file";
    private static final int BYTES = 4096;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** How many layers the image has; the file is in the lowest. */
    @Param({"1", "120"})
    public int layers = 1;

    private final ContentStore contents = ContentStore.unlimited();
    private final LayerStore store = new LayerStore(contents, () -> NOW);
    private final Path plain = Jimfs.newFileSystem(Configuration.unix()).getPath(PATH);
    private final byte[] bytes = new byte[BYTES];
    private Layer image = store.register(Layer.of(
            null,
            LayerContents.builder()
                    .directory("/usr", 0755)
                    .directory("/usr/share", 0755)
                    .directory("/usr/share/doc", 0755)
                    .file("/usr/share/doc/file", 0644, bytes)
                    .build()));
    private WritableLayer container = store.newContainer(image);
    private FileContext files = context(container);

    private static FileContext context(WritableLayer container) {
        return MountTable.over(container.files()).context(Caller.nobody(), Credentials.ROOT);
    }

    @Setup
    public void fill() throws IOException {
        for (int i = 1; i < layers; i++) {
            image = store.register(Layer.of(
                    image,
                    LayerContents.builder()
                            .directory("/layer", 0755)
                            .file("/layer/" + i, 0644, "x")
                            .build()));
        }
        container = store.newContainer(image);
        files = context(container);
        Files.createDirectories(plain.getParent());
        Files.write(plain, bytes);
    }

    @TearDown
    public void close() throws IOException {
        container.close();
        plain.getFileSystem().close();
    }

    @Benchmark
    public FileStatus lookUp() throws IOException {
        return files.status(PATH);
    }

    @Benchmark
    public BasicFileAttributes lookUpInJimfs() throws IOException {
        return Files.readAttributes(plain, BasicFileAttributes.class);
    }

    @Benchmark
    public byte[] read() throws IOException {
        return files.readAll(PATH);
    }

    @Benchmark
    public byte[] readInJimfs() throws IOException {
        return Files.readAllBytes(plain);
    }

    @Benchmark
    public void write() throws IOException {
        files.writeAll("/written", bytes);
    }

    @Benchmark
    public Path writeInJimfs() throws IOException {
        return Files.write(plain, bytes);
    }
}
