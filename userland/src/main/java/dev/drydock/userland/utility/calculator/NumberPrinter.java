package dev.drydock.userland.utility.calculator;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import java.math.BigDecimal;

/** Writes numbers and strings; a number that comes near the end of the line goes on in the next one. */
final class NumberPrinter {
    private static final int USUAL_LENGTH = 70;
    /** A backslash and a newline. */
    private static final int MARK = 2;

    private final Invocation call;
    private final int limit;
    private int column;

    /** @param variable which variable of the environment tells the length of lines; 0 is without an end */
    NumberPrinter(Invocation call, String variable) {
        this.call = call;
        String wanted = call.variable(variable);
        int length = wanted != null && wanted.matches("\\d{1,5}") ? Integer.parseInt(wanted) : USUAL_LENGTH;
        if (length != 0 && length <= MARK) {
            length = USUAL_LENGTH;
        }
        this.limit = length == 0 ? Integer.MAX_VALUE : length - MARK;
    }

    void number(BigDecimal value, int base) {
        StringBuilder text = new StringBuilder();
        for (char c : NumberText.of(value, base).toCharArray()) {
            if (column == limit) {
                text.append("\\\n");
                column = 0;
            }
            text.append(c);
            column++;
        }
        call.out().text(text.toString());
    }

    void text(String latin) {
        call.out().data(latin);
        int newline = latin.lastIndexOf('\n');
        column = newline < 0 ? Math.min(column + latin.length(), limit) : latin.length() - newline - 1;
    }

    void newline() {
        call.out().data("\n");
        column = 0;
    }

    /** A string of the command line. */
    static String latin(String text) {
        return Latin.of(text);
    }
}
