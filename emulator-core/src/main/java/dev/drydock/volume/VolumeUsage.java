package dev.drydock.volume;

/**
 * What a volume takes.
 *
 * @param users how many containers have it among their mounts
 * @param sizeBytes in its files
 */
public record VolumeUsage(Volume volume, int users, long sizeBytes) {}
