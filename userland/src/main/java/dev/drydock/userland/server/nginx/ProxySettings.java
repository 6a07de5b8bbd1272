package dev.drydock.userland.server.nginx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How requests are handed on. */
final class ProxySettings {
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "proxy_buffering",
            "proxy_buffers",
            "proxy_buffer_size",
            "proxy_busy_buffers_size",
            "proxy_temp_file_write_size",
            "proxy_max_temp_file_size",
            "proxy_socket_keepalive",
            "proxy_headers_hash_max_size",
            "proxy_headers_hash_bucket_size",
            "proxy_temp_path");

    /** Those that are sent in any case, after the configuration's own, by lower-case names. */
    private static final Map<String, String> STANDARD = standard();

    boolean isNewer;
    long connectTimeout = 60_000;
    long readTimeout = 60_000;
    long sendTimeout = 60_000;
    boolean passesBody = true;
    boolean passesHeaders = true;
    boolean rewritesLocations = true;
    List<Redirect> redirects = List.of();
    Map<String, Header> headers = Map.of();
    Set<String> hidden = Set.of();

    /** @param name as it was written */
    record Header(String name, Template value) {}

    /** What begins with one text begins with another. */
    record Redirect(String from, Template to) {}

    private static Map<String, String> standard() {
        Map<String, String> standard = new LinkedHashMap<>();
        standard.put("Host", "$proxy_host");
        standard.put("Connection", "close");
        standard.put("Content-Length", "$proxy_internal_body_length");
        for (String dropped : List.of("Transfer-Encoding", "TE", "Keep-Alive", "Expect", "Upgrade")) {
            standard.put(dropped, "");
        }
        return standard;
    }

    ProxySettings copy() {
        ProxySettings copy = new ProxySettings();
        copy.isNewer = isNewer;
        copy.connectTimeout = connectTimeout;
        copy.readTimeout = readTimeout;
        copy.sendTimeout = sendTimeout;
        copy.passesBody = passesBody;
        copy.passesHeaders = passesHeaders;
        copy.rewritesLocations = rewritesLocations;
        copy.redirects = redirects;
        copy.headers = headers;
        copy.hidden = hidden;
        return copy;
    }

    /** @return whether the directive is one of these */
    boolean take(Directive directive, Place place) throws ConfigException {
        switch (directive.name()) {
            case "proxy_set_header" -> setHeader(directive, place);
            case "proxy_http_version" -> {
                if (!Set.of("1.0", "1.1").contains(directive.argument(0))) {
                    throw directive.wrong("invalid value \"" + directive.argument(0) + "\"");
                }
                isNewer = directive.argument(0).equals("1.1");
            }
            case "proxy_connect_timeout" -> connectTimeout = directive.milliseconds();
            case "proxy_read_timeout" -> readTimeout = directive.milliseconds();
            case "proxy_send_timeout" -> sendTimeout = directive.milliseconds();
            case "proxy_pass_request_body" -> passesBody = directive.flag();
            case "proxy_pass_request_headers" -> passesHeaders = directive.flag();
            case "proxy_redirect" -> redirect(directive, place);
            case "proxy_hide_header" -> {
                List<String> all = place.with("proxy_hide_header", List.copyOf(hidden), lower(directive.argument(0)));
                hidden = Set.copyOf(all);
            }
            default -> {
                return WITHOUT_EFFECT.contains(directive.name());
            }
        }
        return true;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void setHeader(Directive directive, Place place) throws ConfigException {
        Template value = directive.template(1);
        Map<String, Header> all = new LinkedHashMap<>(place.own.add("proxy_set_header") ? Map.of() : headers);
        all.put(lower(directive.argument(0)), new Header(directive.argument(0), value));
        headers = Collections.unmodifiableMap(all);
    }

    private void redirect(Directive directive, Place place) throws ConfigException {
        if (directive.arguments().size() == 1) {
            switch (directive.argument(0)) {
                case "off" -> rewritesLocations = false;
                case "default" -> rewritesLocations = true;
                default -> throw directive.wrong("invalid parameter \"" + directive.argument(0) + "\"");
            }
            return;
        }
        if (directive.argument(0).startsWith("~") || directive.argument(0).indexOf('$') >= 0) {
            throw directive.notEmulated("proxy_redirect \"" + directive.argument(0) + "\"");
        }
        rewritesLocations = false;
        redirects = place.with("proxy_redirect", redirects, new Redirect(directive.argument(0), directive.template(1)));
    }

    /** The names of headers of the client that are not handed on as they are. */
    boolean replaces(String lowerName) {
        return headers.containsKey(lowerName)
                || STANDARD.keySet().stream().anyMatch(name -> lower(name).equals(lowerName));
    }

    /** What is sent before the headers of the client, a name and a value each; a value may be empty. */
    List<Map.Entry<String, String>> sent(Template.Values values, String bodyLength) {
        List<Map.Entry<String, String>> sent = new ArrayList<>();
        headers.values()
                .forEach(header ->
                        sent.add(Map.entry(header.name(), header.value().in(values))));
        STANDARD.forEach((name, text) -> {
            if (!headers.containsKey(lower(name))) {
                String value = switch (text) {
                    case "$proxy_host" -> String.valueOf(values.of("proxy_host"));
                    case "$proxy_internal_body_length" -> bodyLength;
                    default -> text;
                };
                sent.add(Map.entry(name, value));
            }
        });
        return sent;
    }
}
