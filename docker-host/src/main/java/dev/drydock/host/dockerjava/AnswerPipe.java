package dev.drydock.host.dockerjava;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What was written of an answer and not read yet. Each side waits for the other: the writer while {@value #CAPACITY} bytes are
 * there, the reader while there are none. It is there to be read at once, flushed or not.
 */
final class AnswerPipe {
    private static final int CAPACITY = 64 * 1024;
    private static final int FIRST_BYTES = 512;

    private final OutputStream output = new Output();
    private final InputStream input = new Input();
    private byte[] bytes = {};
    private int start;
    private int count;
    private boolean ended;
    private boolean abandoned;
    private @Nullable IOException failure;

    OutputStream output() {
        return output;
    }

    InputStream input() {
        return input;
    }

    /** There is no more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** There should be more: whoever has read all that came is told what happened. */
    synchronized void fail(IOException cause) {
        failure = cause;
        end();
    }

    /** Nobody reads any more: writing fails. */
    synchronized void abandon() {
        abandoned = true;
        count = 0;
        notifyAll();
    }

    private synchronized void put(byte[] from, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            await(() -> count < CAPACITY || abandoned);
            if (abandoned) {
                throw new IOException("the reader of this answer has closed it");
            }
            written += store(from, offset + written, length - written);
            notifyAll();
        }
    }

    private int store(byte[] from, int offset, int length) {
        int some = Math.min(length, CAPACITY - count);
        if (start + count + some > bytes.length) {
            int room = Math.max(FIRST_BYTES, Math.max(count + some, Math.min(2 * bytes.length, CAPACITY)));
            byte[] larger = count + some > bytes.length ? new byte[room] : bytes;
            System.arraycopy(bytes, start, larger, 0, count);
            bytes = larger;
            start = 0;
        }
        System.arraycopy(from, offset, bytes, start + count, some);
        count += some;
        return some;
    }

    private synchronized int take(byte[] into, int offset, int length) throws IOException {
        await(() -> count > 0 || ended || abandoned);
        if (abandoned) {
            throw new IOException("this answer is closed");
        }
        if (count == 0) {
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            return -1;
        }
        int some = Math.min(length, count);
        System.arraycopy(bytes, start, into, offset, some);
        start += some;
        count -= some;
        notifyAll();
        return some;
    }

    private synchronized void await(BooleanSupplier condition) throws InterruptedIOException {
        try {
            while (!condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private synchronized int available() {
        return count;
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single});
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, from.length);
            put(from, offset, length);
        }
    }

    private final class Input extends InputStream {
        private final byte[] single = new byte[1];

        @Override
        public int read() throws IOException {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            return length == 0 ? 0 : take(into, offset, length);
        }

        @Override
        public int available() {
            return AnswerPipe.this.available();
        }
    }
}
