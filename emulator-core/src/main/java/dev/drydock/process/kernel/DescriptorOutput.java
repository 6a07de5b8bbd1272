package dev.drydock.process.kernel;

import dev.drydock.filesystem.OpenFile;
import java.io.IOException;
import java.io.OutputStream;

/** A descriptor as a stream, unbuffered. */
final class DescriptorOutput extends OutputStream {
    private final Calls calls;
    private final int number;

    DescriptorOutput(Calls calls, int number) {
        this.calls = calls;
        this.number = number;
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        calls.checkpoint();
        writeAll(calls.descriptor(number), bytes, offset, length);
    }

    static void writeAll(OpenFile file, byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            written += file.write(bytes, offset + written, length - written);
        }
    }
}
