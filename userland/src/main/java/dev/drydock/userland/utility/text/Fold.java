package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.NumberArgument;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code fold}: breaks long lines. */
final class Fold {
    static final Command COMMAND = Command.named("fold", call -> new Fold(call).run())
            .gnu("b,bytes s,spaces w,width= 0? 1? 2? 3? 4? 5? 6? 7? 8? 9?")
            .busybox("b s w=");
    private static final Words BAD_WIDTH = Words.of("invalid number of columns: %l%s", "invalid number '%s'%-");
    private static final Words ZERO_WIDTH = Words.of("", "number %s is not in 1..10000 range");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "%s: %s");
    private static final Words CANNOT_READ = Words.of(Invocation.CANNOT_READ.gnu(), "%s: Input/output error");
    private static final int TAB = 8;

    private final Invocation call;
    private final boolean bytes;
    private final boolean spaces;
    private final int width;

    private Fold(Invocation call) {
        this.call = call;
        boolean countsBytes = false;
        boolean keepsWords = false;
        long columns = 80;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "b" -> countsBytes = true;
                case "s" -> keepsWords = true;
                case "w" -> columns = columns(option.argument());
                // An old form gives the width as an option of digits.
                default -> columns = columns(option.key() + (option.value() == null ? "" : option.argument()));
            }
        }
        this.width = (int) Math.min(columns, Integer.MAX_VALUE);
        this.bytes = countsBytes;
        this.spaces = keepsWords;
    }

    private long columns(String text) {
        if (call.isGnu()) {
            return NumberArgument.of(call, text, 1, Long.MAX_VALUE, BAD_WIDTH);
        }
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(BAD_WIDTH, text, "");
        }
        if (Integer.parseInt(text) == 0) {
            throw call.fail(ZERO_WIDTH, text);
        }
        return Integer.parseInt(text);
    }

    private Exit run() {
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.openOrComplain(operand, CANNOT_OPEN)) {
                if (input == null) {
                    continue;
                }
                fold(input);
            } catch (IOException error) {
                call.complain(CANNOT_READ, operand, error);
            }
        }
        return call.exit();
    }

    /** A byte at a time: a line may have no end. */
    private void fold(Input input) throws IOException {
        StringBuilder held = new StringBuilder();
        int column = 0;
        for (int next = input.read(); next >= 0; next = input.read()) {
            char c = (char) next;
            if (c == '\n') {
                call.out().data(held + "\n");
                held.setLength(0);
                column = 0;
                continue;
            }
            int after = column(column, c);
            while (after > width && !held.isEmpty()) {
                column = cut(held);
                after = column(column, c);
            }
            held.append(c);
            column = after;
        }
        call.out().data(held.toString());
    }

    /** Writes what fills a line; gives the column behind what is left. */
    private int cut(StringBuilder held) {
        int cut = spaces ? lastBlank(held) + 1 : held.length();
        if (cut == 0) {
            cut = held.length();
        }
        call.out().data(held.substring(0, cut) + "\n");
        held.delete(0, cut);
        int column = 0;
        for (int j = 0; j < held.length(); j++) {
            column = column(column, held.charAt(j));
        }
        return column;
    }

    private static int lastBlank(StringBuilder text) {
        return Math.max(text.lastIndexOf(" "), text.lastIndexOf("\t"));
    }

    private int column(int column, char c) {
        if (bytes) {
            return column + 1;
        }
        // BusyBox counts characters where the locale has them.
        if (call.isBusyBox() && (c & 0xc0) == 0x80 && call.isUnicode()) {
            return column;
        }
        return switch (c) {
            case '\b' -> Math.max(0, column - 1);
            case '\r' -> 0;
            case '\t' -> column + TAB - column % TAB;
            default -> column + 1;
        };
    }
}
