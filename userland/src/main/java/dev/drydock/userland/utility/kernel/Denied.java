package dev.drydock.userland.utility.kernel;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code swapon}, {@code swapoff}, {@code hwclock}, {@code pivot_root} and {@code init} of BusyBox. */
final class Denied {
    static final Command SWAPON =
            Command.named("swapon", call -> swap(call, true)).busybox("a e d?").only(Flavour.BUSYBOX);
    static final Command SWAPOFF =
            Command.named("swapoff", call -> swap(call, false)).busybox("a e").only(Flavour.BUSYBOX);
    static final Command HWCLOCK = Command.named("hwclock", Denied::clock)
            .busybox("l,localtime u,utc s,hctosys r,show w,systohc t,systz f,rtc=")
            .only(Flavour.BUSYBOX);
    static final Command PIVOT_ROOT = Command.named("pivot_root", Denied::pivot).only(Flavour.BUSYBOX);
    static final Command INIT = Command.named("init", Denied::init).only(Flavour.BUSYBOX);
    private static final String CLOCK = "/dev/misc/rtc";
    private static final String TABLE = "/etc/fstab";
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words NO_DEVICE = Words.of("%s: %s");
    private static final Words DENIED = Words.of("%s: Operation not permitted");
    private static final Words NOT_FIRST = Words.of("must be run as PID 1");
    private static final Words NOT_EMULATED = Words.of("this is not emulated");

    private Denied() {}

    private static Exit swap(Invocation call, boolean looks) {
        if (call.commandLine().has("a")) {
            requireFile(call, TABLE);
            throw call.fail(NOT_EMULATED);
        }
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        String device = call.operands().get(0);
        try {
            if (looks) {
                call.files().status(device);
            }
        } catch (IOException missing) {
            if (call.commandLine().has("e")) {
                return Exit.SUCCESS;
            }
            throw call.fail(NO_DEVICE, device, missing);
        }
        throw call.fail(DENIED, device);
    }

    private static void requireFile(Invocation call, String path) {
        try {
            call.files().status(path);
        } catch (IOException missing) {
            throw call.fail(CANNOT_OPEN, path, missing);
        }
    }

    private static Exit clock(Invocation call) {
        String given = call.commandLine().last("f");
        requireFile(call, given == null ? CLOCK : given);
        throw call.fail(NOT_EMULATED);
    }

    private static Exit pivot(Invocation call) {
        if (call.arguments().size() != 2) {
            throw call.usage();
        }
        throw call.fail(DENIED, "(null)");
    }

    private static Exit init(Invocation call) {
        throw call.process().pid() == 1 ? call.fail(NOT_EMULATED) : call.fail(NOT_FIRST);
    }
}
