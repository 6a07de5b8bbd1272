package dev.drydock.container;

import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.LiveFrames;
import dev.drydock.process.kernel.LentThread;
import org.jspecify.annotations.Nullable;

/**
 * An exec that was started by a thread which also runs its program: its client's, that would only wait for it. So nobody has
 * to be woken for a short one, neither at its start nor at its end.
 */
public final class OwnExec {
    private final Attachment attachment;
    private final @Nullable LiveFrames output;
    private final KeptRun kept;

    /** @param output null if it is not attached */
    OwnExec(Attachment attachment, @Nullable LiveFrames output, KeptRun kept) {
        this.attachment = attachment;
        this.output = output;
        this.kept = kept;
    }

    /** Keeps the first run of a program for the thread that starts it. */
    static final class KeptRun implements LentThread {
        private @Nullable Runnable firstRun;

        @Override
        public boolean takes(Runnable run, boolean brief) {
            firstRun = run;
            return true;
        }

        void run() {
            if (firstRun != null) {
                firstRun.run();
            }
        }
    }

    public Attachment attachment() {
        return attachment;
    }

    /**
     * Runs the program until it has ended or only waits. Called once, always, at once, by the thread that started it, without
     * locks.
     *
     * @param whenHeld runs, once, as soon as the program has written something, in the middle of that: it has the output
     *     pulled by another thread, and returns
     */
    public void run(Runnable whenHeld) {
        if (output != null) {
            output.whenHeld(whenHeld);
        }
        kept.run();
    }
}
