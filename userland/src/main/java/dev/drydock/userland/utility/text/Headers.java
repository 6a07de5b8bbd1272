package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;

/** The {@code ==> FILE <==} lines of {@code head} and {@code tail}. */
final class Headers {
    private final Invocation call;
    private final boolean shown;
    private final boolean named;
    private boolean first = true;

    /** @param named whether {@code -} is shown in words */
    Headers(Invocation call, boolean shown, boolean named) {
        this.call = call;
        this.shown = shown;
        this.named = named;
    }

    /** A file could not be opened; to BusyBox the next one is not the first any more. */
    void skipped() {
        first &= call.isGnu();
    }

    void show(String operand) {
        if (shown) {
            call.out().text((first ? "" : "\n") + "==> " + pretty(operand) + " <==\n");
        }
        first = false;
    }

    String pretty(String operand) {
        return operand.equals("-") && named ? "standard input" : operand;
    }
}
