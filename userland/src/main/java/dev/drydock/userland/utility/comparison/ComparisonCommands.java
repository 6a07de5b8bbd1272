package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ComparisonCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("diff", "patch", "sdiff");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "diff" -> Diff.COMMAND;
            case "patch" -> Patch.COMMAND;
            case "sdiff" -> Sdiff.COMMAND;
            default -> null;
        };
    }
}
