package dev.drydock.userland.utility.terminal;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code tty}: which terminal standard input is. */
final class Tty {
    static final Command COMMAND =
            Command.named("tty", Tty::run).gnu("s,silent quiet").busybox("s").trouble(2);
    private static final Words EXTRA = Words.of("extra operand %l", "");

    private Tty() {}

    private static Exit run(Invocation call) throws IOException {
        boolean silent = call.commandLine().has("s") || call.commandLine().has("quiet");
        if (!call.operands().isEmpty() && call.isGnu()) {
            throw call.usage(EXTRA, call.operands().get(0));
        }
        OpenFile in = call.process().descriptor(0);
        if (!in.isTerminal()) {
            if (!silent) {
                call.out().line("not a tty");
            }
            return Exit.FAILURE;
        }
        if (!silent) {
            call.out().line(call.process().terminal().map(Terminal::name).orElseGet(in::description));
        }
        return Exit.SUCCESS;
    }
}
