package dev.drydock.userland.utility.editor;

import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user at work in {@code vi}: keys that move, change, type, and the lines that begin with a colon. */
final class ViSession {
    private final Invocation call;
    private final EditedText text;
    private final EditorScreen screen;
    private final EditorKeys keys;
    private final Motions motions;
    private final ViFile file;
    private final ViCommandLine commands;
    private final List<Integer> typed = new ArrayList<>();
    private List<Integer> repeatable = List.of();
    private List<String> taken = List.of();
    private boolean takenLines;
    private String message = "";
    private char mode = '-';
    private boolean finished;

    ViSession(Invocation call, EditedText text, EditorScreen screen, EditorKeys keys, ViFile file) {
        this.call = call;
        this.text = text;
        this.screen = screen;
        this.keys = keys;
        this.motions = new Motions(text, keys, call.isGnu());
        this.file = file;
        this.commands = new ViCommandLine(call, text, screen, file);
    }

    void run(String first) throws IOException {
        message = first;
        while (!finished) {
            refresh();
            typed.clear();
            command(next());
        }
    }

    private void refresh() {
        screen.refresh(message.isEmpty() ? status() : message);
        message = "";
    }

    private String status() {
        if (call.isGnu()) {
            String words = mode == 'I' ? "-- INSERT --" : mode == 'R' ? "-- REPLACE --" : "";
            return String.format("%-62s%d,%-10d", words, text.row() + 1, text.column() + 1)
                    + (text.size() <= screen.height()
                            ? "All"
                            : screen.top() == 0 ? "Top" : screen.top() * 100 / text.size() + "%");
        }
        return mode + " " + file.shown() + (text.isModified() ? " [Modified]" : "") + " " + (text.row() + 1) + "/"
                + text.size() + " " + (text.row() + 1) * 100 / text.size() + "%";
    }

    private int next() throws IOException {
        int key = keys.next();
        typed.add(key);
        finished |= key == EditorKeys.END;
        return key;
    }

    private void command(int first) throws IOException {
        int key = first;
        int count = 0;
        while (Character.isDigit(key) && (key != '0' || count > 0)) {
            count = Math.min(count * 10 + key - '0', 99_999);
            key = next();
        }
        if (change(key, count)) {
            repeatable = List.copyOf(typed);
        } else {
            move(key, count);
        }
    }

    private void move(int key, int count) throws IOException {
        switch (key) {
            case EditorKeys.ESCAPE, EditorKeys.END, 3 -> {}
            case ':' -> colon();
            case '/', '?' -> search(key);
            case '.' -> keys.replay(again(count));
            case 'u' -> message = text.undo() ? file.undone() : "Already at oldest change";
            case 'Z' -> leave(next());
            case 6, EditorKeys.PAGE_DOWN -> page(screen.height() - 2);
            case 2, EditorKeys.PAGE_UP -> page(-(screen.height() - 2));
            case 4 -> page(screen.height() / 2);
            case 21 -> page(-(screen.height() / 2));
            case 5 -> page(1);
            case 25 -> page(-1);
            case 12, 18 -> screen.clear();
            case 7 -> message = file.told(text);
            case 'y', 'Y' -> yank(key, count);
            default -> {
                Optional<Motion> motion = motions.of(key, count);
                motion.ifPresentOrElse(to -> text.go(to.row(), to.column()), screen::bell);
                text.settle();
                if (motion.isEmpty() && (key == 'n' || key == 'N') && motions.hasPattern()) {
                    message = file.notFound();
                }
            }
        }
    }

    /** The last change, with another count if one was typed. */
    private List<Integer> again(int count) {
        if (count == 0) {
            return repeatable;
        }
        List<Integer> keysAgain = new ArrayList<>();
        Integer.toString(count).chars().forEach(keysAgain::add);
        repeatable.stream().dropWhile(Character::isDigit).forEach(keysAgain::add);
        return keysAgain;
    }

    private void page(int lines) {
        screen.scroll(lines);
        text.go(text.row() + lines, text.column());
        text.settle();
    }

    private void leave(int key) throws IOException {
        if (key == 'Q' || (key == 'Z' && (!text.isModified() || commands.save("")))) {
            finished = true;
        }
        message = commands.message();
    }

    private void colon() throws IOException {
        Optional<String> line = ask(":");
        if (line.isPresent()) {
            finished = commands.run(line.get());
            message = commands.message();
            text.settle();
        }
    }

    private void search(int key) throws IOException {
        Optional<String> words = ask(Character.toString(key));
        if (words.isEmpty()) {
            return;
        }
        if (!words.get().isEmpty()) {
            Optional<LinePattern> pattern = LinePattern.of(words.get());
            if (pattern.isEmpty()) {
                message = file.notFound();
                return;
            }
            motions.pattern(pattern.get(), key == '?');
        }
        move('n', 1);
    }

    /** A line typed below the text; empty if it was given up. */
    private Optional<String> ask(String prompt) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            screen.prompt(prompt + line);
            int key = keys.next();
            switch (key) {
                case '\r', '\n' -> {
                    return Optional.of(line.toString());
                }
                case EditorKeys.ESCAPE, EditorKeys.END, 3 -> {
                    finished |= key == EditorKeys.END;
                    return Optional.empty();
                }
                case 8, 127 -> {
                    if (line.isEmpty()) {
                        return Optional.empty();
                    }
                    line.setLength(line.length() - 1);
                }
                default -> line.appendCodePoint(key);
            }
        }
    }

    // Changes

    /** Whether the key changes the text, and has done so. */
    private boolean change(int key, int count) throws IOException {
        int times = Math.max(1, count);
        switch (key) {
            case 'i', EditorKeys.INSERT -> type(text.row(), text.column());
            case 'I' -> type(text.row(), motions.indent(text.row()));
            case 'a' -> type(text.row(), text.column() + 1);
            case 'A' -> type(text.row(), text.line().length());
            case 'o' -> open(text.row() + 1);
            case 'O' -> open(text.row());
            case 'R' -> overwrite();
            case 'x', EditorKeys.DELETE -> cut(text.column(), text.column() + times);
            case 'X' -> cut(text.column() - times, text.column());
            case 'D' -> cut(text.column(), text.line().length());
            case 'C' -> {
                cut(text.column(), text.line().length());
                typeOn(text.row(), text.line().length());
            }
            case 's' -> {
                int at = text.column();
                cut(at, at + times);
                typeOn(text.row(), at);
            }
            case 'S' -> operate('c', 'c', times);
            case 'd', 'c', '<', '>' -> {
                int more = next();
                int inner = 0;
                while (Character.isDigit(more) && (more != '0' || inner > 0)) {
                    inner = inner * 10 + more - '0';
                    more = next();
                }
                return operate(key, more, inner > 0 ? inner * times : count);
            }
            case 'r' -> replace(next(), times);
            case 'J' -> join(call.isGnu() ? Math.max(2, count) - 1 : times);
            case 'p' -> put(true, times);
            case 'P' -> put(false, times);
            case '~' -> flip(times);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void type(int row, int column) throws IOException {
        text.remember();
        typeOn(row, column);
    }

    /** Types as a part of a change that has begun. */
    private void typeOn(int row, int column) throws IOException {
        text.go(row, column);
        mode = 'I';
        for (int key = typedKey(); key != EditorKeys.ESCAPE && key != EditorKeys.END && key != 3; key = typedKey()) {
            switch (key) {
                case '\r', '\n' -> {
                    String indent = text.indent();
                    text.split();
                    text.insert(indent);
                }
                case 8, 127 -> text.rubOut();
                case EditorKeys.UP -> text.go(text.row() - 1, text.column());
                case EditorKeys.DOWN -> text.go(text.row() + 1, text.column());
                case EditorKeys.LEFT -> text.go(text.row(), text.column() - 1);
                case EditorKeys.RIGHT -> text.go(text.row(), text.column() + 1);
                case EditorKeys.HOME -> text.go(text.row(), 0);
                case EditorKeys.END_KEY -> text.go(text.row(), text.line().length());
                case EditorKeys.DELETE -> {
                    if (text.column() < text.line().length()) {
                        text.take(text.row(), text.column(), text.row(), text.column() + 1);
                    }
                }
                default -> {
                    if (key < EditorKeys.UP) {
                        text.insert(Character.toString(key));
                    }
                }
            }
        }
        mode = '-';
        text.go(text.row(), text.column() - 1);
    }

    private int typedKey() throws IOException {
        refresh();
        return next();
    }

    private void open(int row) throws IOException {
        text.remember();
        String indent = text.indent();
        text.addLine(row, indent);
        typeOn(row, indent.length());
    }

    private void overwrite() throws IOException {
        text.remember();
        mode = 'R';
        for (int key = typedKey(); key != EditorKeys.ESCAPE && key != EditorKeys.END; key = typedKey()) {
            if (key < EditorKeys.UP && key >= ' ') {
                if (text.column() < text.line().length()) {
                    text.take(text.row(), text.column(), text.row(), text.column() + 1);
                }
                text.insert(Character.toString(key));
            }
        }
        mode = '-';
        text.go(text.row(), text.column() - 1);
    }

    /** Takes a part of the line out. */
    private void cut(int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(text.line().length(), to);
        text.remember();
        keep(List.of(first < last ? text.take(text.row(), first, text.row(), last) : ""), false);
        text.settle();
    }

    private void keep(List<String> part, boolean lines) {
        taken = part;
        takenLines = lines;
    }

    private boolean operate(int operator, int motion, int count) throws IOException {
        int times = Math.max(1, count);
        if (motion == operator) {
            lines(operator, text.row(), text.row() + times - 1);
            return true;
        }
        boolean changesWord = operator == 'c' && (motion == 'w' || motion == 'W');
        Optional<Motion> found = motions.of(changesWord ? (motion == 'w' ? 'e' : 'E') : motion, count);
        if (found.isEmpty()) {
            screen.bell();
            return true;
        }
        Motion to = found.get();
        if (to.lines() || operator == '<' || operator == '>') {
            lines(operator, Math.min(text.row(), to.row()), Math.max(text.row(), to.row()));
            return true;
        }
        text.remember();
        int[] span = span(to, motion == 'w' || motion == 'W');
        keep(List.of(text.take(span[0], span[1], span[2], span[3])), false);
        if (operator == 'c') {
            typeOn(span[0], span[1]);
        } else {
            text.settle();
        }
        return true;
    }

    /** From the earlier to the later place; a word at the end of a line does not take the line's end. */
    private int[] span(Motion to, boolean word) {
        boolean forwards = to.row() > text.row() || (to.row() == text.row() && to.column() >= text.column());
        int endRow = forwards ? to.row() : text.row();
        int end = forwards ? to.column() + (to.inclusive() ? 1 : 0) : text.column();
        int startRow = forwards ? text.row() : to.row();
        int start = forwards ? text.column() : to.column();
        if (word && endRow > startRow) {
            endRow = startRow;
            end = text.line(startRow).length();
        }
        return new int[] {
            startRow, start, endRow, Math.min(end, text.line(endRow).length())
        };
    }

    private void lines(int operator, int from, int to) throws IOException {
        int last = Math.min(to, text.size() - 1);
        text.remember();
        switch (operator) {
            case 'd' -> {
                keep(text.takeLines(from, last - from + 1), true);
                text.go(text.row(), motions.indent(text.row()));
            }
            case 'c' -> {
                boolean all = last - from + 1 >= text.size();
                keep(text.takeLines(from, last - from + 1), true);
                if (!all) {
                    text.addLine(from, "");
                }
                typeOn(from, 0);
            }
            default -> {
                for (int i = from; i <= last; i++) {
                    String line = text.line(i);
                    text.replaceLine(
                            i,
                            operator == '>'
                                    ? line.isEmpty() ? line : "\t" + line
                                    : line.replaceFirst("^(\t| {1,8})", ""));
                }
                text.go(from, motions.indent(from));
            }
        }
    }

    private void yank(int key, int count) throws IOException {
        int motion = key == 'Y' ? 'y' : next();
        if (motion == 'y') {
            List<String> all = text.lines();
            keep(all.subList(text.row(), Math.min(all.size(), text.row() + Math.max(1, count))), true);
            message = file.yanked(taken);
            return;
        }
        Optional<Motion> found = motions.of(motion, count);
        if (found.isPresent()) {
            Motion to = found.get();
            List<String> all = text.lines();
            if (to.lines()) {
                int from = Math.min(text.row(), to.row());
                keep(all.subList(from, Math.max(text.row(), to.row()) + 1), true);
                text.go(from, text.column());
            } else {
                int[] span = span(to, motion == 'w' || motion == 'W');
                StringBuilder part = new StringBuilder();
                for (int row = span[0]; row <= span[2]; row++) {
                    part.append(row > span[0] ? "\n" : "")
                            .append(
                                    all.get(row),
                                    row == span[0] ? span[1] : 0,
                                    row == span[2] ? span[3] : all.get(row).length());
                }
                keep(List.of(part.toString()), false);
                text.go(span[0], span[1]);
            }
        }
    }

    private void replace(int key, int times) {
        if (key >= EditorKeys.UP
                || key == EditorKeys.ESCAPE
                || text.column() + times > text.line().length()) {
            return;
        }
        text.remember();
        int at = text.column();
        text.take(text.row(), at, text.row(), at + times);
        if (key == '\r' || key == '\n') {
            text.split();
        } else {
            text.insert(Character.toString(key).repeat(times));
            text.go(text.row(), at + times - 1);
        }
    }

    private void join(int count) {
        text.remember();
        for (int i = 0; i < count && text.row() + 1 < text.size(); i++) {
            int row = text.row();
            String next = text.takeLines(row + 1, 1).get(0).stripLeading();
            int at = text.line(row).length();
            text.replaceLine(
                    row, text.line(row) + (call.isGnu() && (next.isEmpty() || next.startsWith(")")) ? "" : " ") + next);
            text.go(row, at);
        }
    }

    private void put(boolean behind, int times) {
        if (taken.isEmpty()) {
            screen.bell();
            return;
        }
        text.remember();
        for (int i = 0; i < times; i++) {
            if (takenLines) {
                int row = text.row() + (behind ? 1 : 0);
                for (int line = 0; line < taken.size(); line++) {
                    text.addLine(row + line, taken.get(line));
                }
                text.go(row, motions.indent(row));
            } else {
                text.go(text.row(), text.column() + (behind ? 1 : 0));
                String[] parts = taken.get(0).split("\n", -1);
                for (int part = 0; part < parts.length; part++) {
                    if (part > 0) {
                        text.split();
                    }
                    text.insert(parts[part]);
                }
                text.go(text.row(), text.column() - 1);
            }
        }
    }

    private void flip(int times) {
        text.remember();
        for (int i = 0; i < times && text.column() < text.line().length(); i++) {
            int at = text.column();
            String letter = text.take(text.row(), at, text.row(), at + 1);
            char c = letter.charAt(0);
            text.insert(String.valueOf(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)));
        }
        text.settle();
    }
}
