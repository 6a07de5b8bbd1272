package dev.drydock.userland.server.httpd;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.userland.server.httpd.HttpdConfig.ConfigException;
import dev.drydock.userland.server.web.WebLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code httpd}: the parent reads the configuration and listens, and three children serve, as {@code mpm_event} has them. */
public final class Httpd implements Program {
    static final String VERSION = "Apache/2.4.71 (Unix)";
    private static final String CONFIGURATION = "/usr/local/apache2/conf/httpd.conf";
    private static final int CHILDREN = 3;
    private static final int BACKLOG = 511;

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        List<String> arguments = process.arguments();
        boolean tests = false;
        boolean foreground = false;
        String path = CONFIGURATION;
        for (int i = 1; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "-v" -> {
                    process.out().write(("Server version: " + VERSION + "\n").getBytes(StandardCharsets.UTF_8));
                    return Exit.SUCCESS;
                }
                case "-t" -> tests = true;
                case "-DFOREGROUND", "-X" -> foreground = true;
                case "-D" ->
                    foreground |= ++i < arguments.size() && arguments.get(i).equals("FOREGROUND");
                case "-f" -> path = ++i < arguments.size() ? arguments.get(i) : "";
                case "-k" -> {
                    if (++i >= arguments.size() || !arguments.get(i).equals("start")) {
                        return refuse(process, "httpd: \"-k\" but for \"-k start\" is not emulated by Drydock");
                    }
                }
                default -> {
                    return refuse(process, "httpd: option \"" + word + "\" is not emulated by Drydock");
                }
            }
        }
        try {
            HttpdConfig config = HttpdConfig.read(process.files(), path);
            if (config.serverName.isEmpty()) {
                unnamed(process);
            }
            if (tests) {
                say(process, "Syntax OK");
                return Exit.SUCCESS;
            }
            return start(process, config, foreground);
        } catch (ConfigException wrong) {
            return refuse(process, String.valueOf(wrong.getMessage()));
        }
    }

    private static Exit refuse(ContainerProcess process, String words) throws IOException {
        say(process, words);
        return Exit.FAILURE;
    }

    private static void say(ContainerProcess process, String line) throws IOException {
        process.err().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void unnamed(ContainerProcess process) throws IOException {
        say(
                process,
                "AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using "
                        + address(process)
                        + ". Set the 'ServerName' directive globally to suppress this message");
    }

    /** What it takes for its own name if nobody says it. */
    static String address(ContainerProcess process) {
        return process.network().interfaces().stream()
                .filter(each -> !each.isLoopback() && !each.address().isEmpty())
                .map(NetworkInterface::address)
                .findFirst()
                .orElse("127.0.0.1");
    }

    private static Exit start(ContainerProcess process, HttpdConfig config, boolean foreground)
            throws IOException, ConfigException {
        List<ListeningSocket> sockets = new ArrayList<>();
        for (int port : config.ports) {
            try {
                ListeningSocket socket = process.listen(new SocketAddress(SocketAddress.ANY, port), BACKLOG);
                process.allocate(3, socket);
                sockets.add(socket);
            } catch (ErrnoException taken) {
                say(
                        process,
                        "(" + taken.errno().number() + ")" + taken.errno().words()
                                + ": AH00072: make_sock: could not bind to address 0.0.0.0:" + port);
                throw new ConfigException(
                        "no listening sockets available, shutting down\nAH00015: Unable to open logs");
            }
        }
        HttpdLogs logs = HttpdLogs.open(process, config);
        if (config.serverName.isEmpty()) {
            unnamed(process);
        }
        if (foreground) {
            return serve(process, config, logs, sockets);
        }
        process.fork(daemon -> serve(daemon, config, logs, sockets), -1, false);
        return Exit.SUCCESS;
    }

    private static Exit serve(
            ContainerProcess process, HttpdConfig config, HttpdLogs logs, List<ListeningSocket> sockets)
            throws IOException {
        process.files().writeAll(config.pidFile, (process.pid() + "\n").getBytes(StandardCharsets.UTF_8));
        List<Integer> children = new ArrayList<>();
        process.handle(Signal.TERM, signal -> end(process, logs, children, "AH00491: caught SIGTERM, shutting down"));
        process.handle(
                Signal.WINCH,
                signal -> end(process, logs, children, "AH00492: caught SIGWINCH, shutting down gracefully"));
        process.handle(Signal.INT, signal -> end(process, logs, children, "AH00491: caught SIGTERM, shutting down"));
        for (ListeningSocket socket : sockets) {
            for (int i = 0; i < CHILDREN; i++) {
                children.add(process.fork(child -> child(child, config, logs, socket), -1, false));
            }
        }
        logs.error(process, "mpm_event:notice", "AH00489: " + VERSION + " configured -- resuming normal operations");
        String defines = process.arguments().contains("-DFOREGROUND") ? " -D FOREGROUND" : "";
        logs.error(
                process,
                "core:notice",
                "AH00094: Command line: '" + process.arguments().get(0) + defines + "'");
        return Exit.never();
    }

    private static Exit child(ContainerProcess process, HttpdConfig config, HttpdLogs logs, ListeningSocket socket)
            throws IOException {
        Credentials user = Users.credentials(process.files(), config.user);
        if (user != null) {
            process.files().become(user);
        }
        process.handle(Signal.PIPE, SignalHandler.IGNORE);
        return new WebLoop(process, socket, new HttpdService(process, config, logs)).serve();
    }

    private static void end(ContainerProcess process, HttpdLogs logs, List<Integer> children, String words) {
        try {
            for (int child : children) {
                process.kill(child, Signal.TERM);
            }
            logs.error(process, "mpm_event:notice", words);
        } catch (IOException gone) {
            // A child that is gone keeps nothing from ending.
            process.exit(0);
        }
        process.exit(0);
    }
}
