package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Signal;
import dev.drydock.process.WaitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The master process: listens, starts workers, and does with them what signals tell it. */
final class Master {
    private static final int BACKLOG = 511;
    private static final int TRIES_TO_BIND = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Map<Signal, String> MEANINGS = Map.of(
            Signal.INT, ", exiting",
            Signal.TERM, ", exiting",
            Signal.QUIT, ", shutting down",
            Signal.HUP, ", reconfiguring",
            Signal.USR1, ", reopening logs",
            Signal.WINCH, "");

    private final Options options;
    private final AtomicLong connections = new AtomicLong();
    private final Map<SocketAddress, ListeningSocket> sockets = new LinkedHashMap<>();
    private final Map<ListeningSocket, Integer> descriptors = new LinkedHashMap<>();
    /** Those that serve the present configuration. */
    private final List<Integer> workers = new ArrayList<>();
    /** Those that end with their last connections. */
    private final List<Integer> leaving = new ArrayList<>();

    private final Deque<Signal> toDo = new ArrayDeque<>();
    private Site site;
    private @Nullable Logs logs;
    private boolean isBusy = true;
    private boolean isEnding;

    Master(Options options, Site site) {
        this.options = options;
        this.site = site;
    }

    private Logs logs() {
        Logs opened = logs;
        if (opened == null) {
            throw new IllegalStateException("the logs are not open");
        }
        return opened;
    }

    /**
     * Opens logs and listens.
     *
     * @return false if a port is taken: the logs tell
     */
    boolean open(ContainerProcess process) throws IOException, ConfigException {
        Logs opened = Logs.open(process, site);
        logs = opened;
        for (int attempt = 0; attempt < TRIES_TO_BIND; attempt++) {
            if (listen(process, opened, site)) {
                notices(process);
                return true;
            }
            opened.notice(process, "try again to bind() after 500ms");
            process.sleep(BETWEEN_TRIES);
        }
        emergency(process, opened, "still could not bind()");
        return false;
    }

    private void notices(ContainerProcess process) throws IOException {
        logs().notice(process, "using the \"epoll\" event method");
        logs().notice(process, Nginx.VERSION);
        logs().notice(process, "OS: Linux " + process.machine().kernelRelease());
        ResourceLimits.Range files = process.limits().of(ResourceLimit.NOFILE);
        logs().notice(process, "getrlimit(RLIMIT_NOFILE): " + files.soft() + ":" + files.hard());
    }

    private boolean listen(ContainerProcess process, Logs to, Site wanted) throws IOException, ConfigException {
        boolean all = true;
        for (SocketAddress each : wanted.addresses()) {
            if (sockets.containsKey(each)) {
                continue;
            }
            try {
                ListeningSocket socket = process.listen(each, BACKLOG);
                descriptors.put(socket, process.allocate(3, socket));
                sockets.put(each, socket);
            } catch (ErrnoException refused) {
                emergency(
                        process,
                        to,
                        "bind() to " + shown(each) + " failed ("
                                + refused.errno().number() + ": "
                                + refused.errno().words() + ")");
                if (refused.errno() != Errno.EADDRINUSE) {
                    throw new ConfigException("");
                }
                all = false;
            }
        }
        return all;
    }

    private static SocketAddress shown(SocketAddress address) {
        return address.address().equals(SocketAddress.ANY_OF_BOTH)
                ? new SocketAddress(SocketAddress.ANY, address.port())
                : address;
    }

    private static void emergency(ContainerProcess process, Logs to, String words) throws IOException {
        to.emergency(process, words);
        Nginx.say(process, "nginx: [emerg] " + words);
    }

    Exit run(ContainerProcess process) throws IOException {
        process.title("nginx: master process " + String.join(" ", process.arguments()));
        for (Signal each : MEANINGS.keySet()) {
            process.handle(each, signal -> take(process, signal));
        }
        // Last, as nginx does: who finds it can send a signal.
        process.files().writeAll(site.pidFile, (process.pid() + "\n").getBytes(StandardCharsets.UTF_8));
        startWorkers(process);
        settle(process);
        while (!isEnding || !workers.isEmpty() || !leaving.isEmpty()) {
            WaitStatus ended = next(process);
            if (ended != null) {
                isBusy = true;
                reap(process, ended);
                settle(process);
            }
        }
        logs().notice(process, "exit");
        process.files().unlink(site.pidFile);
        return Exit.SUCCESS;
    }

    private static @Nullable WaitStatus next(ContainerProcess process) throws IOException {
        try {
            return process.waitFor(-1, true, false);
        } catch (ErrnoException interrupted) {
            return null;
        }
    }

    /** Does what signals have asked for in the meantime. */
    private void settle(ContainerProcess process) throws IOException {
        for (Signal signal = toDo.poll(); signal != null; signal = toDo.poll()) {
            isBusy = true;
            follow(process, signal);
        }
        isBusy = false;
    }

    private void take(ContainerProcess process, Signal signal) {
        try {
            int sender = process.sender(signal);
            logs().notice(
                            process,
                            "signal " + signal.number() + " (SIG" + signal + ") received"
                                    + (sender == 0 ? "" : " from " + sender) + MEANINGS.get(signal));
            toDo.add(signal);
            if (!isBusy) {
                settle(process);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void follow(ContainerProcess process, Signal signal) throws IOException {
        switch (signal) {
            case HUP -> reconfigure(process);
            case USR1 -> {
                logs().notice(process, "reopening logs");
                logs().reopen(process);
                tell(process, workers, Signal.USR1);
            }
            case QUIT -> {
                isEnding = true;
                tell(process, workers, Signal.QUIT);
                stopListening(process);
            }
            case INT, TERM -> {
                isEnding = true;
                tell(process, workers, Signal.TERM);
                tell(process, leaving, Signal.TERM);
            }
            default -> {
                // It means something to a daemon's workers alone.
            }
        }
    }

    private static void tell(ContainerProcess process, List<Integer> whom, Signal signal) throws IOException {
        for (int worker : List.copyOf(whom)) {
            try {
                process.kill(worker, signal);
            } catch (ErrnoException gone) {
                // Its end is on its way to here: there is nobody to tell any more.
                if (gone.errno() != Errno.ESRCH) {
                    throw gone;
                }
            }
        }
    }

    private void stopListening(ContainerProcess process) throws IOException {
        for (int descriptor : descriptors.values()) {
            process.close(descriptor);
        }
        descriptors.clear();
        sockets.clear();
    }

    private void reconfigure(ContainerProcess process) throws IOException {
        logs().notice(process, "reconfiguring");
        Logs before = logs();
        try {
            ConfigReader.Configuration read =
                    ConfigReader.read(process.files(), options.configuration(), options.global());
            Site next = SiteReader.read(process, read.directives());
            for (String each : next.warnings) {
                before.write(site.main, process, ErrorLevel.WARN, each);
            }
            Logs opened = Logs.open(process, next);
            if (!listen(process, opened, next)) {
                opened.close(process);
                return;
            }
            dropSockets(process, next);
            site = next;
            logs = opened;
            before.close(process);
        } catch (ConfigException refused) {
            before.emergency(process, String.valueOf(refused.getMessage()));
            return;
        }
        logs().notice(process, "using the \"epoll\" event method");
        List<Integer> old = List.copyOf(workers);
        workers.clear();
        leaving.addAll(old);
        startWorkers(process);
        tell(process, old, Signal.QUIT);
    }

    /** Stops listening where the new configuration does not. */
    private void dropSockets(ContainerProcess process, Site next) throws IOException, ConfigException {
        List<SocketAddress> wanted = next.addresses();
        for (SocketAddress each : List.copyOf(sockets.keySet())) {
            if (!wanted.contains(each)) {
                Integer descriptor = descriptors.remove(sockets.remove(each));
                if (descriptor != null) {
                    process.close(descriptor);
                }
            }
        }
    }

    private void startWorkers(ContainerProcess process) throws IOException {
        logs().notice(process, "start worker processes");
        int count = site.workers == 0 ? process.machine().cpus() : site.workers;
        for (int i = 0; i < count; i++) {
            startWorker(process);
        }
    }

    private void startWorker(ContainerProcess process) throws IOException {
        Worker worker = new Worker(site, logs(), descriptors, connections);
        int pid = process.fork(worker::begin, -1, false);
        workers.add(pid);
        logs().notice(process, "start worker process " + pid);
    }

    private void reap(ContainerProcess process, WaitStatus ended) throws IOException {
        logs().notice(process, "signal 17 (SIGCHLD) received from " + ended.pid());
        boolean known = workers.remove(Integer.valueOf(ended.pid()));
        boolean left = leaving.remove(Integer.valueOf(ended.pid()));
        String who = known || left ? "worker process " : "unknown process ";
        Signal signal = ended.signal();
        if (signal == null) {
            logs().notice(process, who + ended.pid() + " exited with code " + ended.status());
        } else {
            logs().alert(process, who + ended.pid() + " exited on signal " + signal.number());
        }
        if (known && !isEnding) {
            startWorker(process);
        }
    }
}
