package dev.drydock.userland.shell.edit;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import java.io.IOException;

/** Reads keys from the terminal, a byte at a time. */
final class KeyReader {
    private static final int ESCAPE = 27;
    private static final int RUB_OUT = 127;
    private static final int LONGEST = 16;

    private final OpenFile file;
    private final Interruptions interruptions;
    private String text = "";

    KeyReader(OpenFile file, Interruptions interruptions) {
        this.file = file;
        this.interruptions = interruptions;
    }

    /** What may happen while nobody types. */
    interface Interruptions {
        /** Whether ^C was typed since the last question. */
        boolean interrupted();

        /** A signal came; its trap runs now if it has one. */
        void attend() throws IOException;
    }

    /** The characters of the last {@link Key#TEXT}. */
    String text() {
        return text;
    }

    /** Lets {@link #text} say how a search ended. */
    void endsWith(String end) {
        text = end;
    }

    private int read() throws IOException {
        byte[] one = new byte[1];
        return file.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    Key next() throws IOException {
        while (true) {
            try {
                int first = read();
                return first < 0 ? Key.HANG_UP : key(first);
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    return Key.HANG_UP;
                }
                if (interruptions.interrupted()) {
                    return Key.INTERRUPT;
                }
                interruptions.attend();
            }
        }
    }

    private Key key(int first) throws IOException {
        return switch (first) {
            case 1 -> Key.HOME;
            case 2 -> Key.LEFT;
            case 3 -> Key.INTERRUPT;
            case 4 -> Key.DELETE_OR_END;
            case 5 -> Key.END;
            case 6 -> Key.RIGHT;
            case 7 -> Key.ABORT;
            case 8, RUB_OUT -> Key.RUB_OUT;
            case 9 -> Key.COMPLETE;
            case 10, 13 -> Key.ACCEPT;
            case 11 -> Key.KILL_TO_END;
            case 12 -> Key.CLEAR;
            case 14 -> Key.DOWN;
            case 16 -> Key.UP;
            case 18 -> Key.SEARCH;
            case 20 -> Key.TRANSPOSE;
            case 21 -> Key.KILL_TO_START;
            case 22 -> Key.QUOTE;
            case 23 -> Key.KILL_WORD_BACK;
            case 25 -> Key.YANK;
            case ESCAPE -> escape();
            default -> {
                if (first < ' ') {
                    yield Key.NOTHING;
                }
                text = character(first);
                yield Key.TEXT;
            }
        };
    }

    /** The next byte as it stands: after ^V. */
    Key literal() throws IOException {
        int next = read();
        text = next < 0 ? "" : String.valueOf((char) next);
        return Key.TEXT;
    }

    private String character(int first) throws IOException {
        StringBuilder bytes = new StringBuilder().append((char) first);
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
        for (int i = 0; i < more; i++) {
            int next = read();
            if (next < 0) {
                break;
            }
            bytes.append((char) next);
        }
        return bytes.toString();
    }

    private Key escape() throws IOException {
        int second = read();
        if (second == '[' || second == 'O') {
            return sequence();
        }
        return switch (second) {
            case 'b' -> Key.WORD_LEFT;
            case 'f' -> Key.WORD_RIGHT;
            case 'd' -> Key.KILL_WORD;
            case RUB_OUT, 8 -> Key.KILL_LETTERS_BACK;
            case 'u' -> Key.UPPER_CASE;
            case 'l' -> Key.LOWER_CASE;
            case 'c' -> Key.CAPITALIZE;
            case '.', '_' -> Key.YANK_LAST_WORD;
            case '<' -> Key.FIRST_LINE;
            case '>' -> Key.LAST_LINE;
            default -> Key.NOTHING;
        };
    }

    private Key sequence() throws IOException {
        StringBuilder sequence = new StringBuilder();
        while (sequence.length() < LONGEST) {
            int next = read();
            if (next < 0) {
                return Key.HANG_UP;
            }
            sequence.append((char) next);
            if (next >= '@' && next <= '~') {
                break;
            }
        }
        return switch (sequence.toString()) {
            case "A" -> Key.UP;
            case "B" -> Key.DOWN;
            case "C" -> Key.RIGHT;
            case "D" -> Key.LEFT;
            case "H", "1~", "7~" -> Key.HOME;
            case "F", "4~", "8~" -> Key.END;
            case "3~" -> Key.DELETE;
            case "1;5C" -> Key.WORD_RIGHT;
            case "1;5D" -> Key.WORD_LEFT;
            case "200~" -> pasted();
            default -> Key.NOTHING;
        };
    }

    /** What is pasted is text, newlines and all. */
    private Key pasted() throws IOException {
        StringBuilder pasted = new StringBuilder();
        String end = "\u001b[201~";
        while (pasted.indexOf(end) < 0) {
            int next = read();
            if (next < 0) {
                break;
            }
            pasted.append((char) (next == '\r' ? '\n' : next));
        }
        text = pasted.toString().replace(end, "");
        return Key.TEXT;
    }
}
