package dev.drydock.userland.utility.terminal;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class TerminalCommands implements CommandFamily {
    private static final List<String> NAMES =
            List.of("clear", "less", "mesg", "more", "reset", "stty", "tput", "tty", "ttysize");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "clear" -> Clear.CLEAR;
            case "less" -> Pager.LESS;
            case "mesg" -> Mesg.COMMAND;
            case "more" -> Pager.MORE;
            case "reset" -> Clear.RESET;
            case "stty" -> Stty.COMMAND;
            case "tput" -> Tput.COMMAND;
            case "tty" -> Tty.COMMAND;
            case "ttysize" -> TerminalSize.COMMAND;
            default -> null;
        };
    }
}
