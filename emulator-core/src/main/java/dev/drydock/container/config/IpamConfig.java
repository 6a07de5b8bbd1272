package dev.drydock.container.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses that a container asks for on a network; empty means any. */
public record IpamConfig(
        String ipv4Address, String ipv6Address, @Nullable List<String> linkLocalIps) {
    public IpamConfig {
        linkLocalIps = linkLocalIps == null ? null : List.copyOf(linkLocalIps);
    }
}
