package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.Set;

/** Makes a text readable through a descriptor: in a pipe if it fits, else in a file without a name. */
final class HereDocuments {
    private static final int PIPE_BYTES = 65536;
    private static final int OWNER_ONLY = 0600;

    private final Shell shell;

    HereDocuments(Shell shell) {
        this.shell = shell;
    }

    OpenFile open(String text) throws IOException {
        byte[] bytes = ShellText.bytes(text);
        ContainerProcess process = shell.process();
        if (bytes.length <= PIPE_BYTES) {
            ContainerProcess.Pipe pipe = process.pipe();
            write(pipe.writeEnd(), bytes);
            pipe.writeEnd().close();
            return pipe.readEnd();
        }
        String path = "/tmp/sh-thd." + Integer.toUnsignedString(process.random().nextInt());
        OpenFile written =
                process.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), OWNER_ONLY);
        try {
            write(written, bytes);
            return process.files().open(path, Set.of(OpenFlag.READ), 0);
        } finally {
            written.close();
            process.files().unlink(path);
        }
    }

    private static void write(OpenFile file, byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            done += file.write(bytes, done, bytes.length - done);
        }
    }
}
