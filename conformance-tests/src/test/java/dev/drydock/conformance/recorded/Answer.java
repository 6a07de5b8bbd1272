package dev.drydock.conformance.recorded;

import java.util.List;
import java.util.Map;

/**
 * What came back over the wire.
 *
 * @param status 0 if nothing came within the time that the client gave
 * @param headers names in lower case
 * @param body as sent; a chunked one is put together
 * @param open whether the server had not closed when the client stopped reading
 */
public record Answer(int status, String statusLine, Map<String, String> headers, byte[] body, boolean open) {

    /** The headers that a recording keeps. */
    static final List<String> KEPT = List.of(
            "api-version",
            "docker-experimental",
            "ostype",
            "server",
            "builder-version",
            "swarm",
            "cache-control",
            "pragma",
            "connection",
            "upgrade",
            "location",
            "allow",
            "transfer-encoding",
            "content-length",
            "x-content-type-options");

    /** The value of a header, empty if there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
