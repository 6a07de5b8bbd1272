package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class ArchiveCommands {
    private ArchiveCommands() {}

    public static List<Command> all() {
        return List.of(Bzip2.BUNZIP2, Bzip2.BZCAT, Bzip2.BZIP2, Gzip.GUNZIP, Gzip.GZIP, Gzip.ZCAT, Tar.COMMAND);
    }
}
