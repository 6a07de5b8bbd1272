package dev.drydock.userland.utility.packages;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class PackageCommands {
    private PackageCommands() {}

    /** {@code apk}, which stands in no flavour: only Alpine has it. */
    public static Command apk() {
        return Apk.COMMAND;
    }

    public static List<Command> all() {
        return List.of(Apt.CACHE, Apt.FRIENDLY, Apt.GET, Dpkg.COMMAND, Dpkg.QUERY);
    }
}
