package dev.drydock.container;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** In what state a container is; each one holds only what is true in it. */
sealed interface ContainerState {

    ContainerStatus status();

    /** The last exit code, or that of a start that failed; 0 while it runs. */
    default int exitCode() {
        return 0;
    }

    /** What the last start or end complained about, else empty. */
    default String error() {
        return "";
    }

    default boolean outOfMemoryKilled() {
        return false;
    }

    /** When it was last started, null if it never was. */
    @Nullable
    Instant startedAt();

    /** When it last ended, null if it never did; kept while it runs again. */
    @Nullable
    Instant finishedAt();

    /** Never started successfully; a start that failed leaves its code and its error here. */
    record Created(int exitCode, String error) implements ContainerState {
        static final Created FRESH = new Created(0, "");

        @Override
        public ContainerStatus status() {
            return ContainerStatus.CREATED;
        }

        @Override
        public @Nullable Instant startedAt() {
            return null;
        }

        @Override
        public @Nullable Instant finishedAt() {
            return null;
        }
    }

    /**
     * Its first process runs.
     *
     * @param pid on the host
     * @param outOfMemoryKilled whether one of its processes was killed for memory
     */
    record Running(int pid, Instant startedAt, @Nullable Instant finishedAt, boolean outOfMemoryKilled)
            implements ContainerState {
        @Override
        public ContainerStatus status() {
            return ContainerStatus.RUNNING;
        }

        Running withOutOfMemoryKill() {
            return new Running(pid, startedAt, finishedAt, true);
        }
    }

    /** Its processes are frozen. */
    record Paused(Running running) implements ContainerState {
        @Override
        public ContainerStatus status() {
            return ContainerStatus.PAUSED;
        }

        @Override
        public Instant startedAt() {
            return running.startedAt();
        }

        @Override
        public @Nullable Instant finishedAt() {
            return running.finishedAt();
        }

        @Override
        public boolean outOfMemoryKilled() {
            return running.outOfMemoryKilled();
        }
    }

    /** It ended and waits for its next start. */
    record Restarting(End end) implements ContainerState {
        @Override
        public ContainerStatus status() {
            return ContainerStatus.RESTARTING;
        }

        @Override
        public int exitCode() {
            return end.exitCode();
        }

        @Override
        public boolean outOfMemoryKilled() {
            return end.outOfMemoryKilled();
        }

        @Override
        public Instant startedAt() {
            return end.startedAt();
        }

        @Override
        public Instant finishedAt() {
            return end.finishedAt();
        }
    }

    /** It ended. */
    record Exited(End end) implements ContainerState {
        @Override
        public ContainerStatus status() {
            return ContainerStatus.EXITED;
        }

        @Override
        public int exitCode() {
            return end.exitCode();
        }

        @Override
        public String error() {
            return end.error();
        }

        @Override
        public boolean outOfMemoryKilled() {
            return end.outOfMemoryKilled();
        }

        @Override
        public Instant startedAt() {
            return end.startedAt();
        }

        @Override
        public Instant finishedAt() {
            return end.finishedAt();
        }
    }

    /** It is being removed. */
    record Removing(ContainerState before) implements ContainerState {
        @Override
        public ContainerStatus status() {
            return ContainerStatus.REMOVING;
        }

        @Override
        public int exitCode() {
            return before.exitCode();
        }

        @Override
        public String error() {
            return before.error();
        }

        @Override
        public @Nullable Instant startedAt() {
            return before.startedAt();
        }

        @Override
        public @Nullable Instant finishedAt() {
            return before.finishedAt();
        }
    }

    /** Its removal failed; only another removal is left to it. */
    record Dead(ContainerState before) implements ContainerState {
        @Override
        public ContainerStatus status() {
            return ContainerStatus.DEAD;
        }

        @Override
        public int exitCode() {
            return before.exitCode();
        }

        @Override
        public String error() {
            return before.error();
        }

        @Override
        public @Nullable Instant startedAt() {
            return before.startedAt();
        }

        @Override
        public @Nullable Instant finishedAt() {
            return before.finishedAt();
        }
    }

    /**
     * How a run ended.
     *
     * @param error of a start that failed since, else empty
     */
    record End(int exitCode, Instant startedAt, Instant finishedAt, boolean outOfMemoryKilled, String error) {}
}
