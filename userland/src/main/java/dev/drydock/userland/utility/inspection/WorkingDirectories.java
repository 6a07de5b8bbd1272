package dev.drydock.userland.utility.inspection;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code pwdx} of BusyBox: in which directories processes stand. */
final class WorkingDirectories {
    static final Command COMMAND =
            Command.named("pwdx", WorkingDirectories::run).busybox("").only(Flavour.BUSYBOX);
    private static final Words BAD_PID = Words.of("invalid process id: '%s'");
    private static final String PREFIX = "/proc/";

    private WorkingDirectories() {}

    private static Exit run(Invocation call) throws IOException {
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        for (String operand : call.operands()) {
            String pid = operand.startsWith(PREFIX) ? operand.substring(PREFIX.length()) : operand;
            if (!pid.matches("\\d{1,9}")) {
                throw call.fail(BAD_PID, pid);
            }
            call.out().line(operand + ": " + directory(call, pid));
        }
        return Exit.SUCCESS;
    }

    private static String directory(Invocation call, String pid) throws IOException {
        try {
            return call.files().readLink(PREFIX + pid + "/cwd");
        } catch (ErrnoException error) {
            return error.errno() == Errno.ENOENT ? new ErrnoException(Errno.ESRCH).words() : error.words();
        }
    }
}
