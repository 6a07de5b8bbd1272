package dev.drydock.userland.shell.edit;

import dev.drydock.userland.shell.text.CharacterSet;

/** Where on the screen a line that is wider than it stands. */
final class Wrapping {
    private final int columns;
    private final CharacterSet characters;

    Wrapping(int columns, CharacterSet characters) {
        this.columns = columns < 2 ? 80 : columns;
        this.characters = characters;
    }

    /** How many columns a text takes. */
    int width(String text) {
        return characters.length(text);
    }

    int row(int column) {
        return column / columns;
    }

    int within(int column) {
        return column % columns;
    }

    /** Whether so many columns need more than one row. */
    boolean wraps(int width) {
        return width >= columns;
    }

    /** Whether a text of this width ends just at the edge, so that the terminal waits before it goes on. */
    boolean endsAtEdge(int width) {
        return width > 0 && width % columns == 0;
    }
}
