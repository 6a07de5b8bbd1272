package dev.drydock.userland.server.redis;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that a person types, with editing and a history: each key draws the line anew, as linenoise does. */
final class LineInput {
    private static final int USUAL_WIDTH = 80;
    private static final int CONTROL_A = 1;
    private static final int CONTROL_B = 2;
    private static final int CONTROL_C = 3;
    private static final int CONTROL_D = 4;
    private static final int CONTROL_E = 5;
    private static final int CONTROL_F = 6;
    private static final int CONTROL_H = 8;
    private static final int CONTROL_K = 11;
    private static final int CONTROL_L = 12;
    private static final int RETURN = 13;
    private static final int CONTROL_N = 14;
    private static final int CONTROL_P = 16;
    private static final int CONTROL_U = 21;
    private static final int ESCAPE = 27;
    private static final int BACKSPACE = 127;

    private final ContainerProcess process;
    private final Terminal terminal;
    private final List<String> history = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int cursor;
    private int recalled;

    LineInput(ContainerProcess process, Terminal terminal) {
        this.process = process;
        this.terminal = terminal;
    }

    /** Null at the end, or after ^C. */
    @Nullable
    String read(String prompt) throws IOException {
        TerminalSettings before = terminal.settings();
        terminal.configure(TerminalSettings.RAW);
        try {
            return edited(prompt);
        } finally {
            terminal.configure(before);
        }
    }

    private @Nullable String edited(String prompt) throws IOException {
        line.setLength(0);
        cursor = 0;
        recalled = history.size();
        write(prompt);
        for (int key = key(); ; key = key()) {
            switch (key) {
                case -1, CONTROL_C -> {
                    return null;
                }
                case RETURN -> {
                    cursor = line.length();
                    draw(prompt);
                    return finished();
                }
                case CONTROL_D -> {
                    if (line.isEmpty()) {
                        return null;
                    }
                    delete(cursor);
                }
                case BACKSPACE, CONTROL_H -> {
                    if (cursor > 0) {
                        delete(--cursor);
                    }
                }
                case CONTROL_A -> cursor = 0;
                case CONTROL_E -> cursor = line.length();
                case CONTROL_B -> cursor = Math.max(0, cursor - 1);
                case CONTROL_F -> cursor = Math.min(line.length(), cursor + 1);
                case CONTROL_U -> replace("");
                case CONTROL_K -> line.setLength(cursor);
                case CONTROL_L -> write("\u001b[H\u001b[2J");
                case CONTROL_P -> recall(-1);
                case CONTROL_N -> recall(1);
                case ESCAPE -> sequence();
                default -> line.insert(cursor++, (char) key);
            }
            draw(prompt);
        }
    }

    private String finished() {
        String typed = line.toString();
        if (!typed.isEmpty()
                && (history.isEmpty() || !history.get(history.size() - 1).equals(typed))) {
            history.add(typed);
        }
        return typed;
    }

    private void sequence() throws IOException {
        int kind = key();
        int code = kind == '[' || kind == 'O' ? key() : -1;
        switch (code) {
            case 'A' -> recall(-1);
            case 'B' -> recall(1);
            case 'C' -> cursor = Math.min(line.length(), cursor + 1);
            case 'D' -> cursor = Math.max(0, cursor - 1);
            case 'H' -> cursor = 0;
            case 'F' -> cursor = line.length();
            case '3' -> {
                if (key() == '~') {
                    delete(cursor);
                }
            }
            default -> {}
        }
    }

    private void delete(int index) {
        if (index < line.length()) {
            line.deleteCharAt(index);
        }
    }

    private void replace(String text) {
        line.setLength(0);
        line.append(text);
        cursor = text.length();
    }

    private void recall(int direction) {
        int wanted = recalled + direction;
        if (wanted >= 0 && wanted <= history.size()) {
            recalled = wanted;
            replace(wanted == history.size() ? "" : history.get(wanted));
        }
    }

    private void draw(String prompt) throws IOException {
        int columns = terminal.windowSize().columns();
        int width = columns == 0 ? USUAL_WIDTH : columns;
        int begin = Math.max(0, prompt.length() + cursor - width + 1);
        int end = Math.min(line.length(), Math.max(begin, begin + width - prompt.length()));
        int column = prompt.length() + cursor - begin;
        write("\r\u001b[0K" + prompt + line.substring(begin, end) + "\r\u001b[" + column + "C");
    }

    private void write(String text) throws IOException {
        process.out().write(text.getBytes(StandardCharsets.ISO_8859_1));
        process.out().flush();
    }

    private int key() throws IOException {
        byte[] one = new byte[1];
        return terminal.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
