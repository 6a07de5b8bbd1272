package dev.drydock.userland.server.nginx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a configuration says, with the defaults of what it does not say. */
final class Site {
    private static final String COMBINED =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\""
                    + " \"$http_user_agent\"";
    /** They change nothing that can be seen from outside. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "worker_processes", "events", "worker_connections", "sendfile", "tcp_nopush", "tcp_nodelay", "daemon");

    /** {@code client_max_body_size}, in bytes. */
    static final long LARGEST_BODY = 1024 * 1024;

    String user = "nobody";
    String pidFile = "/run/nginx.pid";
    String errorLog = "/var/log/nginx/error.log";
    String errorLevel = "error";
    String accessLog = "/var/log/nginx/access.log";
    String accessFormat = COMBINED;
    String defaultType = "text/plain";
    long keepAliveSeconds = 75;
    final Map<String, String> types = new HashMap<>();
    final List<Server> servers = new ArrayList<>();
    private final Map<String, String> formats = new HashMap<>(Map.of("combined", COMBINED));

    /** Where files are, and which of them stand for a directory. */
    static class Place {
        String root = "/usr/share/nginx/html";
        List<String> index = List.of("index.html");
        final Map<Integer, String> errorPages = new HashMap<>();

        @Nullable
        Returned returned;

        void inherit(Place outer) {
            root = outer.root;
            index = outer.index;
            errorPages.putAll(outer.errorPages);
        }
    }

    /**
     * What a {@code return} answers, whatever is asked for.
     *
     * @param text or where else the client shall ask; empty for none
     */
    record Returned(int code, String text) {}

    /** A {@code location}. */
    static final class Location extends Place {
        String path = "/";
        boolean exact;
    }

    /** A {@code server}. */
    static final class Server extends Place {
        final Set<Integer> ports = new LinkedHashSet<>();
        /** Those that are listened on by IPv6, too. */
        final Set<Integer> ports6 = new LinkedHashSet<>();

        final List<String> names = new ArrayList<>();
        final List<Location> locations = new ArrayList<>();

        String name() {
            return names.isEmpty() ? "" : names.get(0);
        }

        /** The exact one, else the one with the longest path; the server itself where there is none. */
        Place location(String uri) {
            Location best = null;
            for (Location each : locations) {
                if (each.exact && each.path.equals(uri)) {
                    return each;
                }
                boolean longer = best == null || each.path.length() > best.path.length();
                if (!each.exact && uri.startsWith(each.path) && longer) {
                    best = each;
                }
            }
            return best == null ? this : best;
        }
    }

    static Site of(List<Directive> directives) throws ConfigException {
        Site site = new Site();
        for (Directive each : directives) {
            switch (each.name()) {
                case "user" -> site.user = each.argument(0);
                case "pid" -> site.pidFile = each.argument(0);
                case "error_log" -> {
                    site.errorLog = each.argument(0);
                    site.errorLevel = each.arguments().size() > 1 ? each.argument(1) : "error";
                }
                case "http" -> site.http(each.block());
                default -> requireHarmless(each);
            }
        }
        return site;
    }

    private static void requireHarmless(Directive directive) throws ConfigException {
        if (!WITHOUT_EFFECT.contains(directive.name())) {
            throw new ConfigException("directive \"" + directive.name() + "\" is not emulated in " + directive.place());
        }
    }

    private void http(List<Directive> directives) throws ConfigException {
        Place outer = new Place();
        for (Directive each : directives) {
            switch (each.name()) {
                case "types" -> {
                    for (Directive type : each.block()) {
                        type.arguments().forEach(suffix -> types.put(suffix, type.name()));
                    }
                }
                case "default_type" -> defaultType = each.argument(0);
                case "log_format" ->
                    formats.put(
                            each.argument(0),
                            String.join(
                                    "",
                                    each.arguments().subList(1, each.arguments().size())));
                case "access_log" -> accessLog(each);
                case "keepalive_timeout" ->
                    keepAliveSeconds = Long.parseLong(each.argument(0).replaceAll("s$", ""));
                case "server" -> servers.add(server(each.block(), outer));
                default -> place(each, outer);
            }
        }
    }

    private void accessLog(Directive directive) throws ConfigException {
        accessLog = directive.argument(0);
        String name = directive.arguments().size() > 1 ? directive.argument(1) : "combined";
        String format = formats.get(name);
        if (format == null) {
            throw new ConfigException("unknown log format \"" + name + "\" in " + directive.place());
        }
        accessFormat = format;
    }

    private static Server server(List<Directive> directives, Place outer) throws ConfigException {
        Server server = new Server();
        server.inherit(outer);
        List<Directive> locations = new ArrayList<>();
        for (Directive each : directives) {
            switch (each.name()) {
                case "listen" -> listen(server, each);
                case "server_name" -> each.arguments().forEach(name -> server.names.add(name.toLowerCase(Locale.ROOT)));
                case "location" -> locations.add(each);
                default -> place(each, server);
            }
        }
        for (Directive each : locations) {
            Location location = new Location();
            location.inherit(server);
            location.exact = each.argument(0).equals("=");
            boolean modified = location.exact || each.argument(0).equals("^~");
            location.path = each.argument(modified ? 1 : 0);
            if (!modified && each.arguments().size() > 1) {
                throw new ConfigException("location \"" + each.argument(0) + "\" is not emulated in " + each.place());
            }
            for (Directive inner : each.block()) {
                place(inner, location);
            }
            server.locations.add(location);
        }
        if (server.ports.isEmpty() && server.ports6.isEmpty()) {
            server.ports.add(80);
        }
        for (int port : server.ports6) {
            if (!server.ports.contains(port)) {
                throw new ConfigException("listen \"[::]:" + port + "\" without \"listen " + port
                        + "\" is not emulated in " + directives.get(0).place());
            }
        }
        return server;
    }

    private static void listen(Server server, Directive directive) throws ConfigException {
        String text = directive.argument(0);
        boolean isIpv6 = text.startsWith("[::]:");
        String port = isIpv6 ? text.substring("[::]:".length()) : text.startsWith("*:") ? text.substring(2) : text;
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535 || Integer.parseInt(port) == 0) {
            throw new ConfigException("listen \"" + text + "\" is not emulated in " + directive.place());
        }
        (isIpv6 ? server.ports6 : server.ports).add(Integer.parseInt(port));
    }

    private static void place(Directive directive, Place place) throws ConfigException {
        switch (directive.name()) {
            case "root" -> place.root = directive.argument(0).replaceAll("/$", "");
            case "index" -> place.index = directive.arguments();
            case "return" -> place.returned = returned(directive);
            case "error_page" -> {
                int last = directive.arguments().size() - 1;
                for (String code : directive.arguments().subList(0, Math.max(0, last))) {
                    if (!code.matches("\\d{3}")) {
                        throw new ConfigException(
                                "error_page \"" + code + "\" is not emulated in " + directive.place());
                    }
                    place.errorPages.put(Integer.parseInt(code), directive.argument(last));
                }
            }
            default -> requireHarmless(directive);
        }
    }

    private static Returned returned(Directive directive) throws ConfigException {
        String first = directive.argument(0);
        boolean isCode = first.matches("\\d{1,3}");
        String text = isCode ? directive.arguments().size() > 1 ? directive.argument(1) : "" : first;
        if (!isCode && !first.matches("(?:https?://|/).*")) {
            throw new ConfigException("invalid return code \"" + first + "\" in " + directive.place());
        }
        if (text.indexOf('$') >= 0) {
            throw new ConfigException("variables in \"return\" are not emulated in " + directive.place());
        }
        return new Returned(isCode ? Integer.parseInt(first) : 302, text);
    }

    /** The first one that listens on a port and has the name, else the first one that listens there. */
    Server server(int port, String host) {
        String name = host.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
        List<Server> here =
                servers.stream().filter(server -> server.ports.contains(port)).toList();
        return here.stream()
                .filter(server -> server.names.contains(name))
                .findFirst()
                .orElse(here.get(0));
    }
}
