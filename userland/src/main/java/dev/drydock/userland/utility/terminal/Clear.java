package dev.drydock.userland.utility.terminal;

import dev.drydock.process.Exit;
import dev.drydock.process.TerminalSettings;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Set;

/** {@code clear} and {@code reset}: empty the screen. Terminals that are known are xterm's kin. */
final class Clear {
    static final Command CLEAR =
            Command.named("clear", Clear::clear).gnu("T= V x").busybox("");
    static final Command RESET = Command.named("reset", Clear::reset).gnu("").busybox("");
    private static final Set<String> KNOWN = Set.of(
            "xterm",
            "xterm-256color",
            "xterm-color",
            "linux",
            "screen",
            "screen-256color",
            "tmux",
            "tmux-256color",
            "vt100",
            "vt220",
            "ansi",
            "rxvt");
    private static final Words NO_TERM = Words.of("TERM environment variable not set.");
    private static final Words UNKNOWN = Words.of("'%s': unknown terminal type.");

    private Clear() {}

    private static Exit clear(Invocation call) {
        if (call.isBusyBox()) {
            call.out().text("\033[H\033[J");
            return Exit.SUCCESS;
        }
        String given = call.commandLine().last("T");
        String type = given == null ? call.variable("TERM") : given;
        if (type == null) {
            call.raw(NO_TERM.gnu() + "\n");
            return Exit.FAILURE;
        }
        if (!KNOWN.contains(type)) {
            call.raw(call.format(UNKNOWN.gnu(), type) + "\n");
            return Exit.FAILURE;
        }
        boolean scrollback = type.startsWith("xterm") && !call.commandLine().has("x");
        call.out().text("\033[H\033[2J" + (scrollback ? "\033[3J" : ""));
        return Exit.SUCCESS;
    }

    private static Exit reset(Invocation call) throws IOException {
        if (call.process().descriptor(1).isTerminal()) {
            call.process().terminal().ifPresent(terminal -> terminal.configure(TerminalSettings.COOKED));
            call.out().text("\033c\033(B\033[m\033[J\033[?25h");
        }
        return Exit.SUCCESS;
    }
}
