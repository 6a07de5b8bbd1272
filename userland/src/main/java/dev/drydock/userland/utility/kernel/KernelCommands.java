package dev.drydock.userland.utility.kernel;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class KernelCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "chvt",
            "deallocvt",
            "dumpkmap",
            "hwclock",
            "init",
            "insmod",
            "loadfont",
            "loadkmap",
            "lsmod",
            "modprobe",
            "pivot_root",
            "rmmod",
            "setkeycodes",
            "swapoff",
            "swapon");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "chvt" -> Console.CHVT;
            case "deallocvt" -> Console.DEALLOCVT;
            case "dumpkmap" -> Console.DUMPKMAP;
            case "hwclock" -> Denied.HWCLOCK;
            case "init" -> Denied.INIT;
            case "insmod" -> Modules.INSMOD;
            case "loadfont" -> Console.LOADFONT;
            case "loadkmap" -> Console.LOADKMAP;
            case "lsmod" -> Modules.LSMOD;
            case "modprobe" -> Modules.MODPROBE;
            case "pivot_root" -> Denied.PIVOT_ROOT;
            case "rmmod" -> Modules.RMMOD;
            case "setkeycodes" -> Console.SETKEYCODES;
            case "swapoff" -> Denied.SWAPOFF;
            case "swapon" -> Denied.SWAPON;
            default -> null;
        };
    }
}
