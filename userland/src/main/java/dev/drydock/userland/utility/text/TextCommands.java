package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The commands of this package. */
public final class TextCommands {
    private TextCommands() {}

    public static List<Command> all() {
        List<Command> commands = new ArrayList<>(LineEnds.all());
        commands.addAll(List.of(
                Cat.COMMAND,
                Comm.COMMAND,
                Cut.COMMAND,
                Envsubst.COMMAND,
                Filters.REV,
                Filters.TAC,
                Fold.COMMAND,
                Head.COMMAND,
                Join.COMMAND,
                Nl.COMMAND,
                Numfmt.COMMAND,
                Paste.COMMAND,
                Shuf.COMMAND,
                Sort.COMMAND,
                Split.COMMAND,
                Strings.COMMAND,
                Tabs.EXPAND,
                Tabs.UNEXPAND,
                Tail.COMMAND,
                Tee.COMMAND,
                Tr.COMMAND,
                Tsort.COMMAND,
                Uniq.COMMAND,
                Wc.COMMAND));
        return List.copyOf(commands);
    }
}
