package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.time.DateText;
import dev.drydock.userland.utility.time.TimeZones;
import dev.drydock.userland.utility.time.TouchStamp;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code touch}: sets the times of files, and makes those that are missing. */
final class Touch {
    static final Command COMMAND = Command.named("touch", call -> new Touch(call).run())
            .gnu("a c,no-create d,date= f h,no-dereference m r,reference= t= time=")
            .busybox("c,no-create h,no-dereference a m r,reference= d,date= t=");
    private static final Words MISSING = Words.of("missing file operand", "");
    private static final Words CANNOT = Words.of("cannot touch %q: %s", "%s: %s");
    private static final Words CANNOT_SET = Words.of("setting times of %q: %s", "%s: %s");
    private static final Words NO_REFERENCE = Words.of("failed to get attributes of %q: %s", "can't stat '%s': %s");
    private static final Words INVALID_DATE = Words.of("invalid date format %l", "invalid date '%s'");
    private static final Words TWO_SOURCES = Words.of("cannot specify times from more than one source");
    private static final Words INVALID_TIME = Words.of("invalid argument %l for %l\nValid arguments are:\n"
            + "  - 'atime', 'access', 'use'\n  - 'mtime', 'modify'");

    private final Invocation call;
    private final FileContext files;
    private boolean access;
    private boolean modification;
    private boolean creates = true;
    private boolean follows = true;
    private @Nullable Instant accessed;
    private @Nullable Instant modified;

    private Touch(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() {
        int sources = 0;
        String stamp = null;
        String date = null;
        String reference = null;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "a" -> access = true;
                case "m" -> modification = true;
                case "c" -> creates = false;
                case "h" -> follows = false;
                case "time" -> time(option.argument());
                case "d" -> date = option.argument();
                case "r" -> reference = option.argument();
                case "t" -> {
                    stamp = option.argument();
                    sources++;
                }
                default -> {}
            }
        }
        if (!access && !modification) {
            access = true;
            modification = true;
        }
        if (call.isGnu() && stamp != null && (date != null || reference != null || sources > 1)) {
            throw call.usage(TWO_SOURCES);
        }
        if (reference != null) {
            takeTimes(reference);
        }
        if (date != null || stamp != null) {
            setTime(date, stamp);
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        call.operands().forEach(this::touch);
        return call.exit();
    }

    private void time(String word) {
        switch (word) {
            case "atime", "access", "use" -> access = true;
            case "mtime", "modify" -> modification = true;
            default -> throw call.usage(INVALID_TIME, word, "--time");
        }
    }

    private void takeTimes(String reference) {
        try {
            FileStatus status = follows ? files.status(reference) : files.linkStatus(reference);
            accessed = status.accessed();
            modified = status.modified();
        } catch (IOException error) {
            throw call.fail(NO_REFERENCE, reference, error);
        }
    }

    private void setTime(@Nullable String date, @Nullable String stamp) {
        Instant now = modified == null ? call.process().clock().now() : modified;
        ZoneId zone = TimeZones.of(call.process()).id();
        String text = date == null ? String.valueOf(stamp) : date;
        Optional<Instant> time;
        if (call.isBusyBox()) {
            time = TouchStamp.busyBox(text, now, zone);
        } else {
            time = date != null ? DateText.parse(text, now, zone) : TouchStamp.touch(text, now, zone);
        }
        Instant found = time.orElseThrow(() -> call.fail(INVALID_DATE, text));
        accessed = found;
        modified = found;
    }

    private void touch(String path) {
        IOException notOpened = null;
        if (call.isBusyBox() && !isMissing(path)) {
            changeTimes(path);
            return;
        }
        if (creates && follows) {
            try {
                open(path);
            } catch (IOException error) {
                notOpened = error;
            }
        }
        try {
            setTimes(path);
        } catch (IOException error) {
            if (notOpened != null && !isErrno(notOpened, Errno.EISDIR)) {
                call.complain(CANNOT, path, notOpened);
            } else if (!missing(error) || creates) {
                call.complain(call.isGnu() ? CANNOT_SET : CANNOT, path, error);
            }
        }
    }

    /** BusyBox makes a file only when there is none. */
    private boolean isMissing(String path) {
        try {
            if (follows) {
                files.status(path);
            } else {
                files.linkStatus(path);
            }
            return false;
        } catch (IOException error) {
            return missing(error);
        }
    }

    private void changeTimes(String path) {
        try {
            setTimes(path);
        } catch (IOException error) {
            call.complain(CANNOT, path, error);
        }
    }

    private void open(String path) throws IOException {
        if (!(call.isGnu() && path.equals("-"))) {
            files.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.NON_BLOCKING), 0666)
                    .close();
        }
    }

    private void setTimes(String path) throws IOException {
        if (call.isGnu() && path.equals("-")) {
            return;
        }
        if (accessed == null && access && modification) {
            files.touch(path, follows);
            return;
        }
        Instant now = call.process().clock().now();
        Instant newAccess = accessed == null ? now : accessed;
        Instant newModification = modified == null ? now : modified;
        files.setTimes(path, access ? newAccess : null, modification ? newModification : null, follows);
    }

    private static boolean missing(IOException error) {
        return isErrno(error, Errno.ENOENT);
    }

    private static boolean isErrno(IOException error, Errno wanted) {
        return error instanceof ErrnoException known && known.errno() == wanted;
    }
}
