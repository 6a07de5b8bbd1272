package dev.drydock.userland.utility.layout;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How {@code pr} sets a line: with its number and margin, or several beside each other with blanks made tabs. */
final class PrLine {
    private static final int TAB = 8;
    private static final int FIRST_PRINTED = 0x20;
    private static final int FIRST_UNPRINTED = 0x7f;

    private final PrSettings settings;

    PrLine(PrSettings settings) {
        this.settings = settings;
    }

    /** The only column: cut only if that was asked for. */
    String single(String text, int number) {
        String margin = " ".repeat(settings.margin());
        String shown = shown(text);
        if (settings.cuts()) {
            shown = cut(shown, settings.width());
        }
        int width = settings.numberWidth();
        if (width == 0) {
            return margin + shown;
        }
        String digits = String.format(Locale.ROOT, "%" + width + "d", number);
        return margin + digits.substring(digits.length() - width) + settings.numberSeparator() + shown;
    }

    /** As many of the columns as there are cells. */
    String columns(List<String> cells, int columns) {
        String separator = separator();
        boolean aligned = settings.aligned();
        int width = (settings.width() - (columns - 1) * separator.length()) / columns;
        StringBuilder result = new StringBuilder();
        int column = 0;
        for (int i = 0; i < cells.size(); i++) {
            StringBuilder part = new StringBuilder(i == 0 ? " ".repeat(settings.margin()) : "");
            String cell = expanded(shown(cells.get(i)), aligned ? TAB : 0);
            part.append(aligned ? cell.substring(0, Math.min(cell.length(), width)) : cell);
            if (i + 1 < cells.size()) {
                int end = settings.margin() + (i + 1) * width + i * separator.length() - column;
                part.append(" ".repeat(aligned ? Math.max(0, end - part.length()) : 0))
                        .append(separator);
            }
            result.append(aligned ? withTabs(part, column) : part);
            column += part.length();
        }
        return result.toString();
    }

    private String separator() {
        @Nullable String given = settings.separator();
        return given == null ? " " : given;
    }

    private String shown(String text) {
        String wide = settings.tabWidth() > 0 ? expanded(text, settings.tabWidth()) : text;
        if (settings.escapes().isEmpty()) {
            return wide;
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            boolean control = c < FIRST_PRINTED || c == FIRST_UNPRINTED;
            if (c == '\t' || c >= FIRST_PRINTED && c < FIRST_UNPRINTED) {
                result.append(c);
            } else if (control && settings.escapes().equals("c")) {
                result.append('^').append((char) (c ^ 0x40));
            } else {
                result.append(String.format(Locale.ROOT, "\\%03o", (int) c));
            }
        }
        return result.toString();
    }

    /** @param tab how wide a tab is; 0 leaves it */
    private static String expanded(String text, int tab) {
        if (tab == 0 || text.indexOf('\t') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                result.append(" ".repeat(tab - result.length() % tab));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** As much as fits, tabs counted as wide as they are. */
    private static String cut(String text, int width) {
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            column = text.charAt(i) == '\t' ? (column / TAB + 1) * TAB : column + 1;
            if (column > width) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /**
     * Two blanks and more that reach a tab stop become tabs; those before the next column are looked at alone.
     *
     * @param start the column in which it begins
     */
    private static String withTabs(CharSequence plain, int start) {
        StringBuilder result = new StringBuilder();
        int column = start;
        for (int i = 0; i < plain.length(); ) {
            int end = i;
            while (end < plain.length() && plain.charAt(end) == ' ') {
                end++;
            }
            int goal = column + end - i;
            while (goal - column > 1 && (column / TAB + 1) * TAB <= goal) {
                result.append('\t');
                column = (column / TAB + 1) * TAB;
            }
            result.append(" ".repeat(goal - column));
            column = goal;
            i = end;
            if (i < plain.length()) {
                result.append(plain.charAt(i++));
                column++;
            }
        }
        return result.toString();
    }
}
