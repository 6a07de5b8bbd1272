package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class ComparisonCommands {
    private ComparisonCommands() {}

    public static List<Command> all() {
        return List.of(Diff.COMMAND, Patch.COMMAND);
    }
}
