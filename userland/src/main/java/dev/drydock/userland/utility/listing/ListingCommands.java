package dev.drydock.userland.utility.listing;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ListingCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("dir", "dircolors", "ls", "namei", "tree", "vdir");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "dir" -> Ls.DIR;
            case "dircolors" -> Dircolors.COMMAND;
            case "ls" -> Ls.LS;
            case "namei" -> Namei.COMMAND;
            case "tree" -> Tree.COMMAND;
            case "vdir" -> Ls.VDIR;
            default -> null;
        };
    }
}
