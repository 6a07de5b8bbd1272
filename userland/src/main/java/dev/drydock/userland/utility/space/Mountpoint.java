package dev.drydock.userland.utility.space;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code mountpoint}: whether something is mounted on a directory. */
final class Mountpoint {
    static final Command COMMAND = Command.named("mountpoint", Mountpoint::run)
            .gnu("d,fs-devno q,quiet !x,devno nofollow h V")
            .busybox("q d !n !x=");
    private static final int NONE = 32;
    private static final int MAJOR_SHIFT = 8;
    private static final Words MISSING = Words.of("bad usage", "");
    private static final Words CANNOT_STAT = Words.of("%s: %s");

    private Mountpoint() {}

    private static Exit run(Invocation call) throws IOException {
        if (call.isGnu()) {
            if (call.commandLine().has("h")) {
                call.parse(List.of("--help"));
            }
            if (call.commandLine().has("V")) {
                call.parse(List.of("--version"));
            }
        }
        if (call.operands().size() != 1) {
            throw call.usage(MISSING);
        }
        String path = call.operands().get(0);
        boolean quiet = call.commandLine().has("q");
        FileStatus status;
        try {
            status = call.files().status(path);
        } catch (IOException error) {
            if (!quiet) {
                call.say(CANNOT_STAT, path, error);
            }
            return Exit.FAILURE;
        }
        if (call.isBusyBox() && !status.isDirectory()) {
            if (!quiet) {
                call.say(CANNOT_STAT, path, new ErrnoException(Errno.ENOTDIR, path));
            }
            return Exit.FAILURE;
        }
        String real = call.files().realPath(path);
        boolean mounted = status.isDirectory()
                && call.files().mounts().stream()
                        .anyMatch(mount -> mount.target().equals(real));
        if (call.commandLine().has("d")) {
            call.out().line((status.device() >> MAJOR_SHIFT) + ":" + (status.device() & 0xff));
        } else if (!quiet) {
            call.out().line(path + (mounted ? " is a mountpoint" : " is not a mountpoint"));
        }
        return mounted ? Exit.SUCCESS : Exit.of(call.isGnu() ? NONE : 1);
    }
}
