package dev.drydock.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this JVM holds open by name, where the system tells of it. What the JVM opens for itself, whenever it likes to,
 * is left out: its classes, the system's own files, devices.
 */
record OpenFiles(List<String> names) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private static final List<String> OF_THE_SYSTEM =
            List.of("/proc/", "/sys/", "/dev/", System.getProperty("java.home"));

    /** Those of now. A socket, a pipe or the like is named by its kind. */
    static OpenFiles now() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return new OpenFiles(List.of());
        }
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            return new OpenFiles(all.flatMap(OpenFiles::name)
                    .filter(OpenFiles::isOurs)
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of now that are none of these. */
    List<String> more() {
        List<String> more = new ArrayList<>(now().names);
        names.forEach(more::remove);
        return more;
    }

    private static Stream<String> name(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor).toString().replaceFirst(":\\[\\d+\\]$", ""));
        } catch (IOException closedMeanwhile) {
            return Stream.empty();
        }
    }

    private static boolean isOurs(String name) {
        return !name.endsWith(".jar") && OF_THE_SYSTEM.stream().noneMatch(name::startsWith);
    }
}
