package dev.drydock.userland.server.nginx;

import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a site of directives: what stands outside of servers. */
final class SiteReader {
    /** They change nothing that can be seen from outside. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "worker_connections",
            "worker_rlimit_nofile",
            "worker_cpu_affinity",
            "worker_priority",
            "multi_accept",
            "use",
            "accept_mutex",
            "accept_mutex_delay",
            "pcre_jit",
            "thread_pool",
            "timer_resolution",
            "worker_aio_requests",
            "debug_points",
            "lock_file",
            "worker_shutdown_timeout");

    private static final Set<String> WITHOUT_EFFECT_IN_HTTP = Set.of(
            "server_names_hash_bucket_size",
            "server_names_hash_max_size",
            "variables_hash_bucket_size",
            "variables_hash_max_size",
            "map_hash_bucket_size",
            "map_hash_max_size",
            "connection_pool_size",
            "request_pool_size");

    private final ContainerProcess process;
    private final HostNames names;
    private final LogFormats formats = new LogFormats();
    private final Site site = new Site();

    private SiteReader(ContainerProcess process) {
        this.process = process;
        this.names = HostNames.of(process);
    }

    /** @throws ConfigException in the words of nginx for what it would refuse, in others for what is not emulated */
    static Site read(ContainerProcess process, List<Directive> directives) throws ConfigException {
        return new SiteReader(process).site(directives);
    }

    private Site site(List<Directive> directives) throws ConfigException {
        Set<String> seen = new HashSet<>();
        for (Directive each : directives) {
            if (!each.name().equals("error_log") && !each.name().equals("load_module") && !seen.add(each.name())) {
                throw each.wrong("\"" + each.name() + "\" directive is duplicate");
            }
            switch (each.name()) {
                case "user" -> user(each);
                case "pid" -> site.pidFile = each.argument(0);
                case "daemon" -> site.isDaemon = each.flag();
                case "worker_processes" -> site.workers = workers(each);
                case "error_log" -> new PlaceReader(site.main, formats, names, site).take(each);
                case "http" -> http(each.block());
                case "events" -> {
                    for (Directive inner : each.block()) {
                        requireHarmless(inner);
                    }
                }
                default -> requireHarmless(each);
            }
        }
        if (!seen.contains("events")) {
            throw new ConfigException("no \"events\" section in configuration");
        }
        return site;
    }

    private void user(Directive directive) throws ConfigException {
        site.user = directive.argument(0);
        try {
            if (Accounts.credentials(process.files(), site.user).isEmpty()) {
                throw directive.wrong("getpwnam(\"" + site.user + "\") failed");
            }
        } catch (IOException unreadable) {
            throw directive.wrong("getpwnam(\"" + site.user + "\") failed");
        }
    }

    private static int workers(Directive directive) throws ConfigException {
        if (directive.argument(0).equals("auto")) {
            return 0;
        }
        if (!directive.argument(0).matches("\\d{1,4}")) {
            throw directive.invalidValue();
        }
        return Integer.parseInt(directive.argument(0));
    }

    private static void requireHarmless(Directive directive) throws ConfigException {
        if (!WITHOUT_EFFECT.contains(directive.name())) {
            throw directive.notEmulated("directive \"" + directive.name() + "\"");
        }
        if (directive.name().equals("worker_connections")) {
            directive.number();
        }
    }

    private void http(List<Directive> directives) throws ConfigException {
        Place outer = new Place();
        outer.inherit(site.main);
        PlaceReader reader = new PlaceReader(outer, formats, names, site);
        for (Directive each : directives) {
            if (each.name().equals("upstream")) {
                if (site.upstreams.putIfAbsent(each.argument(0), Upstream.of(each, names)) != null) {
                    throw each.wrong("duplicate upstream \"" + each.argument(0) + "\"");
                }
            } else if (each.name().equals("log_format")) {
                formats.add(each, site.usedVariables);
            } else if (!each.name().equals("server") && !WITHOUT_EFFECT_IN_HTTP.contains(each.name())) {
                reader.take(each);
            }
        }
        for (Directive each : directives) {
            if (each.name().equals("server")) {
                site.servers.add(server(each, outer));
            }
        }
        VariableNames.requireAll(site.usedVariables, site.assignedVariables);
        checkListens();
        checkNames();
    }

    private ServerBlock server(Directive directive, Place outer) throws ConfigException {
        ServerBlock server = new ServerBlock();
        server.inherit(outer);
        PlaceReader reader = new PlaceReader(server, formats, names, site);
        for (Directive each : directive.block()) {
            switch (each.name()) {
                case "listen" -> listen(server, each);
                case "server_name" -> {
                    for (String name : each.arguments()) {
                        server.names.add(ServerBlock.Name.of(name, each));
                    }
                }
                case "location" -> {
                    // Locations take over what stands below them, too.
                }
                default -> reader.take(each);
            }
        }
        Set<String> paths = new HashSet<>();
        for (Directive each : directive.block()) {
            if (each.name().equals("location")) {
                Location location = location(each, server);
                if (location.kind != Location.Kind.EXPRESSION
                        && !paths.add((location.kind == Location.Kind.EXACT ? "=" : "") + location.path)) {
                    throw each.wrong("duplicate location \"" + location.path + "\"");
                }
                server.locations.add(location);
            }
        }
        if (server.listens.isEmpty()) {
            server.listens.add(new Listen(new SocketAddress(SocketAddress.ANY, 80), false));
        }
        return server;
    }

    private void listen(ServerBlock server, Directive directive) throws ConfigException {
        Listen listen = Listen.of(directive, names);
        if (server.listens.stream().anyMatch(other -> other.address().equals(listen.address()))) {
            throw directive.wrong("a duplicate listen " + listen.address());
        }
        server.listens.add(listen);
    }

    private Location location(Directive directive, ServerBlock server) throws ConfigException {
        Location location = Location.of(directive);
        location.inherit(server);
        PlaceReader reader = new PlaceReader(location, formats, names, site);
        for (Directive each : directive.block()) {
            if (each.name().equals("location")) {
                nested(Location.of(each), location, each);
            }
            reader.take(each);
        }
        return location;
    }

    private static void nested(Location inner, Location outer, Directive directive) throws ConfigException {
        if (outer.kind == Location.Kind.EXACT) {
            throw directive.wrong(
                    "location \"" + inner.path + "\" cannot be inside the exact location \"" + outer.path + "\"");
        }
        if (outer.isPlain() && inner.isPlain() && !inner.path.startsWith(outer.path)) {
            throw directive.wrong("location \"" + inner.path + "\" is outside location \"" + outer.path + "\"");
        }
        throw directive.notEmulated("a location within a location");
    }

    private void checkListens() throws ConfigException {
        Set<SocketAddress> defaults = new HashSet<>();
        for (ServerBlock server : site.servers) {
            for (Listen each : server.listens) {
                if (each.isDefault() && !defaults.add(each.address())) {
                    throw new ConfigException("a duplicate default server for " + each.address());
                }
            }
        }
        site.addresses();
    }

    private void checkNames() {
        Map<SocketAddress, Set<String>> taken = new HashMap<>();
        for (ServerBlock server : site.servers) {
            Set<String> own = new HashSet<>();
            List<ServerBlock.Name> names = server.names.isEmpty() ? List.of() : server.names;
            for (Listen listen : server.listens) {
                Set<String> there = taken.computeIfAbsent(listen.address(), address -> new HashSet<>());
                for (ServerBlock.Name name : names) {
                    if (!there.add(name.text()) && own.add(listen.address() + " " + name.text())) {
                        site.warnings.add(
                                "conflicting server name \"" + name.text() + "\" on " + listen.address() + ", ignored");
                    }
                }
            }
        }
    }
}
