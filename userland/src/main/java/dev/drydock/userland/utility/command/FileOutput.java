package dev.drydock.userland.utility.command;

import dev.drydock.filesystem.OpenFile;
import java.io.IOException;
import java.io.OutputStream;

/** An open file as a stream to write to; closes it. */
public final class FileOutput extends OutputStream {
    private final OpenFile file;

    public FileOutput(OpenFile file) {
        this.file = file;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            done += file.write(bytes, offset + done, length - done);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
