package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.Names;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** bash's {@code select}: shows a menu, reads a choice, runs the body, and again. */
final class Menus {
    private static final int TAB = 8;
    private static final int WIDTH = 80;

    private final Shell shell;
    private final Loops loops;

    Menus(Shell shell, Loops loops) {
        this.shell = shell;
        this.loops = loops;
    }

    int run(Command.For command) throws IOException {
        List<String> values = loops.values(command);
        if (values.isEmpty()) {
            return 0;
        }
        loops.trace("select", command);
        int[] status = {0};
        boolean[] show = {true};
        loops.repeat(status, () -> {
            if (show[0]) {
                shell.messages().raw(menu(values));
            }
            shell.messages().raw(shell.variables().valueOr("PS3", "#? "));
            String line = answer();
            if (line == null) {
                shell.print("\n");
                status[0] = 1;
                return false;
            }
            show[0] = line.isEmpty();
            if (line.isEmpty()) {
                return true;
            }
            shell.variables().set("REPLY", line);
            int choice = Names.isNumber(line) && line.length() < 6 ? Integer.parseInt(line) : 0;
            String value = choice >= 1 && choice <= values.size() ? values.get(choice - 1) : "";
            shell.expander().arithmetic().elements().assign(command.name(), null, value, false);
            status[0] = shell.interpreter().run(command.body(), false);
            return true;
        });
        return status[0];
    }

    /** A line as {@code read} takes it: a backslash quotes, and joins the next line; null at the end. */
    private @Nullable String answer() throws IOException {
        InputLines lines = new InputLines(shell.process().in());
        StringBuilder answer = new StringBuilder();
        String line = lines.line();
        while (line != null) {
            boolean joined = false;
            for (int i = 0; i < line.length(); i++) {
                boolean quotes = line.charAt(i) == '\\';
                joined = quotes && i + 1 == line.length();
                i += quotes && !joined ? 1 : 0;
                answer.append(joined ? "" : line.charAt(i));
            }
            if (!joined) {
                return answer.toString();
            }
            line = lines.line();
        }
        return null;
    }

    /** In columns, filled from top to bottom, as wide as the screen allows; between them are tabs where they fit. */
    private static String menu(List<String> values) {
        int digits = Integer.toString(values.size()).length();
        int width = values.stream().mapToInt(String::length).max().orElse(0) + digits + 2;
        int columns = Math.max(1, WIDTH / (width + 2));
        int rows = (values.size() + columns - 1) / columns;
        if (rows == 1) {
            rows = values.size();
        }
        int firstDigits = Integer.toString(rows).length();
        StringBuilder menu = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int start = 0;
            for (int i = row; i < values.size(); i += rows) {
                int numbers = i < rows ? firstDigits : digits;
                String item = String.format("%" + numbers + "d) %s", i + 1, values.get(i));
                menu.append(item);
                if (i + rows < values.size()) {
                    menu.append(blanks(start + item.length(), start + width + 2));
                }
                start += width + 2;
            }
            menu.append('\n');
        }
        return menu.toString();
    }

    private static String blanks(int from, int to) {
        StringBuilder blanks = new StringBuilder();
        int at = from;
        while (at < to) {
            boolean tab = to / TAB > at / TAB;
            blanks.append(tab ? '\t' : ' ');
            at += tab ? TAB - at % TAB : 1;
        }
        return blanks.toString();
    }
}
