package dev.drydock.userland.shell;

import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.kernel.PseudoTerminal;
import dev.drydock.process.kernel.RunningProcess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A shell on a terminal, and somebody who types. */
final class TerminalSession implements AutoCloseable {
    private static final Duration THINKING = Duration.ofMillis(300);

    private final ShellContainer container;
    private final PseudoTerminal terminal;
    private final RunningProcess process;

    TerminalSession(String shell) {
        container = new ShellContainer(shell.equals("sh"));
        try {
            container.file("/etc/bash.bashrc", 0644, "PS1='\\u@\\h:\\w\\$ '\n");
        } catch (java.io.IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
        terminal = container.namespace().terminal(new WindowSize(24, 80));
        terminal.output(container.out);
        process = container.start(terminal, shell);
        container.clock.advance(THINKING);
    }

    /** What was shown since the last time, with ESC as {@code \e} and CR LF as a newline. */
    String shown() {
        return container
                .out
                .take()
                .replace("\r\n", "\n")
                .replace("\u001b", "\\e")
                .replace("\r", "\\r");
    }

    /** Types, waits a moment, and gives what is shown then. */
    String type(String keys) {
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        terminal.type(bytes, 0, bytes.length);
        container.clock.advance(THINKING);
        return shown();
    }

    String file(String path) {
        try {
            return new String(container.files.readAll(path), StandardCharsets.UTF_8);
        } catch (java.io.IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }

    void resize(int rows, int columns) {
        terminal.resize(new WindowSize(rows, columns));
        container.clock.advance(THINKING);
    }

    /** The exit code; -1 while it runs. */
    int exitCode() {
        return process.end().isDone() ? process.end().join().exitCode() : -1;
    }

    @Override
    public void close() {
        container.close();
    }
}
