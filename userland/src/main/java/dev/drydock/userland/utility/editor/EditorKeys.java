package dev.drydock.userland.utility.editor;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is typed, a key at a time: a character, or one of the names below. */
public final class EditorKeys {
    public static final int END = -1;
    public static final int ESCAPE = 27;
    public static final int UP = 0x110001;
    public static final int DOWN = 0x110002;
    public static final int RIGHT = 0x110003;
    public static final int LEFT = 0x110004;
    public static final int HOME = 0x110005;
    public static final int END_KEY = 0x110006;
    public static final int PAGE_UP = 0x110007;
    public static final int PAGE_DOWN = 0x110008;
    public static final int DELETE = 0x110009;
    public static final int INSERT = 0x11000a;

    /** What follows an escape within this time belongs to it. */
    private static final Duration TOGETHER = Duration.ofMillis(50);

    private final ContainerProcess process;
    private final OpenFile file;
    private final Deque<Integer> pending = new ArrayDeque<>();

    /** @param file the terminal */
    public EditorKeys(ContainerProcess process, OpenFile file) {
        this.process = process;
        this.file = file;
    }

    /** Lets keys come before those that are typed: a command that is repeated. */
    void replay(List<Integer> keys) {
        for (int i = keys.size() - 1; i >= 0; i--) {
            pending.push(keys.get(i));
        }
    }

    /** {@link #END} when nobody types any more. */
    public int next() throws IOException {
        Integer again = pending.poll();
        if (again != null) {
            return again;
        }
        int first = read();
        if (first == ESCAPE) {
            return escape();
        }
        return first < 0x80 ? first : wide(first);
    }

    private int read() throws IOException {
        byte[] one = new byte[1];
        while (true) {
            try {
                return file.read(one, 0, 1) < 1 ? END : one[0] & 0xff;
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    return END;
                }
            }
        }
    }

    private int wide(int first) throws IOException {
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(first);
        for (int i = 0; i < more; i++) {
            bytes.write(read());
        }
        return bytes.toString(StandardCharsets.UTF_8).codePointAt(0);
    }

    private boolean follows() throws IOException {
        return !process.awaitReadable(List.of(file), TOGETHER).isEmpty();
    }

    private int escape() throws IOException {
        if (!follows()) {
            return ESCAPE;
        }
        int kind = read();
        if (kind != '[' && kind != 'O') {
            pending.push(kind);
            return ESCAPE;
        }
        StringBuilder number = new StringBuilder();
        int last = read();
        while (last >= '0' && last <= ';') {
            number.append((char) last);
            last = read();
        }
        return switch (last) {
            case 'A' -> UP;
            case 'B' -> DOWN;
            case 'C' -> RIGHT;
            case 'D' -> LEFT;
            case 'H' -> HOME;
            case 'F' -> END_KEY;
            case '~' -> numbered(number.toString());
            default -> ESCAPE;
        };
    }

    private static int numbered(String number) {
        return switch (number) {
            case "1", "7" -> HOME;
            case "2" -> INSERT;
            case "3" -> DELETE;
            case "4", "8" -> END_KEY;
            case "5" -> PAGE_UP;
            case "6" -> PAGE_DOWN;
            default -> ESCAPE;
        };
    }
}
