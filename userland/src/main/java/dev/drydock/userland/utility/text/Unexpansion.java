package dev.drydock.userland.utility.text;

/** Blanks of a line as tabs, byte by byte, in GNU's way (coreutils 9.1: unexpand). */
final class Unexpansion {
    private final TabStops stops;
    private final boolean entire;
    private final StringBuilder pending = new StringBuilder();
    private boolean converts = true;
    private boolean afterBlank = true;
    private boolean oneBlankBefore;
    private int column;

    /** @param entire whether blanks behind the first word are made tabs, too */
    Unexpansion(TabStops stops, boolean entire) {
        this.stops = stops;
        this.entire = entire;
    }

    /** What can be written once a byte has come. */
    String next(char c) {
        if (c == '\n') {
            String rest = (converts ? ended() : "") + c;
            converts = true;
            afterBlank = true;
            column = 0;
            return rest;
        }
        return converts ? converted(c) : String.valueOf(c);
    }

    /** What is left at the end. */
    String ended() {
        if (pending.length() > 1 && oneBlankBefore) {
            pending.setCharAt(0, '\t');
        }
        String blanks = pending.toString();
        pending.setLength(0);
        oneBlankBefore = false;
        return blanks;
    }

    private String converted(char c) {
        boolean blank = c == ' ' || c == '\t';
        char shown = c;
        if (blank && stops.reaches(column)) {
            int stop = stops.after(column);
            if (c == '\t') {
                column = stop;
                if (!pending.isEmpty()) {
                    pending.setCharAt(0, '\t');
                }
            } else {
                column++;
                if (!afterBlank || column != stop) {
                    oneBlankBefore |= column == stop;
                    pending.append(c);
                    afterBlank = true;
                    return "";
                }
                shown = '\t';
                if (!pending.isEmpty()) {
                    pending.setCharAt(0, '\t');
                }
            }
            pending.setLength(Math.min(pending.length(), oneBlankBefore ? 1 : 0));
        } else if (blank) {
            converts = false;
        } else {
            column = c == '\b' ? Math.max(0, column - 1) : column + 1;
        }
        String before = ended();
        afterBlank = blank;
        converts &= entire || blank;
        return before + shown;
    }
}
