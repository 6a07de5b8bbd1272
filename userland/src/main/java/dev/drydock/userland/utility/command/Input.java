package dev.drydock.userland.utility.command;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file or standard input, read through a buffer of 64 KiB. Lines come as {@link Latin} strings. What was read ahead of
 * standard input can be given back where the file allows it, so that the next program goes on where this one stopped.
 */
public final class Input implements Closeable {
    private static final int MOST_HELD = 1 << 29;
    private static final int BUFFER_BYTES = 1 << 16;

    private final OpenFile file;
    private final boolean owned;
    private final LongConsumer memory;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int end;
    private boolean finished;
    private boolean terminated = true;

    /**
     * @param owned whether closing this closes the file
     * @param memory is told how much more than the buffer is held; a negative number gives back
     */
    public Input(OpenFile file, boolean owned, LongConsumer memory) {
        this.file = file;
        this.owned = owned;
        this.memory = memory;
    }

    public OpenFile file() {
        return file;
    }

    /** The next byte, or -1 at the end. */
    public int read() throws IOException {
        return start < end || fill() ? buffer[start++] & 0xff : -1;
    }

    /** The byte that {@link #read} will give, or -1 at the end. */
    public int peek() throws IOException {
        return start < end || fill() ? buffer[start] & 0xff : -1;
    }

    /** Up to {@code length} bytes; -1 at the end. */
    public int read(byte[] target, int offset, int length) throws IOException {
        if (start == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - start);
        System.arraycopy(buffer, start, target, offset, count);
        start += count;
        return count;
    }

    /** The next line without its newline; null at the end. */
    public @Nullable String line() throws IOException {
        return record('\n');
    }

    /** The next piece up to a byte, without that byte; null at the end. */
    public @Nullable String record(int terminator) throws IOException {
        if (start == end && !fill()) {
            return null;
        }
        int at = indexOf(terminator);
        if (at >= 0) {
            String line = Latin.of(buffer, start, at - start);
            start = at + 1;
            terminated = true;
            return line;
        }
        StringBuilder line = new StringBuilder();
        do {
            memory.accept(end - start);
            line.append(Latin.of(buffer, start, end - start));
            start = end;
            terminated = false;
            at = fill() ? indexOf(terminator) : end;
        } while (at < 0);
        memory.accept(-line.length());
        line.append(Latin.of(buffer, start, at - start));
        terminated = at < end;
        start = terminated ? at + 1 : end;
        return line.toString();
    }

    /** The next line as BusyBox reads lines: a NUL ends it, too. Null at the end, or where nothing can be read. */
    public @Nullable String chunk() throws IOException {
        if (start == end && !fill()) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        for (int c = read(); c >= 0; c = read()) {
            if (c == '\n' || c == 0) {
                terminated = true;
                return line.toString();
            }
            line.append((char) c);
        }
        terminated = false;
        return line.toString();
    }

    /** Whether a byte is among those that were read ahead. */
    public boolean buffered(int value) {
        return indexOf(value) >= 0;
    }

    /** Whether the last line or record ended with its terminator, rather than with the file. */
    public boolean terminated() {
        return terminated;
    }

    /** Some of what is left, at most a buffer of it; empty at the end. */
    public byte[] piece() throws IOException {
        if (start == end && !fill()) {
            return new byte[0];
        }
        byte[] piece = Arrays.copyOfRange(buffer, start, end);
        start = end;
        return piece;
    }

    /**
     * Everything that is left; it counts as held from then on.
     *
     * @throws ErrnoException ENOMEM if that is more than an array holds, as of a device without an end
     */
    public byte[] readAll() throws IOException {
        byte[] all = new byte[BUFFER_BYTES];
        int length = 0;
        for (int count = read(all, 0, all.length); count >= 0; count = read(all, length, all.length - length)) {
            length += count;
            if (length > MOST_HELD) {
                throw new ErrnoException(Errno.ENOMEM);
            }
            if (length == all.length) {
                memory.accept(length);
                all = Arrays.copyOf(all, length * 2);
            }
        }
        return Arrays.copyOf(all, length);
    }

    /** Moves everything that is left, in big pieces. */
    public void copyTo(OutputStream out) throws IOException {
        while (start < end || fill()) {
            out.write(buffer, start, end - start);
            start = end;
        }
    }

    /** Lets a file be read on from here by whoever shares it. Pipes and terminals cannot take bytes back. */
    public void giveBack() throws IOException {
        if (start < end) {
            try {
                file.seek(file.position() - (end - start));
                start = end;
            } catch (ErrnoException notSeekable) {
                return;
            }
        }
    }

    /** Asks again at the end: a file that grows, a terminal after ^D. */
    public void resume() {
        finished = false;
    }

    private int indexOf(int value) {
        for (int i = start; i < end; i++) {
            if (buffer[i] == (byte) value) {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        if (finished) {
            return false;
        }
        int count = file.read(buffer, 0, buffer.length);
        if (count < 0) {
            finished = true;
            return false;
        }
        start = 0;
        end = count;
        return true;
    }

    @Override
    public void close() throws IOException {
        if (owned) {
            file.close();
        }
    }
}
