package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of an input; what was not read of them is read over at the end. Fewer are a failure of the run. */
final class PartOfInput extends InputStream {
    private static final int PIECE = 1 << 13;

    private final Invocation call;
    private final InputStream bytes;
    private long left;

    PartOfInput(Invocation call, InputStream bytes, long length) {
        this.call = call;
        this.bytes = bytes;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 || length == 0) {
            return left == 0 ? -1 : 0;
        }
        int count = bytes.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw call.fail(CpioReader.SHORT);
        }
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        byte[] piece = new byte[PIECE];
        int count = 0;
        while (count >= 0) {
            count = read(piece, 0, piece.length);
        }
    }
}
