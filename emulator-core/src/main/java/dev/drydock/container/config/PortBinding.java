package dev.drydock.container.config;

/**
 * A place on the host where a container port is published.
 *
 * @param hostIp empty means every address
 * @param hostPort a port, a range {@code 8000-8010}, or empty for any free one; as given
 */
public record PortBinding(String hostIp, String hostPort) {}
