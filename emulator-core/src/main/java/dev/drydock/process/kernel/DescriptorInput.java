package dev.drydock.process.kernel;

import java.io.IOException;
import java.io.InputStream;

/** A descriptor as a stream; reads nothing ahead. */
final class DescriptorInput extends InputStream {
    private final Calls calls;
    private final int number;

    DescriptorInput(Calls calls, int number) {
        this.calls = calls;
        this.number = number;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        calls.checkpoint();
        return calls.descriptor(number).read(buffer, offset, length);
    }
}
