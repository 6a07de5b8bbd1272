package dev.drydock.userland.utility.identity;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class IdentityCommands {
    private IdentityCommands() {}

    public static List<Command> all() {
        return List.of(Getent.COMMAND, Groups.COMMAND, Id.COMMAND, Logname.COMMAND, Whoami.COMMAND);
    }
}
