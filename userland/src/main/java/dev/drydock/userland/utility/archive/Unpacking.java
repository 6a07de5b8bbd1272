package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How what was packed comes out, whichever way it was packed. */
final class Unpacking {
    private static final int CHUNK = 1 << 16;

    private Unpacking() {}

    /** Writes everything that is left; with {@code -t} it is only read, which finds out whether it can be. */
    static void copy(Invocation call, InputStream unpacked, OutputStream out) throws IOException {
        boolean tests = call.commandLine().has("t");
        byte[] buffer = new byte[CHUNK];
        for (int count = unpacked.read(buffer); count >= 0; count = unpacked.read(buffer)) {
            call.process().checkpoint();
            if (!tests) {
                out.write(buffer, 0, count);
            }
        }
    }
}
