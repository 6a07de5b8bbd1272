package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/**
 * {@code sed -i}: each file gives its place to a new one with what its lines became, or its name to that and another to it.
 * What a script that ended early left unread of one file is edited with the next, and of the last to the output.
 */
record InPlace(Invocation call, EditRun run, LineSource source, String suffix) {
    private static final Words MISSING = Words.of("%s: %s");
    private static final Words NOT_MOVED = Words.of("can't move '%s' to '%s': %s");

    void edit(List<String> files) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            source.allow(i + 1);
            FileStatus status;
            try {
                status = call.files().status(files.get(i));
            } catch (ErrnoException missing) {
                call.complain(MISSING, files.get(i), missing);
                source.skip();
                continue;
            }
            ByteArrayOutputStream edited = new ByteArrayOutputStream();
            run.edit(edited);
            replace(files.get(i), status, edited);
            run.rewind();
        }
    }

    private void replace(String file, FileStatus status, ByteArrayOutputStream edited) throws IOException {
        String kept = suffix.isEmpty() ? "" : file + suffix;
        try {
            if (kept.isEmpty()) {
                call.files().unlink(file);
            } else {
                call.files().rename(file, kept);
            }
        } catch (ErrnoException refused) {
            throw call.fail(NOT_MOVED, kept.isEmpty() ? file + "XXXXXX" : file, kept.isEmpty() ? file : kept, refused);
        }
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        try (OutputStream out = new FileOutput(call.files().open(file, flags, 0600))) {
            edited.writeTo(out);
        }
        call.files().changeMode(file, status.mode());
        call.files().changeOwner(file, status.uid(), status.gid(), true);
    }
}
