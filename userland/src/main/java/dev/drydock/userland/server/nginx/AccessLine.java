package dev.drydock.userland.server.nginx;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the access log, in any format: what is not known is a dash, and what is not text is escaped. */
record AccessLine(Request request, String client, Instant time, int status, long sentBytes) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.US).withZone(ZoneOffset.UTC);
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    String in(String format) {
        return VARIABLE.matcher(format).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String variable) {
        String value = switch (variable) {
            case "remote_addr" -> client;
            case "time_local" -> DATE.format(time);
            case "request" -> request.line();
            case "request_method" -> request.method();
            case "request_uri" -> request.line().replaceFirst("^\\S+ +", "").replaceFirst(" .*", "");
            case "uri" -> request.path();
            case "host" -> request.header("host").replaceFirst(":\\d+$", "");
            case "status" -> Integer.toString(status);
            case "body_bytes_sent" -> Long.toString(sentBytes);
            default ->
                variable.startsWith("http_")
                        ? request.header(variable.substring("http_".length()).replace('_', '-'))
                        : "";
        };
        return value.isEmpty() ? "-" : escaped(value);
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
            int code = each & 0xff;
            boolean plain = code >= 32 && code < 127 && code != '"' && code != '\\';
            line.append(plain ? String.valueOf((char) code) : String.format(Locale.ROOT, "\\x%02X", code));
        }
        return line.toString();
    }
}
