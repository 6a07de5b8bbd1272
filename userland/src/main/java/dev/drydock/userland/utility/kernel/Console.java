package dev.drydock.userland.utility.kernel;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;

/**
 * {@code chvt}, {@code deallocvt}, {@code dumpkmap}, {@code loadkmap}, {@code loadfont} and {@code setkeycodes} of BusyBox: they look
 * for the machine's console, which a container has not, whatever terminal it has.
 */
final class Console {
    static final Command CHVT =
            Command.named("chvt", call -> terminal(call, 1)).busybox("").only(Flavour.BUSYBOX);
    static final Command DEALLOCVT =
            Command.named("deallocvt", call -> terminal(call, 0)).busybox("").only(Flavour.BUSYBOX);
    static final Command DUMPKMAP = Command.named("dumpkmap", Console::alone).only(Flavour.BUSYBOX);
    static final Command LOADKMAP = Command.named("loadkmap", Console::alone).only(Flavour.BUSYBOX);
    static final Command LOADFONT = Command.named("loadfont", Console::alone).only(Flavour.BUSYBOX);
    static final Command SETKEYCODES =
            Command.named("setkeycodes", Console::keys).only(Flavour.BUSYBOX);
    private static final Words NO_CONSOLE = Words.of("can't open console");
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");

    private Console() {}

    /** @param fewest how many numbers of terminals it needs; it takes one */
    private static Exit terminal(Invocation call, int fewest) {
        int numbers = call.operands().size();
        if (numbers < fewest || numbers > 1) {
            throw call.usage();
        }
        for (String number : call.operands()) {
            if (!number.matches("\\d{1,9}")) {
                throw call.fail(BAD_NUMBER, number);
            }
        }
        throw call.fail(NO_CONSOLE);
    }

    private static Exit alone(Invocation call) {
        throw call.arguments().isEmpty() ? call.fail(NO_CONSOLE) : call.usage();
    }

    private static Exit keys(Invocation call) {
        int words = call.arguments().size();
        throw words == 0 || words % 2 == 1 ? call.usage() : call.fail(NO_CONSOLE);
    }
}
