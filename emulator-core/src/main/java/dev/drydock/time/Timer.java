package dev.drydock.time;

/** Something that is due later. */
public interface Timer {

    /**
     * Calls it off.
     *
     * @return whether it had not begun to run; of several calls at most one says true
     */
    boolean cancel();
}
