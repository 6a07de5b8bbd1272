package dev.drydock.userland.utility.editor;

/**
 * Where a movement leads.
 *
 * @param lines whether an operator takes whole lines
 * @param inclusive whether an operator takes the character at the end, too
 */
record Motion(int row, int column, boolean lines, boolean inclusive) {
    static Motion within(int row, int column) {
        return new Motion(row, column, false, false);
    }

    static Motion upTo(int row, int column) {
        return new Motion(row, column, false, true);
    }

    static Motion line(int row, int column) {
        return new Motion(row, column, true, false);
    }
}
