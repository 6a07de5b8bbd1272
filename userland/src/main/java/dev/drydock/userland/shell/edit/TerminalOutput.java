package dev.drydock.userland.shell.edit;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;

/** Gathers what is to be shown and writes it in one piece. */
final class TerminalOutput {
    private final OpenFile file;
    private final StringBuilder pending = new StringBuilder();

    TerminalOutput(OpenFile file) {
        this.file = file;
    }

    TerminalOutput add(String text) {
        pending.append(text);
        return this;
    }

    TerminalOutput back(int columns) {
        pending.append("\b".repeat(Math.max(0, columns)));
        return this;
    }

    void flush() throws IOException {
        byte[] bytes = ShellText.bytes(pending.toString());
        pending.setLength(0);
        int done = 0;
        while (done < bytes.length) {
            done += file.write(bytes, done, bytes.length - done);
        }
    }
}
