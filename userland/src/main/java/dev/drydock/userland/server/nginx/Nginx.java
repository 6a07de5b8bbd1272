package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Program;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Signal;
import dev.drydock.process.WaitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** {@code nginx}: the master process reads the configuration, listens, and has workers serve. */
public final class Nginx implements Program {
    static final String VERSION = "nginx/1.22.1";
    private static final String CONFIGURATION = "/etc/nginx/nginx.conf";
    private static final int BACKLOG = 511;
    private static final List<String> DIRECTORIES = List.of("body", "proxy", "fastcgi", "uwsgi", "scgi");

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        List<String> arguments = process.arguments();
        boolean test = false;
        boolean foreground = false;
        String configuration = CONFIGURATION;
        for (int i = 1; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "-v" -> {
                    say(process, "nginx version: " + VERSION);
                    return Exit.SUCCESS;
                }
                case "-t" -> test = true;
                case "-c", "-g" -> {
                    String option = arguments.get(i);
                    if (++i == arguments.size()) {
                        return emergency(process, "invalid option: \"" + option.substring(1) + "\"");
                    }
                    if (option.equals("-c")) {
                        configuration = arguments.get(i);
                    } else if (arguments.get(i).strip().matches("daemon\\s+off;")) {
                        foreground = true;
                    } else {
                        return emergency(process, "-g \"" + arguments.get(i) + "\" is not emulated");
                    }
                }
                default -> {
                    return emergency(process, "option \"" + arguments.get(i) + "\" is not emulated");
                }
            }
        }
        try {
            List<Directive> directives = ConfigReader.read(process.files(), configuration);
            foreground |= directives.stream()
                    .anyMatch(each ->
                            each.name().equals("daemon") && each.arguments().equals(List.of("off")));
            Site site = Site.of(directives);
            if (test) {
                say(process, "nginx: the configuration file " + configuration + " syntax is ok");
                say(process, "nginx: configuration file " + configuration + " test is successful");
                return Exit.SUCCESS;
            }
            makeDirectories(process.files(), site);
            Master master = new Master(site, logs(process, site), sockets(process, site));
            if (foreground) {
                return master.run(process);
            }
            process.fork(master::run, -1, false);
            return Exit.SUCCESS;
        } catch (ConfigException refused) {
            Exit exit = emergency(process, String.valueOf(refused.getMessage()));
            if (test) {
                say(process, "nginx: configuration file " + configuration + " test failed");
            }
            return exit;
        }
    }

    private static void say(ContainerProcess process, String line) throws IOException {
        process.err().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Exit emergency(ContainerProcess process, String words) throws IOException {
        say(process, "nginx: [emerg] " + words);
        return Exit.FAILURE;
    }

    private static Logs logs(ContainerProcess process, Site site) throws IOException, ConfigException {
        boolean notices = Set.of("notice", "info", "debug").contains(site.errorLevel);
        return new Logs(open(process, site.errorLog), open(process, site.accessLog), notices);
    }

    private static OpenFile open(ContainerProcess process, String path) throws IOException, ConfigException {
        String opened = path.equals("off") ? "/dev/null" : path.equals("stderr") ? "/dev/stderr" : path;
        try {
            OpenFile file =
                    process.files().open(opened, Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), 0644);
            process.allocate(3, file);
            return file;
        } catch (ErrnoException refused) {
            throw new ConfigException("open() \"" + path + "\" failed ("
                    + refused.errno().number() + ": " + refused.errno().words() + ")");
        }
    }

    /** Where nginx would keep bodies and what others have answered. */
    private static void makeDirectories(FileContext files, Site site) throws IOException, ConfigException {
        Optional<Credentials> user = Accounts.credentials(files, site.user);
        for (String name : DIRECTORIES) {
            String path = "/var/lib/nginx/" + name;
            try {
                files.makeDirectory(path, 0700);
                if (user.isPresent()) {
                    files.changeOwner(path, user.get().uid(), -1, true);
                }
            } catch (ErrnoException refused) {
                if (refused.errno() != Errno.EEXIST) {
                    throw new ConfigException("mkdir() \"" + path + "\" failed ("
                            + refused.errno().number() + ": " + refused.errno().words() + ")");
                }
            }
        }
    }

    private static List<ListeningSocket> sockets(ContainerProcess process, Site site)
            throws IOException, ConfigException {
        Set<Integer> ports = new LinkedHashSet<>();
        Set<Integer> ports6 = new LinkedHashSet<>();
        site.servers.forEach(server -> ports.addAll(server.ports));
        site.servers.forEach(server -> ports6.addAll(server.ports6));
        List<ListeningSocket> sockets = new ArrayList<>();
        for (int port : ports) {
            try {
                IpAddress any = ports6.contains(port) ? SocketAddress.ANY_OF_BOTH : SocketAddress.ANY;
                ListeningSocket socket = process.listen(new SocketAddress(any, port), BACKLOG);
                process.allocate(3, socket);
                sockets.add(socket);
            } catch (ErrnoException refused) {
                throw new ConfigException("bind() to 0.0.0.0:" + port + " failed ("
                        + refused.errno().number() + ": " + refused.errno().words() + ")");
            }
        }
        return sockets;
    }

    /** The master process: starts workers and ends with them. */
    private static final class Master {
        private final Site site;
        private final Logs logs;
        private final List<ListeningSocket> sockets;
        private final AtomicLong connections = new AtomicLong();

        Master(Site site, Logs logs, List<ListeningSocket> sockets) {
            this.site = site;
            this.logs = logs;
            this.sockets = sockets;
        }

        Exit run(ContainerProcess process) throws IOException {
            logs.notice(process, "using the \"epoll\" event method");
            logs.notice(process, VERSION);
            logs.notice(process, "OS: Linux " + process.machine().kernelRelease());
            ResourceLimits.Range files = process.limits().of(ResourceLimit.NOFILE);
            logs.notice(process, "getrlimit(RLIMIT_NOFILE): " + files.soft() + ":" + files.hard());
            process.title("nginx: master process " + String.join(" ", process.arguments()));
            logs.notice(process, "start worker processes");
            process.files().writeAll(site.pidFile, (process.pid() + "\n").getBytes(StandardCharsets.UTF_8));
            List<Integer> workers = new ArrayList<>();
            end(process, Signal.INT, workers, ", exiting");
            end(process, Signal.TERM, workers, ", exiting");
            end(process, Signal.QUIT, workers, ", shutting down");
            for (int i = 0; i < process.machine().cpus(); i++) {
                int pid = process.fork(new Worker(site, logs, sockets, connections)::begin, -1, false);
                workers.add(pid);
                logs.notice(process, "start worker process " + pid);
            }
            while (!workers.isEmpty()) {
                WaitStatus ended = next(process);
                if (ended != null) {
                    workers.remove(Integer.valueOf(ended.pid()));
                    logs.notice(process, "signal 17 (SIGCHLD) received from " + ended.pid());
                    logs.notice(process, "worker process " + ended.pid() + " exited with code " + ended.status());
                }
            }
            logs.notice(process, "exit");
            return Exit.SUCCESS;
        }

        private void end(ContainerProcess process, Signal signal, List<Integer> workers, String words)
                throws IOException {
            process.handle(signal, received -> {
                try {
                    logs.notice(process, "signal " + signal.number() + " (SIG" + signal + ") received" + words);
                    for (int worker : List.copyOf(workers)) {
                        process.kill(worker, signal);
                    }
                } catch (IOException gone) {
                    // A worker that is gone ends nothing else.
                    return;
                }
            });
        }

        private static @Nullable WaitStatus next(ContainerProcess process) throws IOException {
            try {
                return process.waitFor(-1, true, false);
            } catch (ErrnoException interrupted) {
                return null;
            }
        }
    }
}
