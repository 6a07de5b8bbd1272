package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class ArchiveCommands {
    private ArchiveCommands() {}

    public static List<Command> all() {
        return List.of(Gzip.GUNZIP, Gzip.GZIP, Gzip.ZCAT, Tar.COMMAND);
    }
}
