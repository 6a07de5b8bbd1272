package dev.drydock.filesystem;

import dev.drydock.time.WaitQueue;
import java.util.HashMap;
import java.util.Map;

/**
 * The locks on one file ({@code flock(2)}): one open file may hold it alone, or any number share it. A lock belongs to the open
 * file, however many descriptors refer to it, and ends with the last of them. Nobody who does not ask for a lock is kept from
 * anything. Thread-safe.
 */
public final class FileLocks {
    private final WaitQueue changes = new WaitQueue();
    /** Whether each holder holds it alone; an open file is equal to itself only. */
    private final Map<OpenFile, Boolean> holders = new HashMap<>(2);

    /** Where to hear that a lock may be had now. */
    public WaitQueue changes() {
        return changes;
    }

    /**
     * Takes the lock, or changes how it is held, without waiting. As in Linux a change lets the lock go first, so that who
     * fails to change it has lost it.
     *
     * @param file one of those whose {@link OpenFile#locks} these are
     * @param alone whether no other one may hold it meanwhile
     * @return false if another one's lock is in the way
     */
    public boolean take(OpenFile file, boolean alone) {
        boolean weaker;
        boolean taken;
        synchronized (holders) {
            Boolean before = holders.remove(file);
            taken = alone ? holders.isEmpty() : !holders.containsValue(true);
            if (taken) {
                holders.put(file, alone);
            }
            weaker = before != null && !(taken && (alone || !before));
        }
        if (weaker) {
            changes.wakeAll();
        }
        return taken;
    }

    /** Gives the lock back, if it is held. */
    public void release(OpenFile file) {
        boolean held;
        synchronized (holders) {
            held = holders.remove(file) != null;
        }
        if (held) {
            changes.wakeAll();
        }
    }
}
