package dev.drydock.userland.utility.client;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ClientCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("curl", "nc", "nslookup", "telnet", "wget");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "curl" -> Curl.COMMAND;
            case "nc" -> flavour.isGnu() ? OpenBsdNetcat.COMMAND : Netcat.COMMAND;
            case "nslookup" -> NameLookup.COMMAND;
            case "telnet" -> Telnet.COMMAND;
            case "wget" -> flavour.isGnu() ? GnuWget.COMMAND : Wget.COMMAND;
            default -> null;
        };
    }
}
