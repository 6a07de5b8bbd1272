package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class TextCommands {
    private TextCommands() {}

    public static List<Command> all() {
        return List.of(
                Cat.COMMAND,
                Cut.COMMAND,
                Filters.REV,
                Filters.TAC,
                Head.COMMAND,
                Nl.COMMAND,
                Sort.COMMAND,
                Tail.COMMAND,
                Tee.COMMAND,
                Tr.COMMAND,
                Uniq.COMMAND,
                Wc.COMMAND);
    }
}
