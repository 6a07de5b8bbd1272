package dev.drydock.userland.utility.listing;

import java.util.Arrays;
import java.util.List;

/** Puts cells into as few lines as possible: GNU's way, with columns of their own width and tabs between them. */
final class Columns {
    private static final int LEAST_COLUMN = 3;
    private static final int GAP = 2;

    private Columns() {}

    /** @param width how many columns of the screen it takes */
    record Cell(String text, int width) {}

    /**
     * @param down whether the order runs down the columns rather than along the lines
     * @param lineWidth columns of the screen, at least 1
     * @param tabSize 0 for no tabs
     */
    static String arrange(List<Cell> cells, boolean down, int lineWidth, int tabSize) {
        int count = cells.size();
        int[] widths = widths(cells, down, lineWidth);
        int columns = widths.length;
        int rows = (count + columns - 1) / columns;
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int position = 0;
            for (int column = 0; column < columns; column++) {
                int index = down ? column * rows + row : row * columns + column;
                if (index >= count) {
                    break;
                }
                Cell cell = cells.get(index);
                text.append(cell.text());
                int next = down ? index + rows : index + 1;
                if (column + 1 < columns && next < count) {
                    indent(text, position + cell.width(), position + widths[column], tabSize);
                }
                position += widths[column];
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The widths of the columns of the arrangement with the most columns that fits. */
    private static int[] widths(List<Cell> cells, boolean down, int lineWidth) {
        int count = cells.size();
        int most = Math.max(1, Math.min(count, lineWidth / LEAST_COLUMN + (lineWidth % LEAST_COLUMN != 0 ? 1 : 0)));
        for (int columns = most; columns > 1; columns--) {
            int[] widths = new int[columns];
            Arrays.fill(widths, LEAST_COLUMN);
            int rows = (count + columns - 1) / columns;
            for (int i = 0; i < count; i++) {
                int column = down ? i / rows : i % columns;
                int width = cells.get(i).width() + (column == columns - 1 ? 0 : GAP);
                widths[column] = Math.max(widths[column], width);
            }
            if (Arrays.stream(widths).sum() < lineWidth) {
                return widths;
            }
        }
        return new int[] {cells.stream().mapToInt(Cell::width).max().orElse(0)};
    }

    private static void indent(StringBuilder text, int from, int to, int tabSize) {
        int position = from;
        while (position < to) {
            if (tabSize != 0 && to / tabSize > (position + 1) / tabSize) {
                text.append('\t');
                position += tabSize - position % tabSize;
            } else {
                text.append(' ');
                position++;
            }
        }
    }

    /** BusyBox's way: all columns as wide as the longest name and two spaces. */
    static String arrangeEvenly(List<Cell> cells, boolean down, int extra, int lineWidth) {
        int widest = cells.stream().mapToInt(Cell::width).max().orElse(0) + GAP + extra;
        int columns = Math.max(1, lineWidth / widest);
        int rows = (cells.size() + columns - 1) / columns;
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int index = down ? column * rows + row : row * columns + column;
                if (index >= cells.size()) {
                    break;
                }
                Cell cell = cells.get(index);
                text.append(cell.text());
                int next = down ? (column + 1) * rows + row : index + 1;
                if (column + 1 < columns && next < cells.size()) {
                    text.append(" ".repeat(Math.max(0, widest - cell.width())));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** One after the other, broken where the line is full. */
    static String flow(List<Cell> cells, String separator, int lineWidth) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (i > 0) {
                boolean fits =
                        lineWidth == 0 || position + cell.width() + GAP < lineWidth + (separator.equals(",") ? 1 : 0);
                text.append(separator).append(fits ? ' ' : '\n');
                position = fits ? position + GAP : 0;
            }
            text.append(cell.text());
            position += cell.width();
        }
        return text.append('\n').toString();
    }
}
