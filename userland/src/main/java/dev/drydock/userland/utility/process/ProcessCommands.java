package dev.drydock.userland.utility.process;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ProcessCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "chroot",
            "env",
            "flock",
            "ionice",
            "kill",
            "killall",
            "killall5",
            "linux64",
            "nice",
            "nohup",
            "pgrep",
            "pidof",
            "pkill",
            "printenv",
            "ps",
            "renice",
            "run-parts",
            "setpriv",
            "setsid",
            "sleep",
            "stdbuf",
            "time",
            "timeout",
            "top",
            "usleep",
            "watch",
            "x86_64");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "chroot" -> Chroot.COMMAND;
            case "env" -> Env.COMMAND;
            case "flock" -> Flock.COMMAND;
            case "ionice" -> Surrounds.IONICE;
            case "kill" -> Kill.COMMAND;
            case "killall" -> flavour.isGnu() ? Killall.COMMAND : ProcessNames.KILLALL;
            case "killall5" -> ProcessNames.KILLALL5;
            case "linux64" -> Surrounds.LINUX64;
            case "nice" -> Nice.COMMAND;
            case "nohup" -> Wrappers.NOHUP;
            case "pgrep" -> ProcessNames.PGREP;
            case "pidof" -> ProcessNames.PIDOF;
            case "pkill" -> ProcessNames.PKILL;
            case "printenv" -> Printenv.COMMAND;
            case "ps" -> Ps.COMMAND;
            case "renice" -> Renice.COMMAND;
            case "run-parts" -> RunParts.COMMAND;
            case "setpriv" -> Setpriv.COMMAND;
            case "setsid" -> Wrappers.SETSID;
            case "sleep" -> Sleep.COMMAND;
            case "stdbuf" -> Surrounds.STDBUF;
            case "time" -> Time.COMMAND;
            case "timeout" -> Timeout.COMMAND;
            case "top" -> Top.COMMAND;
            case "usleep" -> Sleep.MICROSECONDS;
            case "watch" -> Watch.COMMAND;
            case "x86_64" -> Surrounds.X86_64;
            default -> null;
        };
    }
}
