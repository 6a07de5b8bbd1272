package dev.drydock.filesystem;

/** What {@code statfs} tells of a mounted file system. */
public record SpaceStatus(long totalBytes, long freeBytes, long totalInodes, long freeInodes, int blockSizeBytes) {}
