package dev.drydock.userland.utility.sorting;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class SortingCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("comm", "join", "shuf", "sort", "tsort", "uniq");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "comm" -> Comm.COMMAND;
            case "join" -> Join.COMMAND;
            case "shuf" -> Shuf.COMMAND;
            case "sort" -> Sort.COMMAND;
            case "tsort" -> Tsort.COMMAND;
            case "uniq" -> Uniq.COMMAND;
            default -> null;
        };
    }
}
