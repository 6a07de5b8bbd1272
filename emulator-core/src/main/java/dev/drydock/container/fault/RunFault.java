package dev.drydock.container.fault;

import dev.drydock.fault.Fault;
import dev.drydock.process.Signal;
import java.time.Duration;

/** What becomes of a container that runs, some time after its start, on the engine's clock. */
public sealed interface RunFault extends Fault {

    /** Longer than any engine runs. */
    Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** How long after the start. */
    Duration after();

    /**
     * Its first process ends, whatever it was about to do.
     *
     * @param code 0 to 255
     */
    static RunFault exits(int code, Duration after) {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException(code + " is no exit code");
        }
        return new Exits(code, after);
    }

    /** The kernel kills it for want of memory: 137, {@code oom}, {@code OOMKilled}. */
    static RunFault outOfMemory(Duration after) {
        return new OutOfMemory(after);
    }

    /** A signal ends it that it does not handle, such as {@link Signal#SEGV}: 128 and the signal's number. */
    static RunFault crashes(Signal signal, Duration after) {
        return new Crashes(signal, after);
    }

    /** Its first process does nothing more and hears of no signal but KILL; others in it go on, and execs can be made. */
    static RunFault hangs(Duration after) {
        return new Hangs(after);
    }

    /**
     * Its first process waits for a device, as that of a disk that does not answer, and no signal reaches it, not even KILL: who
     * kills it is told {@code tried to kill container, but did not receive an exit event} after twelve seconds, who stops it
     * after fourteen beside the timeout. Others in it go on, and execs can be made. When the device answers, it meets the
     * signals that came.
     *
     * @param length how long the device does not answer; {@link #FOR_EVER} if it never does
     */
    static RunFault uninterruptible(Duration after, Duration length) {
        return new Uninterruptible(after, length);
    }

    /** Its disk is full: programs in it read {@code No space left on device} when they write more than a page. */
    static RunFault diskFull(Duration after) {
        return new DiskFull(after);
    }

    /**
     * Its root file system cannot be written any more, as when a disk fails, until it is started again: {@code Read-only file
     * system}. Volumes can, and files that are open already.
     */
    static RunFault readOnly(Duration after) {
        return new ReadOnly(after);
    }

    /** @see #exits */
    record Exits(int code, Duration after) implements RunFault {
        @Override
        public String words() {
            return "exits with " + code + " after " + after;
        }
    }

    /** @see #outOfMemory */
    record OutOfMemory(Duration after) implements RunFault {
        @Override
        public String words() {
            return "out of memory after " + after;
        }
    }

    /** @see #crashes */
    record Crashes(Signal signal, Duration after) implements RunFault {
        @Override
        public String words() {
            return "ended by " + signal + " after " + after;
        }
    }

    /** @see #hangs */
    record Hangs(Duration after) implements RunFault {
        @Override
        public String words() {
            return "hangs after " + after;
        }
    }

    /** @see #uninterruptible */
    record Uninterruptible(Duration after, Duration length) implements RunFault {
        @Override
        public String words() {
            return "uninterruptible after " + after + (length.equals(FOR_EVER) ? "" : " for " + length);
        }
    }

    /** @see #diskFull */
    record DiskFull(Duration after) implements RunFault {
        @Override
        public String words() {
            return "disk full after " + after;
        }
    }

    /** @see #readOnly */
    record ReadOnly(Duration after) implements RunFault {
        @Override
        public String words() {
            return "read-only after " + after;
        }
    }
}
