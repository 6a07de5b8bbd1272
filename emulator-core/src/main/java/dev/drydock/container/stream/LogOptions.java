package dev.drydock.container.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a log.
 *
 * @param since null for all; entries at or after it
 * @param until null for all; entries up to it
 * @param tail the last so many lines; less than zero means all
 * @param follow goes on until the container ends
 * @param timestamps puts the time before each line
 * @param details puts the labels and variables that the log options name before each line
 */
public record LogOptions(
        boolean stdout,
        boolean stderr,
        @Nullable Instant since,
        @Nullable Instant until,
        int tail,
        boolean follow,
        boolean timestamps,
        boolean details) {

    /** Everything that was written. */
    public static final LogOptions ALL = new LogOptions(true, true, null, null, -1, false, false, false);

    /** Everything, and what comes. */
    public static final LogOptions FOLLOW = new LogOptions(true, true, null, null, -1, true, false, false);
}
