package dev.drydock.userland.utility.namespace;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class NamespaceCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("dmesg", "nsenter", "unshare");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "dmesg" -> KernelMessages.COMMAND;
            case "nsenter" -> Nsenter.COMMAND;
            case "unshare" -> Unshare.COMMAND;
            default -> null;
        };
    }
}
