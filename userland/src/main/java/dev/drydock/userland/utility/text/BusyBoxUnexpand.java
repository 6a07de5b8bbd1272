package dev.drydock.userland.utility.text;

/**
 * How BusyBox's {@code unexpand} puts tabs into a line: for all blanks, or for those up to the second word, or to the first
 * one where blanks come before it.
 *
 * @param every how far apart tabs stand
 * @param unicode whether characters may have several bytes
 */
record BusyBoxUnexpand(int every, boolean all, boolean unicode) {

    /** @param line with its newline, if it has one */
    String of(String line) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        int column = 0;
        while (at < line.length()) {
            int blanks = 0;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
                blanks++;
            }
            column += blanks;
            if (at < line.length() && line.charAt(at) == '\t') {
                column += every - column % every;
                at++;
                continue;
            }
            if (column >= every) {
                text.append("\t".repeat(column / every));
                column %= every;
                blanks = column;
            }
            text.append(" ".repeat(blanks));
            if (!all && at > 0) {
                return text + line.substring(at);
            }
            int end = at;
            while (end < line.length() && " \t".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            text.append(line, at, end);
            column = (column + width(line.substring(at, end))) % every;
            at = end;
        }
        return text.toString();
    }

    private int width(String word) {
        return (int) word.chars().filter(c -> !unicode || (c & 0xc0) != 0x80).count();
    }
}
