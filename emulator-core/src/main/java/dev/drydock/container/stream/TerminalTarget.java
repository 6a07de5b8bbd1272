package dev.drydock.container.stream;

import dev.drydock.process.kernel.PseudoTerminal;
import dev.drydock.time.WaitQueue;

/** A process at a terminal, on which somebody types. */
final class TerminalTarget implements InputPort.Target {
    private final PseudoTerminal terminal;

    TerminalTarget(PseudoTerminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int take(byte[] bytes, int offset, int length) {
        return terminal.type(bytes, offset, length);
    }

    @Override
    public WaitQueue changes() {
        return terminal.changes();
    }

    @Override
    public void end() {
        // Who types no more does not close a terminal; only the end of its session does.
    }
}
