package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;

/** {@code nproc}: how many processors there are. */
final class Nproc {
    static final Command COMMAND =
            Command.named("nproc", Nproc::run).gnu("all ignore=").busybox("all ignore=");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words INVALID = Words.of("%l: invalid number to ignore", "invalid number '%s'");

    private Nproc() {}

    private static Exit run(Invocation call) {
        int ignored = 0;
        boolean all = false;
        for (Option option : call.options()) {
            if (option.key().equals("all")) {
                all = true;
            } else if (option.argument().matches("\\d{1,9}")) {
                ignored = Integer.parseInt(option.argument());
            } else {
                throw call.fail(INVALID, option.argument());
            }
        }
        if (!call.operands().isEmpty() && call.isGnu()) {
            throw call.usage(EXTRA, call.operands().get(0));
        }
        int cpus = call.process().machine().cpus();
        String threads = all || call.isBusyBox() ? null : call.variable("OMP_NUM_THREADS");
        if (threads != null && threads.matches("[1-9]\\d{0,8}(,.*)?")) {
            cpus = Integer.parseInt(threads.replaceAll(",.*", ""));
        }
        call.out().line(Integer.toString(Math.max(1, cpus - ignored)));
        return Exit.SUCCESS;
    }
}
