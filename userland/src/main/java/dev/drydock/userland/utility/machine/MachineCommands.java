package dev.drydock.userland.utility.machine;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class MachineCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "arch",
            "cal",
            "date",
            "dnsdomainname",
            "free",
            "getconf",
            "halt",
            "hostid",
            "hostname",
            "ischroot",
            "locale",
            "logger",
            "logread",
            "lscpu",
            "mcookie",
            "nproc",
            "pinky",
            "poweroff",
            "reboot",
            "sysctl",
            "uname",
            "uptime",
            "users",
            "w",
            "wall",
            "whereis",
            "which",
            "which.debianutils",
            "who");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "arch" -> Arch.COMMAND;
            case "cal" -> Cal.COMMAND;
            case "date" -> Date.COMMAND;
            case "dnsdomainname" -> Hostname.DOMAIN;
            case "free" -> Free.COMMAND;
            case "getconf" -> Getconf.COMMAND;
            case "halt" -> Halt.HALT;
            case "hostid" -> Hostid.COMMAND;
            case "hostname" -> Hostname.COMMAND;
            case "ischroot" -> Ischroot.COMMAND;
            case "locale" -> LocaleSettings.COMMAND;
            case "logger" -> SystemLogger.COMMAND;
            case "logread" -> SystemLogReader.COMMAND;
            case "lscpu" -> Lscpu.COMMAND;
            case "mcookie" -> Mcookie.COMMAND;
            case "nproc" -> Nproc.COMMAND;
            case "pinky" -> Pinky.COMMAND;
            case "poweroff" -> Halt.POWEROFF;
            case "reboot" -> Halt.REBOOT;
            case "sysctl" -> Sysctl.COMMAND;
            case "uname" -> Uname.COMMAND;
            case "uptime" -> Uptime.COMMAND;
            case "users" -> Sessions.USERS;
            case "w" -> Sessions.W;
            case "wall" -> Wall.COMMAND;
            case "whereis" -> Whereis.COMMAND;
            case "which" -> Which.COMMAND;
            case "which.debianutils" -> Which.OF_DEBIAN;
            case "who" -> Sessions.WHO;
            default -> null;
        };
    }
}
