package dev.drydock.api.http;

import dev.drydock.api.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes heads of responses as Go's net/http does: the handler's fields by name, then date, length and connection. */
final class ResponseHead {
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private ResponseHead() {}

    /** @param framing fields that follow the date, as they are */
    static byte[] of(boolean current, int status, Headers headers, Instant date, List<Headers.Field> framing) {
        List<Headers.Field> fields = new ArrayList<>(headers.fields());
        fields.sort((left, right) -> left.name().compareTo(right.name()));
        fields.add(new Headers.Field("Date", text(date.atOffset(ZoneOffset.UTC))));
        fields.addAll(framing);
        return bytes((current ? "HTTP/1.1 " : "HTTP/1.0 ") + status + " " + reason(status), fields);
    }

    /** As in {@code Fri, 02 Jan 2026 03:04:05 GMT}; by hand, because a formatter takes longer than the rest of the head. */
    private static String text(OffsetDateTime date) {
        StringBuilder text = new StringBuilder(29);
        text.append(DAYS.get(date.getDayOfWeek().getValue() - 1)).append(", ");
        twoDigits(text, date.getDayOfMonth());
        text.append(' ').append(MONTHS.get(date.getMonthValue() - 1)).append(' ');
        twoDigits(text, date.getYear() / 100);
        twoDigits(text, date.getYear() % 100);
        text.append(' ');
        twoDigits(text, date.getHour());
        text.append(':');
        twoDigits(text, date.getMinute());
        text.append(':');
        twoDigits(text, date.getSecond());
        return text.append(" GMT").toString();
    }

    private static void twoDigits(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
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
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            default -> "status code " + status;
        };
    }
}
