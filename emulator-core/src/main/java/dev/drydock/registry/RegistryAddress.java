package dev.drydock.registry;

import dev.drydock.reference.ImageReference;
import org.jspecify.annotations.Nullable;

/** Where a registry is, as an engine's messages tell it that does not reach it. */
final class RegistryAddress {
    private static final String NAME_SERVER = "192.0.2.53:53";
    /** An address for documentation (RFC 5737), in place of that of a name. */
    private static final String SOMEWHERE = "192.0.2.1";

    private final String host;
    private final String name;
    private final String port;
    private final @Nullable String own;

    private RegistryAddress(String domain) {
        host = domain.equals(ImageReference.DEFAULT_DOMAIN) ? "registry-1.docker.io" : domain;
        int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
        name = colon < 0 ? host : host.substring(0, colon);
        own = ownAddress(name);
        port = colon >= 0 ? host.substring(colon) : own == null ? ":443" : ":80";
    }

    /** What is said of it by an engine on a machine without a way out. */
    static RegistryFailure unreachable(String domain) {
        RegistryAddress address = new RegistryAddress(domain);
        return address.own != null
                ? connectionRefused(domain)
                : address.failure("dial tcp: lookup " + address.name + " on " + NAME_SERVER + ": dial udp "
                        + NAME_SERVER + ": connect: no route to host");
    }

    static RegistryFailure connectionRefused(String domain) {
        RegistryAddress address = new RegistryAddress(domain);
        return address.failure("dial tcp " + (address.own == null ? SOMEWHERE : address.own) + address.port
                + ": connect: connection refused");
    }

    static RegistryFailure noSuchHost(String domain) {
        RegistryAddress address = new RegistryAddress(domain);
        return address.failure("dial tcp: lookup " + address.name + " on " + NAME_SERVER + ": no such host");
    }

    static RegistryFailure timeout(String domain) {
        return new RegistryAddress(domain).failure("context deadline exceeded");
    }

    /** The machine itself is asked without TLS. */
    private RegistryFailure failure(String words) {
        return RegistryFailure.unreachable(
                "Get \"" + (own == null ? "https" : "http") + "://" + host + "/v2/\": " + words);
    }

    /** The machine's own address that a name means; null for the name of another machine. */
    private static @Nullable String ownAddress(String name) {
        if (name.equalsIgnoreCase("localhost")) {
            return "[::1]";
        }
        return name.startsWith("127.") || name.equals("[::1]") ? name : null;
    }
}
