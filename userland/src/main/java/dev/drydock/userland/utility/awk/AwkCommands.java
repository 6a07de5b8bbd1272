package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package: Debian's {@code awk} is a link to {@code mawk}. */
public final class AwkCommands {
    private AwkCommands() {}

    public static List<Command> all() {
        return List.of(Awk.COMMAND, Awk.COMMAND.as("mawk"));
    }
}
