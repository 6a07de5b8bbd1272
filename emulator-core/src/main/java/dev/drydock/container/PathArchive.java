package dev.drydock.container;

/**
 * A file, or a directory with all that is in it, on its way out of a container.
 *
 * @param stat of the file itself
 * @param files to be closed by whoever asked for them
 */
public record PathArchive(PathStat stat, FileArchive files) {}
