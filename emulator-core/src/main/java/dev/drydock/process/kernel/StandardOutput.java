package dev.drydock.process.kernel;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Standard output as the C library buffers it: by lines to a terminal, else 8 KiB at a time. */
final class StandardOutput extends OutputStream {
    private static final int MOST = 8192;
    private static final int FIRST = 128;
    private static final byte[] NOTHING = {};

    private final Calls calls;
    private byte[] buffer = NOTHING;
    private int held;

    StandardOutput(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        calls.checkpoint();
        if (length >= MOST) {
            flush();
            DescriptorOutput.writeAll(calls.descriptor(1), bytes, offset, length);
            return;
        }
        if (held + length > MOST) {
            flush();
        }
        if (held + length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(MOST, Math.max(FIRST, 2 * (held + length))));
        }
        System.arraycopy(bytes, offset, buffer, held, length);
        held += length;
        if (held == MOST || (hasNewline(bytes, offset, length) && isTerminal())) {
            flush();
        }
    }

    private static boolean hasNewline(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** A closed descriptor is none: it only matters when something is written out. */
    private boolean isTerminal() throws IOException {
        try {
            return calls.descriptor(1).isTerminal();
        } catch (ErrnoException closed) {
            return false;
        }
    }

    /** What could not be written is not tried again. */
    @Override
    public void flush() throws IOException {
        if (held > 0) {
            int count = held;
            held = 0;
            OpenFile file = calls.descriptor(1);
            DescriptorOutput.writeAll(file, buffer, 0, count);
        }
    }

    /** Keeps no more than what is held. */
    void shrink() {
        buffer = held == 0 ? NOTHING : Arrays.copyOf(buffer, held);
    }
}
