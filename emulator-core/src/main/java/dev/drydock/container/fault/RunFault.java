package dev.drydock.container.fault;

import dev.drydock.fault.Fault;
import dev.drydock.process.Signal;
import java.time.Duration;

/** What becomes of a container that runs, some time after its start, on the engine's clock. */
public sealed interface RunFault extends Fault {

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
