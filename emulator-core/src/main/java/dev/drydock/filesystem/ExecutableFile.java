package dev.drydock.filesystem;

/**
 * A file that may be executed, as the kernel has found and opened it.
 *
 * @param path the absolute one, without links
 * @param contents open for reading, also where the process may only execute; whoever is given it closes it
 */
public record ExecutableFile(String path, FileStatus status, OpenFile contents) {}
