package dev.drydock.userland.utility.packed;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class PackedCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("zcmp", "zdiff", "zegrep", "zfgrep", "zgrep", "zless", "zmore");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "zcmp" -> PackedComparison.ZCMP;
            case "zdiff" -> PackedComparison.ZDIFF;
            case "zegrep" -> PackedSearch.ZEGREP;
            case "zfgrep" -> PackedSearch.ZFGREP;
            case "zgrep" -> PackedSearch.ZGREP;
            case "zless" -> PackedPager.ZLESS;
            case "zmore" -> PackedPager.ZMORE;
            default -> null;
        };
    }
}
