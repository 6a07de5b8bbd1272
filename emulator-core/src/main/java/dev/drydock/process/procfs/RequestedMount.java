package dev.drydock.process.procfs;

import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountableFileSystem;

/**
 * A mount that a container was asked to have: a volume, a directory of the host, a tmpfs, {@code /etc/hosts}.
 *
 * @param part path of what is mounted in its file system; empty for all of it
 */
public record RequestedMount(MountableFileSystem fileSystem, String part, MountEntry entry) {}
