package dev.drydock.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Drydock as a user starts it: the launcher, on the Java that runs this, with its class-data archive. */
final class ServedEngine implements AutoCloseable {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    private final Path directory;
    private final Process process;
    private final long readyNanos;

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param launcher the script {@code drydock}
     */
    ServedEngine(Path launcher) throws IOException {
        directory = Files.createTempDirectory("drydock-benchmark");
        ProcessBuilder builder =
                new ProcessBuilder(launcher.toString(), "serve", "-H", "unix://" + socket()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", JAVA.toString());
        long start = System.nanoTime();
        process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("export ")) {
            line = out.readLine();
        }
        readyNanos = System.nanoTime() - start;
        if (line == null) {
            throw new IllegalStateException("the engine ended before it was ready");
        }
    }

    Path socket() {
        return directory.resolve("engine.sock");
    }

    /** From the start of the launcher to its line. */
    long readyNanos() {
        return readyNanos;
    }

    /** What is live on the heap, after a full collection. */
    long liveBytes() throws IOException {
        String histogram =
                output(JAVA.resolve("bin/jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram");
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd said: " + histogram));
        String[] words = total.strip().split("\\s+");
        return Long.parseLong(words[2]);
    }

    /** Threads of its process. */
    long threads() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring("Threads:".length()).strip()))
                .sum();
    }

    private static String output(String... command) throws IOException {
        Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(socket());
        Files.delete(directory);
    }
}
