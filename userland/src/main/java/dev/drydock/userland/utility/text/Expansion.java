package dev.drydock.userland.utility.text;

/** Tabs of a line as blanks, byte by byte. */
final class Expansion {
    private final TabStops stops;
    private final boolean onlyInitial;
    private boolean initial = true;
    private int column;

    /** @param onlyInitial whether tabs behind the first word stay */
    Expansion(TabStops stops, boolean onlyInitial) {
        this.stops = stops;
        this.onlyInitial = onlyInitial;
    }

    String next(char c) {
        if (c == '\n') {
            initial = true;
            column = 0;
            return "\n";
        }
        if (!initial && onlyInitial) {
            return String.valueOf(c);
        }
        initial &= c == ' ' || c == '\t';
        if (c == '\t') {
            int next = stops.after(column);
            String blanks = " ".repeat(next - column);
            column = next;
            return blanks;
        }
        column = c == '\b' ? Math.max(0, column - 1) : column + 1;
        return String.valueOf(c);
    }
}
