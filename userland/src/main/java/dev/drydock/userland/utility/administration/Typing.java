package dev.drydock.userland.utility.administration;

import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.userland.utility.command.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines that somebody types: answers, which are seen, and secrets, which are not. */
final class Typing {
    private Typing() {}

    /** A line of standard input; null at its end. No byte more is taken. */
    static @Nullable String answer(Invocation call) throws IOException {
        InputStream in = call.process().in();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /**
     * As {@link #answer}, after a prompt, without echo where a terminal is typed on. PAM asks on standard error and ends the
     * line that a terminal did not; BusyBox asks on standard output and always ends it.
     */
    static @Nullable String secret(Invocation call, String prompt) throws IOException {
        if (call.isBusyBox()) {
            call.out().text(prompt).flush();
            String typed = unseen(call);
            call.out().line("").flush();
            return typed;
        }
        call.raw(prompt);
        String typed = unseen(call);
        if (call.process().descriptor(0).isTerminal()) {
            call.raw("\n");
        }
        return typed;
    }

    private static @Nullable String unseen(Invocation call) throws IOException {
        Optional<Terminal> terminal =
                call.process().descriptor(0).isTerminal() ? call.process().terminal() : Optional.empty();
        if (terminal.isEmpty()) {
            return answer(call);
        }
        TerminalSettings before = terminal.get().settings();
        terminal.get().configure(before.withEcho(false));
        try {
            return answer(call);
        } finally {
            terminal.get().configure(before);
        }
    }
}
