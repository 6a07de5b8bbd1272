package dev.drydock.userland.shell.interp;

import dev.drydock.process.Exit;

/** Leaves what is running, up to where it is caught. */
public abstract sealed class Unwinding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unwinding() {
        super(null, null, false, false);
    }

    /** {@code break} and {@code continue}. */
    public static final class Loop extends Unwinding {
        private static final long serialVersionUID = 1L;

        private final boolean again;
        private final int levels;
        private final int status;

        /** @param levels how many loops are left, at least 1; the last one goes on if {@code again} */
        public Loop(boolean again, int levels) {
            this(again, levels, 0);
        }

        /** @param status what the turn of the loop that it leads to comes to */
        Loop(boolean again, int levels, int status) {
            this.again = again;
            this.levels = levels;
            this.status = status;
        }

        /** The same from one loop further out. */
        Loop outwards() {
            return new Loop(again, levels - 1, status);
        }

        Loop with(int otherStatus) {
            return new Loop(again, levels, otherStatus);
        }

        int status() {
            return status;
        }

        boolean again() {
            return again;
        }

        int levels() {
            return levels;
        }
    }

    /** {@code return}. */
    public static final class Return extends Unwinding {
        private static final long serialVersionUID = 1L;

        private final int status;

        public Return(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** {@code exit}, and errors that end the shell. */
    public static final class End extends Unwinding {
        private static final long serialVersionUID = 1L;

        private final int status;

        public End(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The line of commands that is running is given up; the shell goes on with the next one if it can. */
    public static final class Discard extends Unwinding {
        private static final long serialVersionUID = 1L;

        private final int status;

        public Discard(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The process becomes another program. */
    public static final class Become extends Unwinding {
        private static final long serialVersionUID = 1L;

        private final transient Exit exit;

        public Become(Exit exit) {
            this.exit = exit;
        }

        public Exit exit() {
            return exit;
        }
    }
}
