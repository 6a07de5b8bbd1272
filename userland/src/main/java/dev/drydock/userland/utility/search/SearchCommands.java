package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class SearchCommands {
    private SearchCommands() {}

    public static List<Command> all() {
        return List.of(Find.COMMAND, Grep.EGREP, Grep.FGREP, Grep.GREP, Grep.RGREP, Xargs.COMMAND);
    }
}
