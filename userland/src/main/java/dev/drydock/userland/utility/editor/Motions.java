package dev.drydock.userland.utility.editor;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The movements of {@code vi}: from the cursor to another place of the text. */
final class Motions {
    private final EditedText text;
    private final EditorKeys keys;
    private final boolean near;
    private @Nullable LinePattern pattern;
    private boolean backwards;
    private int findKey;
    private int findCharacter;

    /** @param near whether a movement down that is too long leads to the last line, rather than nowhere */
    Motions(EditedText text, EditorKeys keys, boolean near) {
        this.text = text;
        this.keys = keys;
        this.near = near;
    }

    void pattern(LinePattern wanted, boolean towardsStart) {
        pattern = wanted;
        backwards = towardsStart;
    }

    boolean hasPattern() {
        return pattern != null;
    }

    /**
     * The movement of a key; empty if it is none, or leads nowhere.
     *
     * @param count 0 if none was typed
     */
    Optional<Motion> of(int key, int count) throws IOException {
        int times = Math.max(1, count);
        int row = text.row();
        int column = text.column();
        return Optional.ofNullable(
                switch (key) {
                    case 'h', EditorKeys.LEFT, 8, 127 ->
                        column == 0 ? null : Motion.within(row, Math.max(0, column - times));
                    case 'l', ' ', EditorKeys.RIGHT ->
                        Motion.within(row, Math.min(text.line().length(), column + times));
                    case 'j', EditorKeys.DOWN -> down(times);
                    case 'k', EditorKeys.UP -> row == 0 ? null : Motion.line(Math.max(0, row - times), column);
                    case '\r', '\n', '+' -> lineStart(row + times);
                    case '-' -> lineStart(row - times);
                    case '0', EditorKeys.HOME -> Motion.within(row, 0);
                    case '^' -> Motion.within(row, indent(row));
                    case '$', EditorKeys.END_KEY -> end(row + times - 1);
                    case 'G' -> lineStart(count == 0 ? text.size() - 1 : count - 1);
                    case 'g' -> keys.next() == 'g' ? lineStart(Math.max(0, count - 1)) : null;
                    case 'w', 'W' -> word(times, key == 'W');
                    case 'b', 'B' -> wordBack(times, key == 'B');
                    case 'e', 'E' -> wordEnd(times, key == 'E');
                    case 'f', 'F', 't', 'T' -> {
                        findKey = key;
                        findCharacter = keys.next();
                        yield found(findKey, times);
                    }
                    case ';' -> found(findKey, times);
                    case ',' ->
                        found(
                                Character.isLowerCase(findKey)
                                        ? Character.toUpperCase(findKey)
                                        : Character.toLowerCase(findKey),
                                times);
                    case '%' -> partner();
                    case 'n' -> search(backwards, times);
                    case 'N' -> search(!backwards, times);
                    case '{' -> Motion.within(paragraph(-1), 0);
                    case '}' -> Motion.within(paragraph(1), 0);
                    default -> null;
                });
    }

    private @Nullable Motion down(int times) {
        int room = text.size() - 1 - text.row();
        return room == 0 || (times > room && !near)
                ? null
                : Motion.line(Math.min(text.size() - 1, text.row() + times), text.column());
    }

    private Motion lineStart(int row) {
        int there = Math.max(0, Math.min(row, text.size() - 1));
        return Motion.line(there, indent(there));
    }

    int indent(int row) {
        String line = text.line(row);
        int at = 0;
        while (at < line.length() - 1 && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private Motion end(int row) {
        int there = Math.min(row, text.size() - 1);
        return Motion.upTo(there, Math.max(0, text.line(there).length() - 1));
    }

    /** 0 for a space, 1 for letters and what counts as such, 2 for the rest. */
    private static int kind(char c, boolean big) {
        return Character.isWhitespace(c) ? 0 : big || Character.isLetterOrDigit(c) || c == '_' ? 1 : 2;
    }

    /** The character there; the end of a line is a space. */
    private char at(int row, int column) {
        String line = text.line(row);
        return column < line.length() ? line.charAt(column) : '\n';
    }

    private Motion word(int times, boolean big) {
        int row = text.row();
        int column = text.column();
        for (int i = 0; i < times; i++) {
            int kind = kind(at(row, column), big);
            while (kind != 0 && column < text.line(row).length() && kind(at(row, column), big) == kind) {
                column++;
            }
            while (kind(at(row, column), big) == 0) {
                if (column < text.line(row).length()) {
                    column++;
                } else if (row + 1 < text.size()) {
                    row++;
                    column = 0;
                    if (text.line(row).isEmpty()) {
                        break;
                    }
                } else {
                    break;
                }
            }
        }
        return Motion.within(row, column);
    }

    private Motion wordBack(int times, boolean big) {
        int row = text.row();
        int column = text.column();
        for (int i = 0; i < times; i++) {
            while ((column == 0 && row > 0) || (column > 0 && kind(at(row, column - 1), big) == 0)) {
                if (column == 0) {
                    row--;
                    column = text.line(row).length();
                } else {
                    column--;
                }
            }
            int kind = column > 0 ? kind(at(row, column - 1), big) : 0;
            while (column > 0 && kind(at(row, column - 1), big) == kind) {
                column--;
            }
        }
        return Motion.within(row, column);
    }

    private Motion wordEnd(int times, boolean big) {
        int row = text.row();
        int column = text.column();
        for (int i = 0; i < times; i++) {
            column++;
            while (kind(at(row, column), big) == 0) {
                if (column < text.line(row).length()) {
                    column++;
                } else if (row + 1 < text.size()) {
                    row++;
                    column = 0;
                } else {
                    return end(row);
                }
            }
            int kind = kind(at(row, column), big);
            while (kind(at(row, column + 1), big) == kind) {
                column++;
            }
        }
        return Motion.upTo(row, column);
    }

    private @Nullable Motion found(int key, int times) {
        boolean forwards = Character.isLowerCase(key);
        String line = text.line();
        int at = text.column();
        for (int i = 0; i < times; i++) {
            at = forwards ? line.indexOf(findCharacter, at + 1) : line.lastIndexOf(findCharacter, at - 1);
            if (at < 0) {
                return null;
            }
        }
        int near = key == 't' ? at - 1 : key == 'T' ? at + 1 : at;
        return forwards ? Motion.upTo(text.row(), near) : Motion.within(text.row(), near);
    }

    private @Nullable Motion partner() {
        String pairs = "()[]{}";
        int kind = pairs.indexOf(at(text.row(), text.column()));
        if (kind < 0) {
            return null;
        }
        int step = kind % 2 == 0 ? 1 : -1;
        char own = pairs.charAt(kind);
        char other = pairs.charAt(kind + step);
        int depth = 0;
        int column = text.column();
        for (int row = text.row(); row >= 0 && row < text.size(); row += step) {
            String line = text.line(row);
            for (int i = row == text.row() ? column : step > 0 ? 0 : line.length() - 1;
                    i >= 0 && i < line.length();
                    i += step) {
                depth += line.charAt(i) == own ? 1 : line.charAt(i) == other ? -1 : 0;
                if (depth == 0) {
                    return Motion.upTo(row, i);
                }
            }
        }
        return null;
    }

    private int paragraph(int step) {
        int row = text.row() + step;
        while (row > 0 && row < text.size() - 1 && !text.line(row).isEmpty()) {
            row += step;
        }
        return Math.max(0, Math.min(row, text.size() - 1));
    }

    private @Nullable Motion search(boolean towardsStart, int times) {
        LinePattern wanted = pattern;
        if (wanted == null) {
            return null;
        }
        int row = text.row();
        int column = text.column();
        for (int i = 0; i < times; i++) {
            int[] place = towardsStart ? before(wanted, row, column) : behind(wanted, row, column);
            if (place == null) {
                return null;
            }
            row = place[0];
            column = place[1];
        }
        return Motion.within(row, column);
    }

    private int @Nullable [] behind(LinePattern wanted, int row, int column) {
        for (int i = 0; i <= text.size(); i++) {
            int there = (row + i) % text.size();
            String line = text.line(there);
            int from = i == 0 ? column + 1 : 0;
            int at = from <= line.length() ? wanted.find(line, from) : -1;
            if (at >= 0) {
                return new int[] {there, at};
            }
        }
        return null;
    }

    private int @Nullable [] before(LinePattern wanted, int row, int column) {
        for (int i = 0; i <= text.size(); i++) {
            int there = Math.floorMod(row - i, text.size());
            String line = text.line(there);
            int at = wanted.findBefore(line, i == 0 ? column : line.length() + 1);
            if (at >= 0) {
                return new int[] {there, at};
            }
        }
        return null;
    }
}
