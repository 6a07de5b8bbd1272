package dev.drydock.userland.server.redis;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code redis-server}: reads its settings, listens, and serves until it is told to end. */
public final class RedisServer implements Program {
    static final String VERSION = "7.0.15";
    private static final String OVERCOMMIT =
            "WARNING Memory overcommit must be enabled! Without it, a background save or "
                    + "replication may fail under low memory condition. Being disabled, it can can also cause failures without low "
                    + "memory condition, see https://github.com/jemalloc/jemalloc/issues/1328. To fix this issue add "
                    + "'vm.overcommit_memory = 1' to /etc/sysctl.conf and then reboot or run the command 'sysctl "
                    + "vm.overcommit_memory=1' for this to take effect.";
    private static final String USAGE = """
            Usage: ./redis-server [/path/to/redis.conf] [options] [-]
                   ./redis-server - (read config from stdin)
                   ./redis-server -v or --version
                   ./redis-server -h or --help
                   ./redis-server --test-memory <megabytes>
                   ./redis-server --check-system

            Examples:
                   ./redis-server (run the server with default conf)
                   echo 'maxmemory 128mb' | ./redis-server -
                   ./redis-server /etc/redis/6379.conf
                   ./redis-server --port 7777
                   ./redis-server --port 7777 --replicaof 127.0.0.1 8888
                   ./redis-server /etc/myredis.conf --loglevel verbose -
                   ./redis-server /etc/myredis.conf --loglevel verbose

            Sentinel mode:
                   ./redis-server /etc/sentinel.conf --sentinel
            """;

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        List<String> arguments = process.arguments();
        String first = arguments.size() == 2 ? arguments.get(1) : "";
        if (first.equals("-v") || first.equals("--version")) {
            say(
                    process,
                    "Redis server v=" + VERSION
                            + " sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=e08dbad3e06f3fb\n");
            return Exit.SUCCESS;
        }
        if (first.equals("-h") || first.equals("--help")) {
            process.err().write(USAGE.getBytes(StandardCharsets.UTF_8));
            return Exit.FAILURE;
        }
        Settings settings = new Settings();
        settings.startIn(process.files().workingDirectory());
        RedisLog log = new RedisLog(settings);
        try {
            new SettingsReader(process, settings, log).read(arguments.subList(1, arguments.size()));
        } catch (SettingsReader.Fatal fatal) {
            process.err().write(fatal.text().getBytes(StandardCharsets.ISO_8859_1));
            return Exit.FAILURE;
        }
        log.warning(process, 'C', "oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo");
        log.warning(
                process,
                'C',
                "Redis version=" + VERSION + ", bits=64, commit=00000000, modified=0, pid=" + process.pid()
                        + ", just started");
        log.warning(
                process,
                'C',
                arguments.size() > 1
                        ? "Configuration loaded"
                        : "Warning: no config file specified, using the default config. In order to specify a config "
                                + "file use redis-server /path/to/redis.conf");
        log.notice(process, 'M', "monotonic clock: POSIX clock_gettime");
        return start(process, settings, log);
    }

    private static void say(ContainerProcess process, String text) throws IOException {
        process.out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Exit start(ContainerProcess process, Settings settings, RedisLog log) throws IOException {
        int port = settings.number("port");
        List<ListeningSocket> sockets = new ArrayList<>();
        for (String name : settings.text("bind").split(" ")) {
            boolean optional = name.startsWith("-");
            String plain = optional ? name.substring(1) : name;
            if (plain.contains(":") && optional) {
                continue;
            }
            try {
                SocketAddress address = new SocketAddress(
                        plain.equals("*")
                                ? SocketAddress.ANY
                                : Ipv4Address.parse(plain).orElseThrow(() -> new ErrnoException(Errno.EADDRNOTAVAIL)),
                        port);
                ListeningSocket socket = process.listen(address, settings.number("tcp-backlog"));
                process.allocate(3, socket);
                sockets.add(socket);
            } catch (ErrnoException refused) {
                log.warning(
                        process,
                        'M',
                        "Warning: Could not create server TCP listening socket " + plain + ":" + port + ": bind: "
                                + refused.errno().words());
                if (!optional || refused.errno() != Errno.EADDRNOTAVAIL) {
                    log.warning(process, 'M', "Failed listening on port " + port + " (TCP), aborting.");
                    return Exit.FAILURE;
                }
            }
        }
        log.notice(process, 'M', "Running mode=standalone, port=" + port + ".");
        log.warning(process, 'M', "Server initialized");
        log.warning(process, 'M', OVERCOMMIT);
        if (settings.isOn("set-proc-title")) {
            process.title(process.arguments().get(0) + " " + (sockets.isEmpty() ? "" : shown(settings.text("bind")))
                    + ":" + port);
        }
        return new EventLoop(process, settings, log, sockets).begin();
    }

    private static String shown(String bind) {
        return bind.split(" ")[0];
    }
}
