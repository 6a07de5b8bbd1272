package dev.drydock.userland.server.nginx;

import org.jspecify.annotations.Nullable;

/**
 * A {@code proxy_pass}.
 *
 * @param authority the name and port that it gives
 * @param uri what takes the place of the location's path; null to hand the address on as the client gave it
 * @param location the path of its location, or empty
 */
record ProxyPass(String authority, @Nullable String uri, String location, Upstream upstream) {

    /** The host that is told to upstreams: without a port that goes without saying. */
    String host() {
        return authority.endsWith(":80") ? authority.substring(0, authority.length() - 3) : authority;
    }

    int port() {
        int colon = authority.lastIndexOf(':');
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 80;
    }
}
