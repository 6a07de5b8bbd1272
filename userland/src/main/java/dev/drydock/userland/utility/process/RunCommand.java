package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** Goes on as another program, for {@code nice}, {@code nohup} and their like. */
final class RunCommand {
    static final Words CANNOT_RUN = Words.of("failed to run command %l: %s", "can't execute '%s': %s");
    private static final int NOT_FOUND = 127;
    private static final int CANNOT_EXECUTE = 126;

    private RunCommand() {}

    /** @param words the command, not empty */
    static Exit instead(Invocation call, List<String> words, Words complaint) {
        try {
            String path = ProgramSearch.find(
                    call.process(), words.get(0), call.process().environment());
            return Exit.exec(path, words, call.process().environment());
        } catch (ErrnoException error) {
            call.say(complaint, words.get(0), error);
            return Exit.of(status(error));
        }
    }

    static int status(ErrnoException error) {
        return error.errno() == Errno.ENOENT ? NOT_FOUND : CANNOT_EXECUTE;
    }
}
