package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Input;
import java.io.IOException;
import java.io.InputStream;

/** An input as a stream, for readers that want one. */
final class InputBytes extends InputStream {
    private final Input input;

    InputBytes(Input input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        return input.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return length == 0 ? 0 : input.read(target, offset, length);
    }

    @Override
    public int available() throws IOException {
        return input.peek() < 0 ? 0 : 1;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
