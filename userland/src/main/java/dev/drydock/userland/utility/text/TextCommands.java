package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class TextCommands {
    private TextCommands() {}

    public static List<Command> all() {
        return List.of(
                Cat.COMMAND,
                Comm.COMMAND,
                Cut.COMMAND,
                Filters.REV,
                Filters.TAC,
                Fold.COMMAND,
                Head.COMMAND,
                Nl.COMMAND,
                Paste.COMMAND,
                Sort.COMMAND,
                Tabs.EXPAND,
                Tabs.UNEXPAND,
                Tail.COMMAND,
                Tee.COMMAND,
                Tr.COMMAND,
                Uniq.COMMAND,
                Wc.COMMAND);
    }
}
