package dev.drydock.userland.utility.terminal;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class TerminalCommands {
    private TerminalCommands() {}

    public static List<Command> all() {
        return List.of(Clear.CLEAR, Clear.RESET, Pager.LESS, Pager.MORE, Stty.COMMAND, Tty.COMMAND);
    }
}
