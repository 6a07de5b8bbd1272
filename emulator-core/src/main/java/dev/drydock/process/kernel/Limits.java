package dev.drydock.process.kernel;

/**
 * What a container may use.
 *
 * @param memoryBytes above it a process of the container is killed; 0 means the machine's
 * @param processes above it no process can be made (EAGAIN); 0 means no limit but the engine's own
 * @param cpus as programs count them; 0 means the machine's
 */
public record Limits(long memoryBytes, int processes, int cpus) {
    public static final Limits NONE = new Limits(0, 0, 0);

    public Limits {
        if (memoryBytes < 0 || processes < 0 || cpus < 0) {
            throw new IllegalArgumentException("negative limit");
        }
    }
}
