package dev.drydock.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a test has begun and not ended: threads, and open sockets where the system tells of them. */
final class Leftovers {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final Set<Thread> threads = threads();
    private final long sockets = sockets();

    /** Threads that are about to end are waited for. */
    void requireNone() throws InterruptedException {
        List<Thread> more =
                threads().stream().filter(thread -> !threads.contains(thread)).toList();
        for (Thread thread : more) {
            thread.join(10_000);
        }
        assertThat(more.stream().filter(Thread::isAlive)).isEmpty();
        assertThat(sockets()).as("open sockets").isLessThanOrEqualTo(sockets);
    }

    /** Those of the engine and of its server. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("drydock"))
                .collect(Collectors.toSet());
    }

    private static long sockets() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            return all.filter(Leftovers::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
