package dev.drydock.api.http;

import dev.drydock.api.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes heads of responses as Go's net/http does: the handler's fields by name, then date, length and connection. */
final class ResponseHead {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ResponseHead() {}

    /** @param framing fields that follow the date, as they are */
    static byte[] of(boolean current, int status, Headers headers, Instant date, List<Headers.Field> framing) {
        List<Headers.Field> fields = new ArrayList<>(headers.fields());
        fields.sort((left, right) -> left.name().compareTo(right.name()));
        fields.add(new Headers.Field("Date", DATE.format(date)));
        fields.addAll(framing);
        return bytes((current ? "HTTP/1.1 " : "HTTP/1.0 ") + status + " " + reason(status), fields);
    }

    /** With exactly these fields, in this order. */
    static byte[] raw(int status, String reason, Headers headers) {
        return bytes("HTTP/1.1 " + status + " " + reason, headers.fields());
    }

    private static byte[] bytes(String statusLine, List<Headers.Field> fields) {
        StringBuilder text = new StringBuilder(256).append(statusLine).append("\r\n");
        for (Headers.Field field : fields) {
            text.append(field.name())
                    .append(": ")
                    .append(oneLine(field.value()))
                    .append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String oneLine(String value) {
        return value.replace('\r', ' ').replace('\n', ' ').strip();
    }

    /** Go's words for a status. */
    private static String reason(int status) {
        return switch (status) {
            case 101 -> "Switching Protocols";
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 301 -> "Moved Permanently";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            default -> "status code " + status;
        };
    }
}
