package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code add-shell} and {@code remove-shell} of BusyBox: lines of {@code /etc/shells}, which need not be there before. */
final class BusyBoxShells {
    private static final String FILE = "/etc/shells";
    private static final int USUAL_MODE = 0666;
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");

    private BusyBoxShells() {}

    static Exit run(Invocation call, boolean add) {
        List<String> lines = new ArrayList<>();
        int mode = USUAL_MODE & ~call.files().umask();
        try {
            lines.addAll(new String(call.files().readAll(FILE), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            mode = call.files().status(FILE).mode();
        } catch (IOException none) {
            call.process().checkpoint();
        }
        List<String> before = List.copyOf(lines);
        if (add) {
            call.arguments().stream().filter(shell -> !before.contains(shell)).forEach(lines::add);
        } else {
            lines.removeAll(call.arguments());
        }
        String fresh = FILE + ".tmp";
        try {
            String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
            call.files().writeAll(fresh, text.getBytes(StandardCharsets.UTF_8));
            call.files().changeMode(fresh, mode);
            call.files().rename(fresh, FILE);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, fresh, error);
        }
        return Exit.SUCCESS;
    }
}
