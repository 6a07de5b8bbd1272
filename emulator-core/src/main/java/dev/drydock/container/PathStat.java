package dev.drydock.container;

import java.time.Instant;

/**
 * What a client is told of a file before it copies it.
 *
 * @param name the last part of the path that was asked for
 * @param mode permission bits and kind as Go's {@code os.FileMode} counts them
 * @param linkTarget where a symbolic link leads in the end, absolute, even if nothing is there; empty for other files
 */
public record PathStat(String name, long sizeBytes, long mode, Instant modified, String linkTarget) {}
