package dev.drydock.userland.program;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.userland.server.busybox.BusyBoxHttpd;
import dev.drydock.userland.shell.ShellPrograms;
import dev.drydock.userland.utility.Utilities;
import dev.drydock.userland.utility.command.Flavour;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** One binary that is the program it is called by; called {@code busybox} it is the one its first argument names. */
final class BusyBox implements Program {
    private static final int NOT_FOUND = 127;
    private static final String NAME = "busybox";
    private static final int LIST_WIDTH = 79;

    /** All applets that BusyBox has in one of the images, whether they are emulated or not. */
    private static final Set<String> KNOWN = known();

    /** Those that have been called. */
    private final Map<String, Program> called = new ConcurrentHashMap<>();

    private Optional<Program> find(String name) {
        Program known = called.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Program> applet = make(name);
        applet.ifPresent(each -> called.put(name, each));
        return applet;
    }

    private static Optional<Program> make(String name) {
        return switch (name) {
            case "ash", "sh" -> ShellPrograms.named("busybox/ash");
            case "httpd" -> Optional.of(new BusyBoxHttpd());
            default -> Utilities.named(name, Flavour.BUSYBOX).map(each -> each.program(Flavour.BUSYBOX));
        };
    }

    /** The names of all that are emulated, in their order. */
    private static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(List.of("ash", "httpd", "sh"));
        Utilities.of(Flavour.BUSYBOX).forEach(each -> names.add(each.name()));
        return names;
    }

    private static Set<String> known() {
        try (InputStream stream = BusyBox.class.getResourceAsStream("applets")) {
            if (stream == null) {
                throw new IllegalStateException("no list of applets");
            }
            String names = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            return Set.copyOf(names.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        List<String> arguments = process.arguments();
        String name = baseName(arguments.get(0));
        if (!name.equals(NAME)) {
            return applet(name, process);
        }
        if (arguments.size() == 1 || arguments.get(1).equals("--help")) {
            process.out().write(overview().getBytes(StandardCharsets.UTF_8));
            return Exit.SUCCESS;
        }
        String word = arguments.get(1);
        if (word.equals("--list") || word.equals("--list-full")) {
            String prefix = word.equals("--list") ? "" : "bin/";
            StringBuilder list = new StringBuilder();
            names().forEach(each -> list.append(prefix).append(each).append('\n'));
            process.out().write(list.toString().getBytes(StandardCharsets.UTF_8));
            return Exit.SUCCESS;
        }
        if (word.equals("sh") || word.equals("ash")) {
            return Exit.exec(ownPath(process), arguments.subList(1, arguments.size()), process.environment());
        }
        return applet(baseName(word), process);
    }

    private Exit applet(String name, ContainerProcess process) throws IOException {
        Optional<Program> applet = find(name);
        if (applet.isPresent()) {
            return applet.get().run(process);
        }
        if (KNOWN.contains(name)) {
            return NotEmulated.refuse(process, name);
        }
        process.err().write((name + ": applet not found\n").getBytes(StandardCharsets.UTF_8));
        return Exit.of(NOT_FOUND);
    }

    private static String baseName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith("-") ? name.substring(1) : name;
    }

    /** The file that this runs from: by the path it was called by, or found as a shell finds it. */
    private static String ownPath(ContainerProcess process) {
        String called = process.arguments().get(0);
        if (called.contains("/")) {
            return called;
        }
        String path = process.environment().getOrDefault("PATH", "/sbin:/usr/sbin:/bin:/usr/bin");
        for (String directory : path.split(":")) {
            String candidate = (directory.isEmpty() ? "." : directory) + "/" + called;
            if (process.isExecutable(candidate)) {
                return candidate;
            }
        }
        return "/bin/busybox";
    }

    private String overview() {
        StringBuilder text = new StringBuilder(Flavour.BUSYBOX_BANNER).append("""

                        BusyBox is copyrighted by many authors between 1998-2015.
                        Licensed under GPLv2. See source distribution for detailed
                        copyright notices.

                        Usage: busybox [function [arguments]...]
                           or: busybox --list[-full]
                           or: function [arguments]...

                        \tBusyBox is a multi-call binary that combines many common Unix
                        \tutilities into a single executable.  The shell in this build
                        \tis configured to run built-in utilities without $PATH search.
                        \tYou don't need to install a link to busybox for each utility.
                        \tTo run external program, use full path (/sbin/ip instead of ip).

                        Currently defined functions:
                        """);
        List<String> names = new ArrayList<>(names());
        StringBuilder line = new StringBuilder("\t");
        for (int i = 0; i < names.size(); i++) {
            String word = names.get(i) + (i + 1 < names.size() ? "," : "");
            if (7 + line.length() + word.length() > LIST_WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line.setLength(1);
            }
            line.append(word).append(' ');
        }
        return text.append(line.toString().stripTrailing()).append("\n\n").toString();
    }
}
