package dev.drydock.userland.utility.socket;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class SocketCommands {
    private SocketCommands() {}

    public static List<Command> all() {
        return List.of(SocketStatistics.COMMAND);
    }
}
