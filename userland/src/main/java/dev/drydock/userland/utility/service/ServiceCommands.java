package dev.drydock.userland.utility.service;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ServiceCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("invoke-rc.d", "service", "start-stop-daemon", "update-rc.d");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "invoke-rc.d" -> InvokeRcD.COMMAND;
            case "service" -> Service.COMMAND;
            case "start-stop-daemon" -> flavour.isGnu() ? StartStopDaemon.COMMAND : BusyBoxStartStop.COMMAND;
            case "update-rc.d" -> UpdateRcD.COMMAND;
            default -> null;
        };
    }
}
