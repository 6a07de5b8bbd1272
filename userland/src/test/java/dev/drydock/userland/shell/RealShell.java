package dev.drydock.userland.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A shell of this machine, in a directory with the files and under the path that a {@link ShellContainer} has. */
final class RealShell implements AutoCloseable {
    private static final String PATIENCE_SECONDS = "10";
    private static final String IN_BASE = "/v/x/y";
    /** Directories of any Debian that the container of these tests is without. */
    private static final Pattern MACHINE_ONLY = Pattern.compile("(?i)/(boot|home|media|opt|srv|var)\\b");

    /** Where BusyBox is: one that runs its applets without looking for files, as those of images do (busybox-static). */
    private static final String BUSYBOX = System.getenv().getOrDefault("DRYDOCK_BUSYBOX", "/usr/bin/busybox");

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Path base;
    private final List<String> command;
    private final boolean busybox;

    private RealShell(Path base, List<String> command, boolean busybox) {
        this.base = base;
        this.command = command;
        this.busybox = busybox;
    }

    /** @param name {@code bash}, {@code dash} or {@code ash}, which is BusyBox's */
    static RealShell called(String name) {
        try {
            return called(name, Files.createTempDirectory("drydock"));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** @param top a directory that may be removed */
    static RealShell called(String name, Path top) {
        try {
            boolean busybox = name.equals("ash");
            Path programs = Files.createDirectories(top.resolve("programs"));
            if (busybox) {
                install(programs);
            }
            return new RealShell(top, busybox ? List.of(BUSYBOX, "sh") : List.of(name), busybox);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static void install(Path programs) throws IOException {
        Process list = new ProcessBuilder(BUSYBOX, "--list").start();
        for (String name : new String(list.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
            if (!name.equals("busybox")) {
                Files.createSymbolicLink(programs.resolve(name), Path.of(BUSYBOX));
            }
        }
    }

    /** Where scripts run: a few directories down, so that they do not climb out easily. */
    String directory() {
        return base + IN_BASE + "/w";
    }

    String home() {
        return base + IN_BASE + "/root";
    }

    /** What was shown, as if it had been in {@code /tmp/w}. */
    String asRecorded(String shown) {
        String top = base + IN_BASE;
        return shown.replace(top + "/root", "/root")
                .replace(top, "/tmp")
                .replace(top.toUpperCase(Locale.ROOT) + "/ROOT", "/ROOT")
                .replace(top.toUpperCase(Locale.ROOT), "/TMP");
    }

    /** Whether files at the root of this machine were shown, which has others than a container: {@code echo /*}. */
    boolean showsMachine(String shown) {
        return MACHINE_ONLY.matcher(shown).find();
    }

    /** What {@link ShellCase#shown} shows of a script. */
    String run(String script) {
        try {
            Path all = base.resolve("v");
            fill(Files.createDirectories(Path.of(directory())));
            Files.createDirectories(Path.of(home()));
            try {
                return runThere(script);
            } finally {
                remove(all);
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    private String runThere(String script) throws IOException, InterruptedException {
        Path out = base.resolve("out");
        Path errors = base.resolve("errors");
        List<String> words = new ArrayList<>(List.of("timeout", "-s", "KILL", PATIENCE_SECONDS));
        words.addAll(command);
        words.addAll(List.of("-c", script));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(Path.of(directory()).toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        String path = busybox ? base.resolve("programs") + ":" + PATH : PATH;
        builder.environment().putAll(Map.of("PATH", path, "HOME", home(), "LC_ALL", "C.UTF-8"));
        int status = builder.start().waitFor();
        return ShellCase.shown(text(out), text(errors), status);
    }

    private String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .replace(base.resolve("programs") + "/", "/usr/bin/");
    }

    private static void fill(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("sub"));
        for (Map.Entry<String, String> file : ShellContainer.FILES.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.writeString(path, file.getValue());
            if (ShellContainer.EXECUTABLE.contains(file.getKey())) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    @Override
    public void close() {
        try {
            remove(base);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static void remove(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException error) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
