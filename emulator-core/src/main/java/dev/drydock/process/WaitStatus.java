package dev.drydock.process;

import org.jspecify.annotations.Nullable;

/**
 * What {@code wait} tells of a child.
 *
 * @param status exit status, 0 to 255; meaningless if a signal ended or stopped it
 * @param signal what ended or stopped it, or null
 * @param stopped whether it is stopped rather than gone
 */
public record WaitStatus(int pid, int status, @Nullable Signal signal, boolean stopped) {

    /** The number that a shell shows as {@code $?}: the status, or 128 and the signal's number. */
    public int shellStatus() {
        return signal == null ? status : 128 + signal.number();
    }
}
