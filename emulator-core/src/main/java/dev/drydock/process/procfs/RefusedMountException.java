package dev.drydock.process.procfs;

import dev.drydock.filesystem.Errno;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why one of the mounts that a container was asked to have could not be made. */
public final class RefusedMountException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What the runtime was about. */
    public enum Step {
        /** It looked what is at the mount's place. */
        LOOKUP,
        /** It made a directory or a file for it to be mounted on. */
        PLACE,
        /** It mounted it there. */
        MOUNT
    }

    private final Step step;
    private final String target;
    private final Errno errno;
    private final @Nullable Integer covered;
    private final String path;

    /** The parameters are those that are told below. */
    RefusedMountException(Step step, String target, Errno errno, @Nullable Integer covered, String path) {
        super(path + ": " + errno.words());
        this.step = step;
        this.target = target;
        this.errno = errno;
        this.covered = covered;
        this.path = path;
    }

    public Step step() {
        return step;
    }

    /** Where it was to be mounted, as its entry says. */
    public String target() {
        return target;
    }

    public Errno errno() {
        return errno;
    }

    /** The mode of what was at its place before a mount point was made there; null if nothing was. */
    public @Nullable Integer covered() {
        return covered;
    }

    /** What the step was about: the mount's place, or the directory or file that was to be made, without symbolic links. */
    public String path() {
        return path;
    }
}
