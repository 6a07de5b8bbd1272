package dev.drydock.container.config;

/** Relative weight of a block device. */
public record WeightDevice(String path, int weight) {}
