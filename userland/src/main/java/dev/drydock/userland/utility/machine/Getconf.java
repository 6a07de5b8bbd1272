package dev.drydock.userland.utility.machine;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ResourceLimit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code getconf} of glibc 2.36: what the system is configured for. Nothing is known of the processors' caches. */
final class Getconf {
    static final Command COMMAND = Command.named("getconf", Getconf::run).only(Flavour.GNU);
    private static final int WRONG = 2;
    private static final int NOT_TOLD = 3;
    private static final int PAGE = 4096;
    private static final String UNDEFINED = "undefined";
    private static final Words UNKNOWN = Words.of("Unrecognized variable `%s'");
    private static final Words NO_PATH = Words.of("pathconf: %s: %s");
    private static final List<Variable> VARIABLES = variables();

    /** What a variable is of. */
    private enum Kind {
        /** The system. */
        VAR,
        /** Any path, whether it is there or not. */
        PATH,
        /** A file that is there. */
        FILE
    }

    /** @param value beginning with {@code @} for what the machine or the limits of the process say */
    private record Variable(Kind kind, String name, String value) {
        boolean isOfPaths() {
            return kind != Kind.VAR;
        }
    }

    private Getconf() {}

    private static List<Variable> variables() {
        try (InputStream stream = Getconf.class.getResourceAsStream("configuration")) {
            if (stream == null) {
                throw new IllegalStateException("no list of variables");
            }
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(Getconf::variable)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Variable variable(String line) {
        String[] words = line.split(" ", 3);
        Kind kind = switch (words[0]) {
            case "var" -> Kind.VAR;
            case "path" -> Kind.PATH;
            default -> Kind.FILE;
        };
        return new Variable(kind, words[1], words[2]);
    }

    private static Exit run(Invocation call) throws IOException {
        List<String> words = call.arguments();
        if (!words.isEmpty() && words.get(0).equals("--help")) {
            call.out().text(call.help());
            return Exit.SUCCESS;
        }
        if (!words.isEmpty() && words.get(0).equals("--version")) {
            call.out().text(call.version());
            return Exit.SUCCESS;
        }
        if (!words.isEmpty() && words.get(0).equals("-a")) {
            return all(call, words.subList(1, words.size()));
        }
        if (!words.isEmpty() && words.get(0).startsWith("-v")) {
            // There is one environment for programs of 64 bits, whichever is named.
            int taken = words.get(0).length() > 2 ? 1 : 2;
            words = taken > words.size() ? List.of() : words.subList(taken, words.size());
        }
        if (!words.isEmpty() && words.get(0).equals("--")) {
            words = words.subList(1, words.size());
        }
        if (words.isEmpty() || words.size() > 2) {
            throw usage(call);
        }
        call.out().line(value(call, words));
        return Exit.SUCCESS;
    }

    private static Quit usage(Invocation call) {
        call.raw("Usage: " + call.name() + " [-v specification] variable_name [pathname]\n       " + call.name()
                + " -a [pathname]\n");
        return new Quit(WRONG);
    }

    private static String value(Invocation call, List<String> words) {
        String name = words.get(0);
        Variable found = VARIABLES.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> call.fail(WRONG, UNKNOWN, name));
        if (found.isOfPaths() != (words.size() == 2)) {
            throw usage(call);
        }
        if (found.kind() == Kind.FILE) {
            try {
                call.files().status(words.get(1));
            } catch (ErrnoException error) {
                throw call.fail(NOT_TOLD, NO_PATH, words.get(1), error);
            } catch (IOException error) {
                throw call.fail(NOT_TOLD, NO_PATH, words.get(1), error);
            }
        }
        return shown(call, found);
    }

    private static Exit all(Invocation call, List<String> paths) {
        if (paths.size() > 1) {
            throw usage(call);
        }
        boolean missing = !paths.isEmpty() && !call.files().exists(paths.get(0));
        for (Variable each : VARIABLES) {
            String value = missing && each.kind() == Kind.FILE ? UNDEFINED : shown(call, each);
            call.out().line(String.format("%-35s%s", each.name(), value.equals(UNDEFINED) ? "" : value));
        }
        return Exit.SUCCESS;
    }

    private static String shown(Invocation call, Variable variable) {
        MachineStatus machine = call.process().machine();
        return switch (variable.value()) {
            case "@processors" -> Integer.toString(machine.cpus());
            case "@pages" -> Long.toString(machine.memoryTotalBytes() / PAGE);
            case "@free" -> Long.toString((machine.memoryTotalBytes() - machine.memoryUsedBytes()) / PAGE);
            case "@children" -> limit(call, ResourceLimit.NPROC);
            case "@files" -> limit(call, ResourceLimit.NOFILE);
            default -> variable.value();
        };
    }

    private static String limit(Invocation call, ResourceLimit which) {
        long soft = call.process().limits().of(which).soft();
        return Optional.of(soft)
                .filter(limit -> limit >= 0)
                .map(String::valueOf)
                .orElse(UNDEFINED);
    }
}
