package dev.drydock.userland.server.nginx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What is sent to an upstream. */
final class ProxyRequest {
    private final Exchange exchange;
    private final ProxyPass pass;
    private final ProxySettings settings;

    ProxyRequest(Exchange exchange, ProxyPass pass) {
        this.exchange = exchange;
        this.pass = pass;
        this.settings = exchange.place().proxy;
    }

    /** What it asks for. */
    String uri() {
        String own = pass.uri();
        if (own == null && !exchange.isRewritten()) {
            return exchange.request().target().replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/?]*", "");
        }
        String path = exchange.uri();
        if (own != null && !exchange.hasLeftLocation()) {
            return own
                    + Replies.escaped(path.substring(
                            Math.min(path.length(), pass.location().length())))
                    + exchange.question();
        }
        return Replies.escaped(path) + exchange.question();
    }

    /** @param body all of it */
    byte[] bytes(byte[] body) {
        Request request = exchange.request();
        boolean hasBody = request.hasHeader("content-length") || request.hasHeader("transfer-encoding");
        String length = hasBody ? Integer.toString(settings.passesBody ? body.length : 0) : "";
        StringBuilder head = new StringBuilder(exchange.method())
                .append(' ')
                .append(uri())
                .append(settings.isNewer ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
        for (Map.Entry<String, String> each : settings.sent(exchange.variables(), length)) {
            add(head, each.getKey(), each.getValue());
        }
        if (settings.passesHeaders) {
            for (Request.Field each : request.fields().all()) {
                if (!settings.replaces(each.name().toLowerCase(Locale.ROOT))) {
                    head.append(each.name()).append(": ").append(each.value()).append("\r\n");
                }
            }
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (!settings.passesBody || body.length == 0) {
            return start;
        }
        byte[] whole = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private static void add(StringBuilder head, String name, String value) {
        if (!value.isEmpty()) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }
}
