package dev.drydock.userland.utility.listing;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class ListingCommands {
    private ListingCommands() {}

    public static List<Command> all() {
        return List.of(Ls.LS, Ls.DIR, Ls.VDIR);
    }
}
