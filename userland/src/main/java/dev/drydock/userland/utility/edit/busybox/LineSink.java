package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.userland.utility.command.Latin;
import java.io.IOException;
import java.io.OutputStream;

/** Where lines are written to. Behind one without an end the next begins with a newline. */
final class LineSink {
    private final OutputStream stream;
    private boolean open;

    LineSink(OutputStream stream) {
        this.stream = stream;
    }

    void line(String text, Ending ending) throws IOException {
        raw((open ? "\n" : "") + text + ending.text());
        open = ending == Ending.LAST_NUL || (ending == Ending.NONE && !text.isEmpty());
    }

    /** Writes without a look at what is open. */
    void raw(String text) throws IOException {
        stream.write(Latin.bytes(text));
    }
}
