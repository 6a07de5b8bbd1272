package dev.drydock.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A row of {@code ps}.
 *
 * @param state letter of {@code /proc/PID/stat}: R, S, T, Z or D (paused by the freezer)
 * @param niceness from -20, what is served first, to 19
 * @param terminal {@code pts/0}, or {@code ?}
 * @param name the short name (comm), at most 15 bytes
 */
public record ProcessStatus(
        int pid,
        int parentPid,
        int processGroup,
        int session,
        int uid,
        int gid,
        char state,
        int niceness,
        String terminal,
        String name,
        List<String> arguments,
        Instant started,
        Duration cpuTime) {}
