package dev.drydock.userland.utility.client;

import java.util.Optional;

/**
 * Where something is to be fetched from by HTTP.
 *
 * @param host name or address
 * @param authority host, and the port as it was written
 * @param path begins with a slash; with the query
 */
record HttpAddress(String host, int port, String authority, String path) {
    private static final String SCHEME = "http://";
    private static final int DEFAULT_PORT = 80;

    /** Reads an address; without a scheme it is HTTP's. Empty if it is of another scheme, or has no such port. */
    static Optional<HttpAddress> parse(String text) {
        String rest = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
        if (rest.contains("://")) {
            return Optional.empty();
        }
        int end = endOfAuthority(rest);
        String authority = rest.substring(0, end);
        String path = rest.substring(end);
        int fragment = path.indexOf('#');
        String asked = fragment < 0 ? path : path.substring(0, fragment);
        int bracket = authority.startsWith("[") ? authority.indexOf(']') : -1;
        int colon = authority.indexOf(':', bracket + 1);
        String port = colon < 0 ? Integer.toString(DEFAULT_PORT) : authority.substring(colon + 1);
        if (!port.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(new HttpAddress(
                bracket > 0 ? authority.substring(1, bracket) : colon < 0 ? authority : authority.substring(0, colon),
                Integer.parseInt(port),
                authority,
                asked.startsWith("/") ? asked : "/" + asked));
    }

    private static int endOfAuthority(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("/?#".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Where a redirection leads. */
    Optional<HttpAddress> resolve(String location) {
        return location.startsWith("/")
                ? Optional.of(new HttpAddress(host, port, authority, location))
                : parse(location);
    }

    /** The name of the file that it is saved to. */
    String fileName() {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        String name = path.substring(plain.lastIndexOf('/') + 1);
        return name.isEmpty() ? "index.html" : name;
    }
}
