package dev.drydock.userland.server.redis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code INFO} tells: of what redis tells, that which is known here. */
final class Information {
    private static final List<String> WHOLE = List.of("default", "all", "everything");

    private final EventLoop server;

    Information(EventLoop server) {
        this.server = server;
    }

    /** @param sections in lower case; all of them if there are none */
    String text(List<String> sections) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Server", server());
        all.put("Clients", clients());
        all.put("Memory", memory());
        all.put("Persistence", server.persistence().information());
        all.put("Stats", statistics());
        all.put("Replication", replication());
        all.put("Modules", "");
        all.put("Errorstats", "");
        all.put("Cluster", line("cluster_enabled", 0));
        all.put("Keyspace", keyspaces());
        StringBuilder text = new StringBuilder();
        all.forEach((name, lines) -> {
            boolean wanted = sections.isEmpty()
                    || sections.stream().anyMatch(each -> WHOLE.contains(each) || name.equalsIgnoreCase(each));
            if (wanted) {
                text.append(text.isEmpty() ? "" : "\r\n")
                        .append("# ")
                        .append(name)
                        .append("\r\n")
                        .append(lines);
            }
        });
        return text.toString();
    }

    static String line(String name, Object value) {
        return name + ":" + value + "\r\n";
    }

    private String server() {
        long up = server.uptimeSeconds();
        return line("redis_version", RedisServer.VERSION)
                + line("redis_git_sha1", "00000000")
                + line("redis_git_dirty", 0)
                + line("redis_mode", "standalone")
                + line("os", "Linux " + server.process().machine().kernelRelease() + " x86_64")
                + line("arch_bits", 64)
                + line("monotonic_clock", "POSIX clock_gettime")
                + line("multiplexing_api", "epoll")
                + line("process_id", server.process().pid())
                + line("process_supervised", "no")
                + line("run_id", server.runId())
                + line("tcp_port", server.settings().text("port"))
                + line("server_time_usec", server.milliseconds() * 1000)
                + line("uptime_in_seconds", up)
                + line("uptime_in_days", up / 86_400)
                + line("hz", 10)
                + line("configured_hz", 10)
                + line("config_file", "");
    }

    private String clients() {
        return line("connected_clients", server.sessions().size())
                + line("cluster_connections", 0)
                + line("maxclients", server.settings().text("maxclients"))
                + line(
                        "blocked_clients",
                        server.sessions().stream()
                                .filter(each -> each.wait != null)
                                .count());
    }

    private String memory() {
        return line("maxmemory", server.settings().text("maxmemory"))
                + line("maxmemory_policy", server.settings().text("maxmemory-policy"));
    }

    private String statistics() {
        return line("total_connections_received", server.connectionsReceived())
                + line("total_commands_processed", server.commandsProcessed())
                + line(
                        "expired_keys",
                        server.keyspaces().stream().mapToLong(Keyspace::expired).sum())
                + line("evicted_keys", 0)
                + line(
                        "pubsub_channels",
                        server.sessions().stream()
                                .flatMap(each -> each.channels.stream())
                                .distinct()
                                .count())
                + line(
                        "pubsub_patterns",
                        server.sessions().stream()
                                .flatMap(each -> each.patterns.stream())
                                .distinct()
                                .count());
    }

    private static String replication() {
        return line("role", "master")
                + line("connected_slaves", 0)
                + line("master_failover_state", "no-failover")
                + line("master_repl_offset", 0)
                + line("second_repl_offset", -1)
                + line("repl_backlog_active", 0);
    }

    private String keyspaces() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < server.keyspaces().size(); i++) {
            Keyspace keys = server.keyspace(i);
            int size = keys.size();
            if (size > 0) {
                lines.append(line(
                        "db" + i,
                        "keys=" + size + ",expires=" + keys.expiring() + ",avg_ttl=" + keys.meanTimeToLive()));
            }
        }
        return lines.toString();
    }
}
