package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import java.util.Optional;

/**
 * A process that looks into {@code /proc}: a {@link Caller} of files that knows the kernel it is in. To any other caller
 * {@code /proc} shows no processes, and its files cannot be read.
 */
public interface ProcessObserver extends Caller {

    /** What this process may see. */
    ProcessView view();

    /** The view of a caller, if it has one. */
    static Optional<ProcessView> viewOf(Caller caller) {
        return caller instanceof ProcessObserver observer ? Optional.of(observer.view()) : Optional.empty();
    }

    /**
     * The view of a caller that must have one.
     *
     * @throws ErrnoException EIO if it is no process
     */
    static ProcessView requireView(Caller caller) throws ErrnoException {
        return viewOf(caller).orElseThrow(() -> new ErrnoException(Errno.EIO));
    }
}
