package dev.drydock.userland.utility.file;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class FileCommands {
    private FileCommands() {}

    public static List<Command> all() {
        return List.of(
                Basename.COMMAND,
                Chmod.COMMAND,
                Chown.CHGRP,
                Chown.CHOWN,
                Cp.COMMAND,
                Dirname.COMMAND,
                Fallocate.COMMAND,
                Links.LINK,
                Links.UNLINK,
                Install.COMMAND,
                Ln.COMMAND,
                Mkdir.COMMAND,
                Mktemp.COMMAND,
                Mv.COMMAND,
                Nodes.MKFIFO,
                Nodes.MKNOD,
                Pathchk.COMMAND,
                Pwd.COMMAND,
                Readlink.COMMAND,
                Realpath.COMMAND,
                Rm.COMMAND,
                Rmdir.COMMAND,
                Stat.COMMAND,
                Sync.COMMAND,
                Touch.COMMAND,
                Shred.COMMAND,
                Truncate.COMMAND);
    }
}
