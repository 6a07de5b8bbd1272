package dev.drydock.filesystem;

/**
 * A line of {@code /proc/mounts}.
 *
 * @param source such as {@code overlay}, {@code tmpfs}, {@code /dev/vda}
 * @param target absolute path inside the container
 * @param type such as {@code overlay}
 * @param options such as {@code rw,relatime}
 */
public record MountEntry(String source, String target, String type, String options) {}
