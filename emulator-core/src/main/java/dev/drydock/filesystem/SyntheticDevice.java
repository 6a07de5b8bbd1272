package dev.drydock.filesystem;

/**
 * A character device.
 *
 * @param number {@code major << 8 | minor}
 */
public record SyntheticDevice(int number, int mode, int uid, int gid) implements SyntheticNode {}
