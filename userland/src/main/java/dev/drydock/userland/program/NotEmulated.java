package dev.drydock.userland.program;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Stands for a binary that the real image has and that nobody has written yet: it says so by the name that it was called by,
 * and ends with 126.
 */
final class NotEmulated implements Program {
    /** POSIX: found, but not something that can be executed. */
    private static final int CANNOT_EXECUTE = 126;

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        String called = process.arguments().get(0);
        return refuse(process, called.substring(called.lastIndexOf('/') + 1));
    }

    static Exit refuse(ContainerProcess process, String name) throws IOException {
        String message = name + ": this program is not emulated yet\n";
        process.err().write(message.getBytes(StandardCharsets.UTF_8));
        return Exit.of(CANNOT_EXECUTE);
    }
}
