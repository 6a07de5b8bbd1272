package dev.drydock.conformance.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The source files of this project, in a fixed order. */
final class Sources {

    static final Path ROOT = root();

    private Sources() {}

    /** All Java files below {@code src/main} (or {@code src/test}) of every module. */
    static List<Path> java(String branch) {
        return files(
                path -> path.toString().endsWith(".java") && path.toString().contains("/src/" + branch + "/"));
    }

    /** All files that people write: sources, build files, scripts and documents; what was recorded is not among them. */
    static List<Path> written() {
        return files(path -> path.toString().matches(".*\\.(java|xml|md|sh|yml|yaml)|.*/(drydock|run)"));
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(path -> !isGenerated(ROOT.relativize(path)))
                    .filter(wanted)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isGenerated(Path relative) {
        return relative.startsWith(".git")
                || relative.toString().matches("([^/]+/)?(target|node_modules)(/.*)?|.*/resources/.*");
    }

    /** Where the reactor starts: the directory with the Maven wrapper. */
    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
