package dev.drydock.process.kernel;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What is to be echoed and has not gone out: while output is stopped it waits, the newest {@value #CAPACITY} steps of it. It
 * becomes bytes only when it goes out, for only then it is known in which column it does.
 */
final class TerminalEcho {
    private static final int CAPACITY = 4096;
    private static final int SMALLEST = 32;
    private static final int ARGUMENT = 0xff;
    private static final int CARET = 0x100;
    private static final int START = 0x200;
    private static final int TAB = 0x300;
    private static final int TAB_AFTER_TAB = 0x400;

    private final TerminalColumns columns;
    private char[] steps = {};
    private int size;

    TerminalEcho(TerminalColumns columns) {
        this.columns = columns;
    }

    /** A typed byte: a control character as a caret and a letter. */
    void typed(byte value) {
        if (Characters.isControl(value) && value != '\t') {
            add(CARET | value);
        } else {
            raw(value);
        }
    }

    /** A byte as it is. */
    void raw(int value) {
        add(value & ARGUMENT);
    }

    /** The line that is being typed begins here. */
    void lineStarts() {
        add(START);
    }

    /**
     * Goes back over a tab.
     *
     * @param before columns between the tab before, or the start of the line, and this one
     * @param afterTab whether there is a tab before
     */
    void tabErased(int before, boolean afterTab) {
        add((afterTab ? TAB_AFTER_TAB : TAB) | (before % TerminalColumns.TAB));
    }

    void clear() {
        size = 0;
    }

    /** Lets it go out. */
    void process(boolean outputProcessing, ByteArrayOutputStream out) {
        for (int i = 0; i < size; i++) {
            byte argument = (byte) (steps[i] & ARGUMENT);
            switch (steps[i] & ~ARGUMENT) {
                case CARET -> columns.putCaret(argument, out);
                case START -> columns.markStart();
                case TAB -> columns.eraseTab(argument, false, out);
                case TAB_AFTER_TAB -> columns.eraseTab(argument, true, out);
                default -> columns.put(argument, outputProcessing, out);
            }
        }
        size = 0;
    }

    private void add(int step) {
        if (size == CAPACITY) {
            System.arraycopy(steps, 1, steps, 0, CAPACITY - 1);
            size--;
        } else if (size == steps.length) {
            steps = Arrays.copyOf(steps, Math.max(SMALLEST, Math.min(CAPACITY, 2 * size)));
        }
        steps[size] = (char) step;
        size++;
    }
}
