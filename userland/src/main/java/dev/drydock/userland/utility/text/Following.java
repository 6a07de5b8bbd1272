package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * {@code tail -f}: looks at its files again and again, and holds no thread in between. What never grows (a device such as
 * {@code /dev/null}) is not looked at again; a pipe wakes it by itself.
 */
final class Following {
    private static final Words TRUNCATED = Words.of("%n: file truncated", "");
    private static final Words REPLACED = Words.of("%q has been replaced;  following new file", "");
    private static final Words APPEARED = Words.of("%q has appeared;  following new file", "");
    private static final Words INACCESSIBLE = Words.of("%q has become inaccessible: %s", "");
    private static final Words NO_FILES = Words.of("no files remaining", "");

    private final Invocation call;
    private final List<FollowedFile> files;
    private final Manner manner;
    private String last;

    /**
     * How files are followed.
     *
     * @param byName a file that takes the place of another is followed
     * @param retries a file that is missing is waited for
     * @param headed whether a header tells which file grows
     * @param pid ends when that process does; 0 for none
     */
    record Manner(boolean byName, boolean retries, boolean headed, Duration interval, int pid) {}

    Following(Invocation call, List<FollowedFile> files, Manner manner) {
        this.call = call;
        this.files = files;
        this.manner = manner;
        this.last = files.get(files.size() - 1).name();
    }

    /** Waits for what can happen. */
    Exit next() throws IOException {
        if (files.size() == 1 && manner.pid() == 0 && !manner.byName()) {
            OpenFile only = files.get(0).file();
            if (only == null) {
                return Exit.FAILURE;
            }
            FileKind kind = only.status().kind();
            if (kind == FileKind.FIFO || kind == FileKind.SOCKET) {
                return Exit.whenReadable(only, process -> readPipe(only));
            }
            if (kind == FileKind.CHARACTER_DEVICE && !only.isTerminal()) {
                return Exit.never();
            }
        }
        return Exit.after(manner.interval(), process -> look());
    }

    private Exit readPipe(OpenFile pipe) throws IOException {
        byte[] piece = new byte[1 << 13];
        int count = pipe.read(piece, 0, piece.length);
        if (count < 0) {
            return call.isGnu() ? call.exit() : Exit.after(manner.interval(), process -> readPipe(pipe));
        }
        call.out().write(piece, 0, count);
        call.out().flush();
        return Exit.whenReadable(pipe, process -> readPipe(pipe));
    }

    private Exit look() throws IOException {
        boolean watcherGone = manner.pid() != 0 && !runs(manner.pid());
        for (FollowedFile followed : files) {
            if (manner.byName()) {
                followName(followed);
            }
            showNew(followed);
        }
        call.out().flush();
        if (watcherGone) {
            return call.exit();
        }
        if (!manner.retries() && files.stream().allMatch(followed -> followed.file() == null)) {
            call.say(NO_FILES);
            return Exit.FAILURE;
        }
        return next();
    }

    private boolean runs(int pid) {
        return call.process().processes().stream().anyMatch(process -> process.pid() == pid);
    }

    private void followName(FollowedFile followed) throws IOException {
        FileStatus now;
        try {
            now = call.files().status(followed.name());
        } catch (IOException gone) {
            OpenFile file = followed.file();
            if (file != null) {
                if (call.isGnu()) {
                    call.complain(INACCESSIBLE, followed.name(), gone);
                }
                file.close();
                followed.file(null);
            }
            return;
        }
        OpenFile file = followed.file();
        if (file != null && now.sameFile(file.status())) {
            return;
        }
        if (file != null) {
            showNew(followed);
            file.close();
        }
        try {
            followed.file(call.files().open(followed.name(), Set.of(OpenFlag.READ), 0));
            if (call.isGnu()) {
                call.say(file == null ? APPEARED : REPLACED, followed.name());
            }
        } catch (IOException error) {
            followed.file(null);
        }
    }

    private void showNew(FollowedFile followed) throws IOException {
        OpenFile file = followed.file();
        if (file == null || !file.status().isRegular()) {
            return;
        }
        long size = file.status().sizeBytes();
        if (size < file.position()) {
            if (call.isGnu()) {
                call.say(TRUNCATED, followed.name());
            }
            file.seek(0);
        }
        byte[] piece = new byte[1 << 13];
        for (int count = file.read(piece, 0, piece.length); count > 0; count = file.read(piece, 0, piece.length)) {
            if (manner.headed() && !last.equals(followed.name())) {
                call.out()
                        .text("\n==> " + (followed.name().equals("-") ? "standard input" : followed.name()) + " <==\n");
            }
            last = followed.name();
            call.out().write(piece, 0, count);
        }
    }
}
