package dev.drydock.userland.utility.editor;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class EditorCommands {
    private EditorCommands() {}

    public static List<Command> all() {
        return Vi.all();
    }
}
