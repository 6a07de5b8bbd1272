package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import java.util.List;

/** {@code yes}: writes a line for ever, in pieces of at least 16 KiB. */
final class Yes {
    static final Command COMMAND = Command.named("yes", Yes::run).gnu("").busybox("+");
    private static final int PIECE_BYTES = 1 << 14;

    private Yes() {}

    private static Exit run(Invocation call) {
        List<String> words = call.isGnu() ? call.operands() : call.arguments();
        String line = words.isEmpty() ? "y\n" : Latin.of(String.join(" ", words)) + "\n";
        byte[] piece = Latin.bytes(line.repeat(Math.max(1, PIECE_BYTES / line.length())));
        while (true) {
            call.out().write(piece);
            call.process().checkpoint();
        }
    }
}
