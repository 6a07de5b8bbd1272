package dev.drydock.userland.utility.file;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class FileCommands {
    private FileCommands() {}

    public static List<Command> all() {
        return List.of(
                Basename.COMMAND,
                Cp.COMMAND,
                Dirname.COMMAND,
                Mkdir.COMMAND,
                Mv.COMMAND,
                Pwd.COMMAND,
                Rm.COMMAND,
                Rmdir.COMMAND,
                Touch.COMMAND);
    }
}
