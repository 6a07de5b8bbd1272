package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class SearchCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("egrep", "fgrep", "find", "grep", "rgrep", "xargs");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "egrep" -> Grep.EGREP;
            case "fgrep" -> Grep.FGREP;
            case "find" -> Find.COMMAND;
            case "grep" -> Grep.GREP;
            case "rgrep" -> Grep.RGREP;
            case "xargs" -> Xargs.COMMAND;
            default -> null;
        };
    }
}
