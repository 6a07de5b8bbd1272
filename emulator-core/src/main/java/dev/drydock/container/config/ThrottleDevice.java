package dev.drydock.container.config;

/** Bound on the bytes or operations a second of a block device; unsigned. */
public record ThrottleDevice(String path, long rate) {}
