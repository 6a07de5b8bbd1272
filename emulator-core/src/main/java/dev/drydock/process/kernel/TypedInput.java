package dev.drydock.process.kernel;

import java.util.Arrays;

/**
 * What was typed and has not been read: bytes in order, some of which end a line, and ends of input ({@code ^D}), which
 * hold a place but no byte. A ring that grows as it is needed, so that a terminal at which nobody types costs nothing.
 */
final class TypedInput {
    private static final char[] NOTHING = {};
    private static final char END_OF_LINE = 0x100;
    private static final char BYTE = 0xff;
    private static final int SMALLEST = 64;

    private char[] cells = NOTHING;
    private int first;
    private int size;

    int size() {
        return size;
    }

    /** The byte at a place, counted from the oldest; that of an end of input is 0. */
    byte at(int index) {
        return (byte) cells[slot(index)];
    }

    boolean endsLine(int index) {
        return (cells[slot(index)] & END_OF_LINE) != 0;
    }

    boolean isEndOfInput(int index) {
        return cells[slot(index)] == END_OF_LINE;
    }

    void add(byte value) {
        push((char) (value & BYTE));
    }

    void addEndOfLine(byte value) {
        push((char) ((value & BYTE) | END_OF_LINE));
    }

    void addEndOfInput() {
        push(END_OF_LINE);
    }

    private void push(char cell) {
        if (size == cells.length) {
            grow();
        }
        size++;
        cells[slot(size - 1)] = cell;
    }

    /** Takes back the newest ones. */
    void removeLast(int count) {
        size -= count;
    }

    /** Gives up the oldest ones. */
    void removeFirst(int count) {
        first = count == size ? 0 : slot(count);
        size -= count;
    }

    void clear() {
        first = 0;
        size = 0;
    }

    /** Nothing ends a line any more; an end of input becomes a byte of 0. */
    void forgetLines() {
        for (int i = 0; i < size; i++) {
            cells[slot(i)] &= BYTE;
        }
    }

    /** The newest one ends a line. */
    void endLine() {
        cells[slot(size - 1)] |= END_OF_LINE;
    }

    private int slot(int index) {
        return (first + index) % cells.length;
    }

    private void grow() {
        char[] larger = Arrays.copyOf(cells, Math.max(SMALLEST, 2 * cells.length));
        for (int i = 0; i < size; i++) {
            larger[i] = cells[slot(i)];
        }
        cells = larger;
        first = 0;
    }
}
