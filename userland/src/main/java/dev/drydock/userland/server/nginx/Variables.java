package dev.drydock.userland.server.nginx;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** What the variables stand for in one request. */
final class Variables implements Template.Values {
    private static final DateTimeFormatter COMMON =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Exchange exchange;
    private final Map<String, String> assigned = new HashMap<>();
    private @Nullable MatchResult captured;

    Variables(Exchange exchange) {
        this.exchange = exchange;
    }

    void assign(String name, String value) {
        assigned.put(name, value);
    }

    void capture(MatchResult groups) {
        captured = groups;
    }

    @Override
    public @Nullable String of(String name) {
        String set = assigned.get(name);
        if (set != null) {
            return set;
        }
        if (name.length() == 1 && Character.isDigit(name.charAt(0))) {
            return group(name.charAt(0) - '0');
        }
        Request request = exchange.request();
        return switch (name) {
            case "args", "query_string" -> exchange.arguments();
            case "is_args" ->
                exchange.arguments() == null || exchange.arguments().isEmpty() ? "" : "?";
            case "connection" -> Long.toString(exchange.connection());
            case "connection_requests" -> Integer.toString(exchange.ordinal());
            case "content_length" -> header("content-length");
            case "content_type" -> header("content-type");
            case "document_root" -> exchange.place().root.in(this);
            case "uri", "document_uri" -> exchange.uri().isEmpty() ? null : exchange.uri();
            case "host" -> exchange.host();
            case "hostname" -> exchange.process().hostname();
            case "https" -> "";
            case "nginx_version" -> Nginx.VERSION.substring("nginx/".length());
            case "pid" -> Integer.toString(exchange.process().pid());
            case "pipe" -> exchange.isPipelined() ? "p" : ".";
            case "remote_addr" -> exchange.client().remote().address().toString();
            case "remote_port" -> Integer.toString(exchange.client().remote().port());
            case "remote_user" -> user();
            case "request" -> request.line();
            case "request_filename" -> exchange.file(exchange.uri());
            case "request_length" -> Long.toString(exchange.received());
            case "request_method" -> exchange.method().isEmpty() ? null : exchange.method();
            case "request_uri" -> request.target().isEmpty() ? null : request.target();
            case "scheme" -> "http";
            case "server_addr" -> exchange.localAddress();
            case "server_name" -> exchange.server().name();
            case "server_port" -> Integer.toString(exchange.client().local().port());
            case "server_protocol" -> protocol(request.version());
            default -> further(name);
        };
    }

    private @Nullable String further(String name) {
        Instant now = exchange.process().clock().now();
        return switch (name) {
            case "msec" -> seconds(now.toEpochMilli());
            case "time_local" -> COMMON.format(now);
            case "time_iso8601" -> ISO.format(now);
            case "request_time" ->
                seconds(Duration.between(exchange.start(), now).toMillis());
            case "status" -> status();
            case "body_bytes_sent" -> Long.toString(exchange.sent());
            case "bytes_sent" -> Long.toString(exchange.sentWithHead());
            case "request_completion" -> exchange.isComplete() ? "OK" : "";
            case "proxy_host" ->
                exchange.proxied() == null ? null : exchange.proxied().host();
            case "proxy_port" ->
                exchange.proxied() == null
                        ? null
                        : Integer.toString(exchange.proxied().port());
            case "proxy_add_x_forwarded_for" -> forwardedFor();
            case "upstream_addr" -> exchange.upstreams().addresses();
            case "upstream_status" -> exchange.upstreams().statuses();
            case "upstream_response_time" -> exchange.upstreams().times();
            case "upstream_response_length" -> exchange.upstreams().lengths();
            default -> prefixed(name);
        };
    }

    private @Nullable String prefixed(String name) {
        if (name.startsWith("http_")) {
            return header(name.substring("http_".length()).replace('_', '-'));
        }
        if (name.startsWith("arg_")) {
            return pair(String.valueOf(exchange.arguments()).split("&"), name.substring("arg_".length()));
        }
        if (name.startsWith("cookie_")) {
            return pair(exchange.request().header("cookie").split("; *"), name.substring("cookie_".length()));
        }
        if (name.startsWith("sent_http_")) {
            return exchange.sentHeader(name.substring("sent_http_".length()).replace('_', '-'));
        }
        if (name.startsWith("upstream_http_")) {
            return exchange.upstreams()
                    .header(name.substring("upstream_http_".length()).replace('_', '-'));
        }
        return assigned.get(name);
    }

    private @Nullable String status() {
        int status = exchange.status();
        return status >= 100 ? Integer.toString(status) : String.format(Locale.ROOT, "%03d", status);
    }

    static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%d.%03d", milliseconds / 1000, milliseconds % 1000);
    }

    private @Nullable String group(int number) {
        MatchResult groups = captured;
        return groups == null || number > groups.groupCount() ? null : groups.group(number);
    }

    private @Nullable String header(String name) {
        return exchange.request().hasHeader(name) ? exchange.request().header(name) : null;
    }

    private @Nullable String user() {
        String given = exchange.request().header("authorization");
        if (!given.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(given.substring(6).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            return pair.indexOf(':') < 0 ? null : pair.substring(0, pair.indexOf(':'));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private String forwardedFor() {
        List<String> all = new ArrayList<>();
        String before = header("x-forwarded-for");
        if (before != null) {
            all.add(before);
        }
        all.add(exchange.client().remote().address().toString());
        return String.join(", ", all);
    }

    private static @Nullable String pair(String[] pairs, String name) {
        for (String each : pairs) {
            int sign = each.indexOf('=');
            if (sign >= 0 && each.substring(0, sign).equalsIgnoreCase(name)) {
                return each.substring(sign + 1);
            }
        }
        return null;
    }

    private static String protocol(int version) {
        return version == 9 ? "HTTP/0.9" : "HTTP/" + version / 10 + "." + version % 10;
    }

    /** A line of an access log: what is not text is escaped. */
    String line(Template format) {
        return format.in(name -> bytes(name, of(name)), "-", Variables::escaped);
    }

    /** Addresses that were decoded have any letters; here every byte counts. */
    private static @Nullable String bytes(String name, @Nullable String value) {
        boolean decoded = name.equals("uri") || name.equals("document_uri") || name.equals("request_filename");
        return value == null || !decoded ? value : Replies.bytes(value);
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
            int code = each & 0xff;
            boolean plain = code >= 32 && code < 127 && code != '"' && code != '\\';
            if (plain) {
                line.append((char) code);
            } else {
                line.append(String.format(Locale.ROOT, "\\x%02X", code));
            }
        }
        return line.toString();
    }
}
