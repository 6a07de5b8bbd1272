package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import java.util.List;

/** {@code echo}: the binary, not the shell's built-in. */
final class Echo {
    static final Command COMMAND = Command.named("echo", Echo::run).gnu("");

    private Echo() {}

    private static Exit run(Invocation call) {
        List<String> words = call.arguments();
        if (call.isGnu()
                && words.size() == 1
                && (words.get(0).equals("--help") || words.get(0).equals("--version"))) {
            call.parse(words);
        }
        boolean newline = true;
        boolean escapes = false;
        int first = 0;
        while (first < words.size() && words.get(first).matches("-[neE]+")) {
            for (char letter : words.get(first).substring(1).toCharArray()) {
                switch (letter) {
                    case 'n' -> newline = false;
                    case 'e' -> escapes = true;
                    default -> escapes = false;
                }
            }
            first++;
        }
        String text = Latin.of(String.join(" ", words.subList(first, words.size())));
        if (escapes) {
            Escapes.Result result = Escapes.of(
                            call.isGnu() ? Escapes.Dialect.ECHO : Escapes.Dialect.BUSYBOX, call.isUtf8())
                    .expand(text);
            call.out().data(result.text());
            if (result.stopped()) {
                return Exit.SUCCESS;
            }
        } else {
            call.out().data(text);
        }
        if (newline) {
            call.out().data("\n");
        }
        return Exit.SUCCESS;
    }
}
