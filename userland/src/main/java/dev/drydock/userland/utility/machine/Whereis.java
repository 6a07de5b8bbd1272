package dev.drydock.userland.utility.machine;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code whereis} of util-linux: what has a name in the usual directories. */
final class Whereis {
    static final Command COMMAND = Command.named("whereis", call -> new Whereis(call).run())
            .gnu("b m s l h V !u !f !B !M !S")
            .only(Flavour.GNU);
    private static final Words TOO_FEW = Words.of("not enough arguments");
    private static final Words BAD_USAGE = Words.of("bad usage");
    private static final List<String> BINARIES = List.of(
            "/usr/bin",
            "/usr/sbin",
            "/bin",
            "/sbin",
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib",
            "/usr/lib64",
            "/etc",
            "/usr/games",
            "/usr/local/bin",
            "/usr/local/sbin",
            "/usr/local/etc",
            "/usr/local/lib",
            "/usr/local/games",
            "/usr/include",
            "/usr/local",
            "/usr/libexec",
            "/usr/share");
    private static final List<String> MANUALS = List.of("/usr/share/man/*", "/usr/share/info");
    private static final List<String> SOURCES = List.of("/usr/src/*");

    private final Invocation call;

    private Whereis(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        for (String word : call.arguments()) {
            if (word.startsWith("-") && !word.matches("-[bmsulhVfBMS]*|--help|--version")) {
                throw call.usage(BAD_USAGE);
            }
        }
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        boolean all = !call.commandLine().has("b")
                && !call.commandLine().has("m")
                && !call.commandLine().has("s");
        List<String> places = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        gather("bin", BINARIES, all || call.commandLine().has("b"), places, listed);
        gather("man", MANUALS, all || call.commandLine().has("m"), places, listed);
        gather("src", SOURCES, all || call.commandLine().has("s"), places, listed);
        if (call.commandLine().has("l")) {
            listed.forEach(line -> call.out().line(line));
        } else if (call.operands().isEmpty()) {
            throw call.usage(TOO_FEW);
        }
        for (String name : call.operands()) {
            String bare = Invocation.baseName(name);
            List<String> found = find(bare, places);
            call.out().line(bare + ":" + (found.isEmpty() ? "" : " " + String.join(" ", found)));
        }
        return Exit.SUCCESS;
    }

    /** Directories that are there, each once, whatever it is called. */
    private void gather(String kind, List<String> patterns, boolean wanted, List<String> places, List<String> listed) {
        if (!wanted) {
            return;
        }
        Set<Long> seen = new HashSet<>();
        List<String> all = new ArrayList<>(expanded(patterns));
        String path = call.variable("PATH");
        if (kind.equals("bin") && path != null) {
            all.addAll(List.of(path.split(":")));
        }
        for (String directory : all) {
            try {
                FileStatus status = call.files().status(directory);
                if (status.isDirectory() && seen.add(status.inode())) {
                    places.add(directory);
                    listed.add(kind + ": " + directory);
                }
            } catch (IOException missing) {
                // Nothing can be found there.
            }
        }
    }

    private List<String> expanded(List<String> patterns) {
        List<String> directories = new ArrayList<>();
        for (String pattern : patterns) {
            if (!pattern.endsWith("/*")) {
                directories.add(pattern);
                continue;
            }
            String parent = pattern.substring(0, pattern.length() - 2);
            names(parent).forEach(name -> directories.add(parent + "/" + name));
        }
        return directories;
    }

    private List<String> names(String directory) {
        try {
            return call.files().list(directory).stream()
                    .map(DirectoryEntry::name)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private List<String> find(String name, List<String> places) {
        Set<String> found = new LinkedHashSet<>();
        for (String place : places) {
            for (String each : names(place)) {
                if (each.equals(name) || (isManual(place) && isNamed(each, name))) {
                    found.add(place + "/" + each);
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isManual(String place) {
        return place.startsWith("/usr/share/man/") || place.equals("/usr/share/info");
    }

    /** With one suffix behind the name, or two if the second one is of a packed file. */
    private static boolean isNamed(String file, String name) {
        if (!file.startsWith(name + ".")) {
            return false;
        }
        String rest = file.substring(name.length() + 1).replaceFirst("\\.(gz|xz|bz2|Z|zst)$", "");
        return !rest.contains(".");
    }
}
