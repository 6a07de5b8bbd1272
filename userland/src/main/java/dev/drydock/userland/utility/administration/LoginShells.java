package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code add-shell} and {@code remove-shell} of debianutils: the lines of {@code /etc/shells}, for each shell that of its
 * name and that of the directory that it really stands in.
 */
final class LoginShells {
    static final Command ADD =
            Command.named("add-shell", call -> call.isGnu() ? run(call, true) : BusyBoxShells.run(call, true));
    static final Command REMOVE =
            Command.named("remove-shell", call -> call.isGnu() ? run(call, false) : BusyBoxShells.run(call, false));
    private static final String FILE = "/etc/shells";
    private static final Words DASH = Words.of("names that begin with a dash are not emulated");
    private static final Words NOT_CHANGED = Words.of("%s: %s");

    private LoginShells() {}

    private static Exit run(Invocation call, boolean add) {
        if (call.arguments().isEmpty()) {
            String usage = "usage: " + path(call) + " shellname [shellname ...]\n";
            if (add) {
                call.out().text(usage);
            } else {
                call.raw(usage);
            }
            return Exit.FAILURE;
        }
        if (call.arguments().stream().anyMatch(shell -> shell.startsWith("-"))) {
            throw call.fail(DASH);
        }
        try {
            List<String> lines = new ArrayList<>(new String(call.files().readAll(FILE), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            for (String shell : call.arguments()) {
                Set<String> names = new LinkedHashSet<>(List.of(shell, real(call, shell)));
                if (add) {
                    names.stream().filter(name -> !lines.contains(name)).forEach(lines::add);
                } else {
                    lines.removeAll(names);
                }
            }
            save(call, String.join("\n", lines) + "\n");
        } catch (IOException error) {
            throw call.fail(NOT_CHANGED, FILE, error);
        }
        return Exit.SUCCESS;
    }

    /** A script knows itself by the path that it was found at. */
    private static String path(Invocation call) {
        try {
            return ProgramSearch.find(
                    call.process(), call.name(), call.process().environment());
        } catch (ErrnoException gone) {
            return call.name();
        }
    }

    private static String real(Invocation call, String shell) {
        int slash = shell.lastIndexOf('/');
        try {
            String directory = call.files().realPath(slash < 0 ? "." : slash == 0 ? "/" : shell.substring(0, slash));
            return directory + "/" + shell.substring(slash + 1);
        } catch (IOException missing) {
            return shell;
        }
    }

    private static void save(Invocation call, String text) throws IOException {
        FileStatus status = call.files().status(FILE);
        String fresh = FILE + ".tmp";
        call.files().writeAll(fresh, Latin.bytes(Latin.of(text)));
        call.files().changeMode(fresh, status.mode());
        call.files().changeOwner(fresh, status.uid(), status.gid(), true);
        call.files().rename(fresh, FILE);
    }
}
