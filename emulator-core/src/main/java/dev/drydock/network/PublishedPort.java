package dev.drydock.network;

/**
 * A port of the host that leads into a container.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param hostIp one address: {@code 0.0.0.0} and {@code ::} stand for all of a family
 */
public record PublishedPort(int containerPort, String protocol, String hostIp, int hostPort) {}
