package dev.drydock.userland.utility.scheduling;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** What the programs of util-linux that run others have in common. */
final class Execution {
    private static final int NOT_FOUND = 127;
    private static final int CANNOT_EXECUTE = 126;
    private static final Words FAILED = Words.of("failed to execute %s: %s");
    private static final Words BAD_PID = Words.of("invalid PID argument: '%s'");

    private Execution() {}

    /** Goes on as another program. */
    static Exit instead(Invocation call, List<String> words) {
        try {
            String path = ProgramSearch.find(
                    call.process(), words.get(0), call.process().environment());
            return Exit.exec(path, words, call.process().environment());
        } catch (ErrnoException error) {
            call.say(FAILED, words.get(0), error);
            return Exit.of(error.errno() == Errno.ENOENT ? NOT_FOUND : CANNOT_EXECUTE);
        }
    }

    /** Shows help or version if that was asked for, which ends the run. */
    static void tell(Invocation call) {
        for (Option option : call.options()) {
            if (option.key().equals("h") || option.key().equals("V")) {
                call.parse(List.of(option.key().equals("h") ? "--help" : "--version"));
            }
        }
    }

    static int pid(Invocation call, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(BAD_PID, text);
        }
        return Integer.parseInt(text);
    }

    static boolean exists(Invocation call, int pid) {
        return call.process().processes().stream().anyMatch(each -> each.pid() == pid);
    }
}
