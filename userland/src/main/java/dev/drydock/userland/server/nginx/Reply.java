package dev.drydock.userland.server.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the head of an answer says, and the text behind it if it has one. */
final class Reply {
    static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    /** Those that the client need not be kept for. */
    static final Set<Integer> HANGING_UP = Set.of(400, 413, 414, 494, 495, 496, 497, 500, 501);

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Moved Temporarily"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Time-out"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(411, "Length Required"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(414, "Request-URI Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Requested Range Not Satisfiable"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Temporarily Unavailable"),
            Map.entry(504, "Gateway Time-out"),
            Map.entry(505, "HTTP Version Not Supported"),
            Map.entry(507, "Insufficient Storage"));

    private final int status;
    /** Behind the number, in the first line; empty for nginx's own words. */
    String reason = "";

    String type = "";
    long length = -1;
    String modified = "";
    String location = "";
    boolean isChunked;
    boolean hangsUp;
    /** Before those that the configuration adds. */
    final List<Request.Field> early = new ArrayList<>();
    /** After them. */
    final List<Request.Field> late = new ArrayList<>();

    Reply(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    static String reason(int status) {
        return REASONS.getOrDefault(status, "");
    }

    Reply type(String itsType) {
        type = itsType;
        return this;
    }

    Reply length(long bytes) {
        length = bytes;
        return this;
    }

    Reply location(String address) {
        location = address;
        return this;
    }

    Reply early(String name, String value) {
        early.add(new Request.Field(name, value));
        return this;
    }

    Reply late(String name, String value) {
        late.add(new Request.Field(name, value));
        return this;
    }

    /** The connection ends with it, although it says otherwise. */
    Reply hangingUp() {
        hangsUp = true;
        return this;
    }

    /** What nginx's own page calls a status. */
    static String title(int status) {
        return switch (status) {
            case 302 -> "Found";
            case 401 -> "Authorization Required";
            default -> reason(status);
        };
    }

    /** What follows the version in the first line. */
    String statusWords() {
        return status + " " + (reason.isEmpty() ? reason(status) : reason);
    }

    /** Whether the configuration may add headers that are not for every answer. */
    boolean takesAddedHeaders() {
        return Set.of(200, 201, 204, 206, 301, 302, 303, 304, 307, 308).contains(status);
    }
}
