package dev.drydock.userland.utility.namespace;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** What a process may do to the machine, and the program that it goes on as where it needed nothing of that. */
final class Powers {
    private static final Words CANNOT_RUN = Words.of("failed to execute %s: %s", "can't execute '%s': %s");
    private static final int NOT_FOUND = 127;

    private Powers() {}

    /** By default nobody in a container has it. */
    static boolean overMachine(Invocation call) {
        return call.files().credentials().has(Capability.SYS_ADMIN);
    }

    /** The operands, or a shell. */
    static Exit program(Invocation call) {
        String shell = call.variable("SHELL");
        List<String> words = call.operands().isEmpty() ? List.of(shell == null ? "/bin/sh" : shell) : call.operands();
        try {
            String path = ProgramSearch.find(
                    call.process(), words.get(0), call.process().environment());
            return Exit.exec(path, words, call.process().environment());
        } catch (ErrnoException missing) {
            throw call.fail(NOT_FOUND, CANNOT_RUN, words.get(0), missing);
        }
    }

    static void tell(Invocation call) {
        if (call.isGnu() && call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.isGnu() && call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
    }
}
