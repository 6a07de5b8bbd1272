package dev.drydock.userland.utility.socket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The table of {@code ss}: columns as wide as what is in them. On a terminal what is left of its width is shared among them;
 * a table that is too wide is spread over several whole lines of the terminal.
 */
final class SocketColumns {
    private static final List<String> TITLES =
            List.of("Netid", "State", "Recv-Q", "Send-Q", "Local Address:", "Port", "Peer Address:", "Port", "Process");
    /** A blank stands before these, unless they are the first of the line. */
    private static final List<Integer> APART = List.of(1, 2, 3, 4, 6);

    private static final List<Integer> RIGHT = List.of(4, 6);
    private static final int NETID = 0;
    private static final int STATE = 1;

    private final int first;
    private final boolean withState;
    private final List<List<String>> rows = new ArrayList<>();

    SocketColumns(boolean withNetid, boolean withState) {
        this.first = withNetid ? NETID : withState ? STATE : STATE + 1;
        this.withState = withState;
    }

    void header() {
        rows.add(TITLES);
    }

    /** @param cells one for each column, also for those that are not shown */
    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** @param screen how many characters a line of the terminal has; 0 where there is none */
    String text(int screen) {
        int[] widths = new int[TITLES.size()];
        for (int column = first; column < widths.length; column++) {
            if (isShown(column)) {
                widths[column] = width(column, screen);
            }
        }
        if (screen > 0) {
            spread(widths, screen);
        }
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths)).append('\n'));
        return text.toString();
    }

    private boolean isShown(int column) {
        return column >= first && (column != STATE || withState);
    }

    /** The very last cell is not measured: it may stand out. */
    private int width(int column, int screen) {
        boolean isLast = column == TITLES.size() - 1;
        int longest = rows.stream()
                .limit(isLast ? Math.max(0, rows.size() - 1) : rows.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
        int width = longest + (longest > 0 && column > first ? blank(column).length() : 0);
        return screen > 0 ? Math.min(width, screen) : width;
    }

    private static String blank(int column) {
        return APART.contains(column) ? " " : "";
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = first; column < widths.length; column++) {
            if (isShown(column)) {
                String blank = column > first ? blank(column) : "";
                String filling = " "
                        .repeat(Math.max(
                                0,
                                widths[column]
                                        - blank.length()
                                        - row.get(column).length()));
                line.append(blank);
                line.append(RIGHT.contains(column) ? filling + row.get(column) : row.get(column) + filling);
            }
        }
        return line.toString();
    }

    /** Fills up each line of the screen with the columns that fit into it. */
    private static void spread(int[] widths, int screen) {
        int begin = 0;
        int used = 0;
        for (int column = 0; column < widths.length; column++) {
            if (used + widths[column] > screen) {
                share(widths, begin, column, screen - used);
                begin = column;
                used = 0;
            }
            used += widths[column];
        }
        share(widths, begin, widths.length, screen - used);
    }

    /** Shares blanks among the columns of a line; those of its end get one more where there is a remainder. */
    private static void share(int[] widths, int begin, int end, int blanks) {
        int columns = (int)
                Arrays.stream(widths, begin, end).filter(width -> width > 0).count();
        int more = columns == 0 ? 0 : blanks % columns;
        for (int column = end - 1; column >= begin && columns > 0; column--) {
            if (widths[column] > 0) {
                widths[column] += blanks / columns + (more > 0 ? 1 : 0);
                more--;
            }
        }
    }
}
