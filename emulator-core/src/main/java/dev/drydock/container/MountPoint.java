package dev.drydock.container;

/**
 * A mount of a container as inspect shows it.
 *
 * @param type {@code bind}, {@code volume}, {@code tmpfs} or {@code image}
 * @param name of the volume, else empty
 * @param source path on the host, empty for tmpfs
 * @param driver of the volume, else empty
 * @param mode options as given in the short form
 * @param propagation of a bind, else empty
 */
public record MountPoint(
        String type,
        String name,
        String source,
        String destination,
        String driver,
        String mode,
        boolean writable,
        String propagation) {}
