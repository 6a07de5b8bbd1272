package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code expand} and {@code unexpand}: tabs to blanks and back. */
final class Tabs {
    static final Command EXPAND = Command.named("expand", call -> new Tabs(call).run(true))
            .gnu("i,initial t,tabs=")
            .busybox("i,initial t,tabs=");
    static final Command UNEXPAND = Command.named("unexpand", call -> new Tabs(call).run(false))
            .gnu("a,all first-only t,tabs=")
            .busybox("a,all f,first-only t,tabs=");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "%s: %s");

    private final Invocation call;
    private final TabStops stops;

    private Tabs(Invocation call) {
        this.call = call;
        String list = call.commandLine().last("t");
        this.stops = list == null ? TabStops.every(8) : TabStops.parse(call, list);
    }

    private Exit run(boolean expands) {
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.openOrComplain(operand, CANNOT_OPEN)) {
                if (input == null) {
                    continue;
                }
                for (String line = input.line(); line != null; line = input.line()) {
                    call.out().data((expands ? expanded(line) : unexpanded(line)) + (input.terminated() ? "\n" : ""));
                }
            } catch (IOException error) {
                call.complain(Invocation.CANNOT_READ, operand, error);
            }
        }
        return call.exit();
    }

    private String expanded(String line) {
        boolean onlyInitial = call.commandLine().has("i");
        StringBuilder text = new StringBuilder();
        boolean initial = true;
        int column = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t' && (initial || !onlyInitial)) {
                int next = stops.after(column);
                text.append(" ".repeat(next - column));
                column = next;
                continue;
            }
            column = c == '\b' ? Math.max(0, column - 1) : c == '\t' ? stops.after(column) : column + 1;
            initial &= c == ' ' || c == '\t';
            text.append(c);
        }
        return text.toString();
    }

    private String unexpanded(String line) {
        boolean all = (call.commandLine().has("a") || call.commandLine().has("t"))
                && !call.commandLine().has("first-only")
                && !call.commandLine().has("f");
        StringBuilder text = new StringBuilder();
        StringBuilder blanks = new StringBuilder();
        int column = 0;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c != ' ' && c != '\t') {
                text.append(blanks);
                blanks.setLength(0);
                if (!all) {
                    return text + line.substring(i);
                }
                text.append(c);
                column++;
                i++;
                continue;
            }
            boolean atStop = c == '\t' || (stops.reaches(column) && stops.after(column) == column + 1);
            boolean single =
                    c == ' ' && blanks.isEmpty() && !(i + 1 < line.length() && " \t".indexOf(line.charAt(i + 1)) >= 0);
            if (atStop && !single) {
                blanks.setLength(0);
                text.append('\t');
                column = stops.after(column);
            } else {
                blanks.append(' ');
                column++;
            }
            i++;
        }
        return text.append(blanks).toString();
    }
}
