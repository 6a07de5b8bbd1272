package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class EditCommands {
    private EditCommands() {}

    public static List<Command> all() {
        return List.of(Sed.COMMAND);
    }
}
