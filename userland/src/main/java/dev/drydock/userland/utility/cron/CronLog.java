package dev.drydock.userland.utility.cron;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where {@code crond} says what it does: standard error, a file, or the system's log, to which nobody listens here. */
final class CronLog {
    private final ContainerProcess process;
    private final int level;
    private final boolean toErrors;
    private final @Nullable String file;
    private boolean opened;

    /**
     * A log of a process.
     *
     * @param level what is less important is not said; 0 says everything
     * @param file is standard error from the first message on, also that of the jobs; null for none
     */
    CronLog(ContainerProcess process, int level, boolean toErrors, @Nullable String file) {
        this.process = process;
        this.level = level;
        this.toErrors = toErrors;
        this.file = file;
    }

    /** The same for a child, which has inherited what is open. */
    CronLog of(ContainerProcess child) {
        CronLog inherited = new CronLog(child, level, toErrors, file);
        inherited.opened = opened;
        return inherited;
    }

    int level() {
        return level;
    }

    /** Whether it is the system's, which nobody sees. */
    boolean isHidden() {
        return !toErrors && file == null;
    }

    void say(int importance, String words) {
        if (importance >= level) {
            write("crond: " + words + "\n");
        }
    }

    /** The values of a field. */
    void detail(String digits) {
        if (level <= Crond.DETAIL) {
            write(digits + "\n");
        }
    }

    private void write(String line) {
        if (isHidden()) {
            return;
        }
        try {
            if (!toErrors && file != null && (!opened || isMovedAway(file))) {
                Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND);
                process.assign(2, process.files().open(file, flags, 0666));
                opened = true;
            }
            process.err().write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException nowhereToSayIt) {
            return;
        }
    }

    private boolean isMovedAway(String path) throws IOException {
        try {
            FileStatus there = process.files().status(path);
            FileStatus here = process.descriptor(2).status();
            return there.inode() != here.inode() || there.device() != here.device();
        } catch (ErrnoException error) {
            return error.errno() == Errno.ENOENT;
        }
    }
}
