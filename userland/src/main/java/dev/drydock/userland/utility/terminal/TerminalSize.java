package dev.drydock.userland.utility.terminal;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code ttysize} of BusyBox: columns and lines of the terminal at one of the three standard streams. */
final class TerminalSize {
    static final Command COMMAND = Command.named("ttysize", TerminalSize::run).only(Flavour.BUSYBOX);
    private static final Terminal.WindowSize USUAL = new Terminal.WindowSize(24, 80);

    private TerminalSize() {}

    private static Exit run(Invocation call) {
        Terminal.WindowSize size = size(call);
        List<String> shown = new ArrayList<>();
        for (String word : call.arguments().isEmpty() ? List.of("w", "h") : call.arguments()) {
            if (word.startsWith("w")) {
                shown.add(Integer.toString(size.columns()));
            } else if (word.startsWith("h")) {
                shown.add(Integer.toString(size.rows()));
            }
        }
        call.out().line(String.join(" ", shown));
        return Exit.SUCCESS;
    }

    private static Terminal.WindowSize size(Invocation call) {
        for (int number = 0; number <= 2; number++) {
            try {
                OpenFile file = call.process().descriptor(number);
                if (file.isTerminal()) {
                    return call.process().terminal().map(Terminal::windowSize).orElse(USUAL);
                }
            } catch (IOException closed) {
                call.process().checkpoint();
            }
        }
        return USUAL;
    }
}
