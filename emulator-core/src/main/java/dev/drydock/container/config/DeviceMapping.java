package dev.drydock.container.config;

/** A device of the host to show in a container. */
public record DeviceMapping(String pathOnHost, String pathInContainer, String cgroupPermissions) {}
