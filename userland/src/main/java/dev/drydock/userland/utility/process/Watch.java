package dev.drydock.userland.utility.process;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.SpawnRequest;
import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code watch}: runs a command again and again on an emptied screen. Debian's stands in procps, which no image has. */
final class Watch {
    static final Command COMMAND = Command.named("watch", call -> new Watch(call).run())
            .busybox("+ d n= t")
            .only(Flavour.BUSYBOX);
    private static final int USUAL_COLUMNS = 80;
    private static final Words BAD_NUMBER = Words.of("", "invalid number '%s'");

    private final Invocation call;

    private Watch(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        String text = call.commandLine().last("n");
        if (text != null && !text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            throw call.fail(BAD_NUMBER, text);
        }
        return once(text == null ? 2 : Math.max(0.1, Double.parseDouble(text)));
    }

    private Exit once(double seconds) throws IOException {
        ContainerProcess process = call.process();
        String command = String.join(" ", call.operands());
        call.out().text("\033[H\033[J");
        if (!call.commandLine().has("t")) {
            int columns = process.terminal()
                    .map(Terminal::windowSize)
                    .map(Terminal.WindowSize::columns)
                    .filter(each -> each > 0)
                    .orElse(USUAL_COLUMNS);
            String head = String.format("Every %.1fs: ", seconds) + command;
            String now = TimeFormat.format("%Y-%m-%d %H:%M:%S", process.clock().now(), TimeZones.of(process));
            int room = Math.max(0, columns - 1 - now.length() - 1);
            String shown = head.length() > room ? head.substring(0, room) : head;
            call.out().line(shown + " ".repeat(Math.max(1, columns - 1 - shown.length() - now.length())) + now + "\n");
        }
        call.out().flush();
        int child = process.spawn(new SpawnRequest(
                "/bin/sh", List.of("sh", "-c", command), process.environment(), process.descriptors(), -1, false));
        ChildWait.status(process, child);
        return Exit.after(Duration.ofMillis((long) (seconds * 1000)), again -> once(seconds));
    }
}
