package dev.drydock.userland.shell.edit;

import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.userland.shell.text.CharacterSet;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads lines from a terminal, which can be edited while they are typed. */
public final class LineEditor {
    private final Terminal terminal;
    private final boolean readline;
    private final CharacterSet characters;
    private final List<String> history;
    private final Completer completer;
    private final Signals signals;
    private final TerminalOutput out;
    private EditedLine line = new EditedLine();
    private Screen screen;
    private String prompt = "";
    private String killed = "";
    private int place;
    private String typed = "";
    private boolean completing;
    private final LastWords lastWords;
    private int columns;

    /** What the shell around tells of signals. */
    public interface Signals {
        /** Whether ^C was typed since the last question. */
        boolean interrupted();

        /** Whether the window was resized since the last question, even if it is as large as before by now. */
        boolean resized();

        /** Runs the traps of signals that have come. */
        void attend() throws IOException;
    }

    /**
     * @param readline whether it behaves as readline in bash, else as BusyBox
     * @param history lines that were typed before, oldest first
     */
    public LineEditor(
            Terminal terminal,
            boolean readline,
            CharacterSet characters,
            List<String> history,
            Completer completer,
            Signals signals) {
        this.terminal = terminal;
        this.readline = readline;
        this.characters = characters;
        this.history = history;
        this.lastWords = new LastWords(history);
        this.completer = completer;
        this.signals = signals;
        this.out = new TerminalOutput(terminal);
        this.columns = terminal.windowSize().columns();
        this.screen = newScreen();
    }

    private Screen newScreen() {
        Wrapping wrapping = new Wrapping(columns, characters);
        return readline ? new ReadlineScreen(out, wrapping) : new BusyBoxScreen(out, wrapping);
    }

    /**
     * Reads a line.
     *
     * @return the line without its newline; null at the end of input
     * @throws InterruptedLine after ^C
     */
    public @Nullable String read(String shownPrompt) throws IOException {
        TerminalSettings before = terminal.settings();
        terminal.configure(new TerminalSettings(
                false, false, readline && before.signals(), false, before.mapNewlineToReturnNewline(), false));
        try {
            columns = terminal.windowSize().columns();
            screen = newScreen();
            prompt = shownPrompt;
            line = new EditedLine();
            place = history.size();
            completing = false;
            lastWords.forget();
            screen.start(prompt);
            return edit();
        } finally {
            terminal.configure(before);
        }
    }

    private @Nullable String edit() throws IOException {
        KeyReader keys = new KeyReader(terminal, new KeyReader.Interruptions() {
            @Override
            public boolean interrupted() {
                return signals.interrupted();
            }

            @Override
            public void attend() throws IOException {
                signals.attend();
                resize();
            }
        });
        while (true) {
            Key key = keys.next();
            boolean again = completing && key == Key.COMPLETE;
            completing = false;
            if (key != Key.YANK_LAST_WORD) {
                lastWords.forget();
            }
            switch (key) {
                case ACCEPT -> {
                    screen.accept(line.text());
                    return line.text();
                }
                case HANG_UP -> {
                    return null;
                }
                case INTERRUPT -> {
                    screen.interrupt();
                    throw new InterruptedLine();
                }
                case DELETE_OR_END -> {
                    if (line.length() == 0) {
                        screen.end();
                        return null;
                    }
                    delete(line.cursor(), line.cursor() + 1, false);
                }
                case COMPLETE -> complete(again);
                case SEARCH -> {
                    if (readline) {
                        String found = new HistorySearch(history, (ReadlineScreen) screen, keys).run(line.text());
                        ((ReadlineScreen) screen).changePrompt(prompt, "", 0);
                        if (found == null) {
                            screen.interrupt();
                            throw new InterruptedLine();
                        }
                        line.replace(found);
                        show();
                        if (keys.text().equals("\n")) {
                            screen.accept(found);
                            return found;
                        }
                    }
                }
                case QUOTE -> {
                    keys.literal();
                    line.insert(keys.text());
                    show();
                }
                case TEXT -> {
                    line.insert(keys.text());
                    show();
                }
                default -> act(key);
            }
        }
    }

    private void show() throws IOException {
        screen.update(line.text(), line.cursor());
    }

    private void resize() throws IOException {
        boolean told = signals.resized();
        if (readline ? told : terminal.windowSize().columns() != columns) {
            columns = terminal.windowSize().columns();
            screen.erase();
            screen = newScreen();
            screen.redraw(prompt, line.text(), line.cursor());
        }
    }

    private void act(Key key) throws IOException {
        switch (key) {
            case LEFT -> moveTo(line.cursor() - before());
            case RIGHT -> moveTo(line.cursor() + after());
            case HOME -> moveTo(0);
            case END -> moveTo(line.length());
            case WORD_LEFT -> moveTo(line.wordStart());
            case WORD_RIGHT -> moveTo(line.wordEnd());
            case UP -> recall(place - 1);
            case DOWN -> recall(place + 1);
            case FIRST_LINE -> recall(0);
            case LAST_LINE -> recall(history.size());
            case RUB_OUT -> rubOut();
            case DELETE -> delete(line.cursor(), line.cursor() + 1, false);
            case KILL_TO_END -> delete(line.cursor(), line.length(), true);
            case KILL_TO_START -> delete(0, line.cursor(), true);
            case KILL_WORD_BACK -> killWordBack();
            case KILL_WORD -> delete(line.cursor(), line.wordEnd(), true);
            case YANK -> {
                if (readline) {
                    line.insert(killed);
                    show();
                }
            }
            case TRANSPOSE -> {
                if (readline && line.transpose()) {
                    show();
                }
            }
            case KILL_LETTERS_BACK -> {
                if (readline) {
                    delete(line.wordStart(), line.cursor(), true);
                } else {
                    killWordBack();
                }
            }
            case UPPER_CASE -> changeWord(word -> word.toUpperCase(Locale.ROOT));
            case LOWER_CASE -> changeWord(word -> word.toLowerCase(Locale.ROOT));
            case CAPITALIZE ->
                changeWord(word -> word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).toLowerCase(Locale.ROOT));
            case YANK_LAST_WORD -> {
                if (readline && lastWords.next(line)) {
                    show();
                }
            }
            case CLEAR -> screen.clear(prompt, line.text(), line.cursor());
            case ABORT -> screen.bell();
            default -> {
                // A key without a meaning.
            }
        }
    }

    private void changeWord(UnaryOperator<String> change) throws IOException {
        UnaryOperator<String> decoded = word -> characters.encode(change.apply(characters.decode(word)));
        if (readline && line.changeWord(decoded)) {
            show();
        }
    }

    /** How many bytes the character before the cursor has. */
    private int before() {
        int length = 1;
        while (line.cursor() - length > 0
                && characters == CharacterSet.UTF_8
                && (line.text().charAt(line.cursor() - length) & 0xc0) == 0x80) {
            length++;
        }
        return length;
    }

    private int after() {
        return line.atEnd() ? 0 : characters.advance(line.text(), line.cursor());
    }

    private void moveTo(int wanted) throws IOException {
        if (wanted < 0 || wanted > line.length() || wanted == line.cursor()) {
            return;
        }
        line.moveTo(wanted);
        show();
    }

    private void rubOut() throws IOException {
        if (line.cursor() == 0) {
            if (readline) {
                screen.bell();
            }
            return;
        }
        boolean end = line.atEnd();
        line.delete(line.cursor() - before(), line.cursor());
        if (end) {
            screen.rubOut(line.text());
        } else {
            show();
        }
    }

    private void killWordBack() throws IOException {
        int start = line.blankWordStart();
        if (readline || !line.atEnd()) {
            delete(start, line.cursor(), true);
            return;
        }
        while (line.cursor() > start) {
            rubOut();
        }
    }

    private void delete(int from, int to, boolean keep) throws IOException {
        int end = Math.min(to == from + 1 ? from + Math.max(1, after()) : to, line.length());
        if (from >= end) {
            return;
        }
        String gone = line.delete(from, end);
        if (keep) {
            killed = gone;
        }
        show();
    }

    private void recall(int wanted) throws IOException {
        if (wanted < 0 || wanted > history.size() || wanted == place) {
            screen.bell();
            return;
        }
        if (place == history.size()) {
            typed = line.text();
        }
        place = wanted;
        line.replace(wanted == history.size() ? typed : history.get(wanted));
        screen.completed(line.text(), line.cursor());
    }

    // Completion

    private void complete(boolean again) throws IOException {
        Completer.Completions found = completer.complete(line.text(), line.cursor());
        if (found.candidates().isEmpty()) {
            screen.bell();
            completing = true;
            return;
        }
        String word = line.text().substring(found.start(), line.cursor());
        boolean single = found.candidates().size() == 1;
        String common = found.common();
        if (!single && !(common.length() > word.length() && !readline)) {
            if (again && common.length() <= word.length()) {
                screen.breakLine();
                out.add(CandidateTable.of(found.shown(), columns < 2 ? 80 : columns, readline))
                        .flush();
                screen.redraw(prompt, line.text(), line.cursor());
                return;
            }
            screen.bell();
        }
        String insertion = single && found.closed() ? common + " " : common;
        if (insertion.length() > word.length() || !insertion.startsWith(word)) {
            line.delete(found.start(), line.cursor());
            line.insert(insertion);
            screen.completed(line.text(), line.cursor());
            completing = !readline;
        } else {
            completing = true;
        }
    }
}
