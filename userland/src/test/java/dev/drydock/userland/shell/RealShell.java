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
    private static final String IN_BASE = "/v/x/y";
    /**
     * For each shell: its directory, its PATH, the number of its words, and they. A subshell makes the redirections, so
     * that nothing is written there of how it ended.
     */
    private static final String EACH = """
            while [ $# -gt 0 ]; do
                base=$1
                (
                    cd "$base/v/x/y/w"
                    unset PWD OLDPWD
                    export HOME="$base/v/x/y/root" PATH="$2"
                    words=$3
                    shift 3
                    case $words in
                    3) exec timeout -s KILL 10 "$1" "$2" "$3" ;;
                    4) exec timeout -s KILL 10 "$1" "$2" "$3" "$4" ;;
                    esac
                ) >"$base/out" 2>"$base/errors"
                echo $? >"$base/status"
                shift $(($3 + 3))
            done
            """;
    /** Directories of any Debian that the container of these tests is without, and numbers of processes in a trace. */
    private static final Pattern MACHINE_ONLY =
            Pattern.compile("(?im)/(boot|home|media|opt|srv|var)\\b|^\\++ wait \\d+$");

    /** Where BusyBox is: one that runs its applets without looking for files, as those of images do (busybox-static). */
    private static final String BUSYBOX = System.getenv().getOrDefault("DRYDOCK_BUSYBOX", "/usr/bin/busybox");

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Path base;
    private final Path programs;
    private final List<String> command;
    private final boolean busybox;

    private RealShell(Path base, Path programs, String name) {
        this.base = base;
        this.programs = programs;
        busybox = name.equals("ash");
        command = busybox ? List.of(BUSYBOX, "sh") : List.of(name);
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
        return several(name, 1, top).get(0);
    }

    /** @param top a directory that may be removed; has one for each of them, unless there is only one */
    static List<RealShell> several(String name, int count, Path top) {
        try {
            Path programs = Files.createDirectories(top.resolve("programs"));
            if (name.equals("ash")) {
                install(programs);
            }
            List<RealShell> shells = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Path base = count == 1 ? top : Files.createDirectories(top.resolve("s" + i));
                shells.add(new RealShell(base, programs, name));
            }
            return shells;
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

    /** Whether what is this machine's own was shown: files at its root, {@code echo /*}, or processes, {@code set -x; wait $!}. */
    boolean showsMachine(String shown) {
        return MACHINE_ONLY.matcher(shown).find();
    }

    /** What {@link ShellCase#shown} shows of a script. */
    String run(String script) {
        return run(List.of(this), List.of(script)).get(0);
    }

    /** What shells show of a script each. One process starts them all: most time would be spent on that. */
    static List<String> run(List<RealShell> shells, List<String> scripts) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", EACH, "each"));
        try {
            for (int i = 0; i < scripts.size(); i++) {
                RealShell shell = shells.get(i);
                fill(Files.createDirectories(Path.of(shell.directory())));
                Files.createDirectories(Path.of(shell.home()));
                words.addAll(List.of(shell.base.toString(), shell.path(), Integer.toString(shell.command.size() + 2)));
                words.addAll(shell.command);
                words.addAll(List.of("-c", scripts.get(i)));
            }
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", PATH, "LC_ALL", "C.UTF-8"));
            builder.start().waitFor();
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < scripts.size(); i++) {
                shown.add(shells.get(i).shown());
                remove(shells.get(i).base.resolve("v"));
            }
            return shown;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    private String path() {
        return busybox ? programs + ":" + PATH : PATH;
    }

    private String shown() throws IOException {
        int status = Integer.parseInt(Files.readString(base.resolve("status")).strip());
        return ShellCase.shown(text(base.resolve("out")), text(base.resolve("errors")), status);
    }

    private String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace(programs + "/", "/usr/bin/");
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

    static void remove(Path directory) throws IOException {
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
