package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ArchiveCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "bunzip2",
            "bzcat",
            "bzip2",
            "cpio",
            "gunzip",
            "gzip",
            "lzcat",
            "lzma",
            "tar",
            "uncompress",
            "unlzma",
            "unxz",
            "unzip",
            "xz",
            "xzcat",
            "zcat");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "bunzip2" -> Bzip2.BUNZIP2;
            case "bzcat" -> Bzip2.BZCAT;
            case "bzip2" -> Bzip2.BZIP2;
            case "cpio" -> Cpio.COMMAND;
            case "gunzip" -> Gzip.GUNZIP;
            case "gzip" -> Gzip.GZIP;
            case "lzcat" -> Xz.LZCAT;
            case "lzma" -> Xz.LZMA;
            case "tar" -> Tar.COMMAND;
            case "uncompress" -> Gzip.UNCOMPRESS;
            case "unlzma" -> Xz.UNLZMA;
            case "unxz" -> Xz.UNXZ;
            case "unzip" -> Unzip.COMMAND;
            case "xz" -> Xz.XZ;
            case "xzcat" -> Xz.XZCAT;
            case "zcat" -> Gzip.ZCAT;
            default -> null;
        };
    }
}
