package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A worker process: serves all its connections at once. It holds no thread while it has none. */
final class Worker {
    private final Site site;
    private final Logs logs;
    /** With their descriptors. */
    private final Map<ListeningSocket, Integer> sockets;

    private final AtomicLong counter;
    /** With their descriptors. */
    private final Map<Client, Integer> clients = new LinkedHashMap<>();

    private final Map<Upstream, RoundRobin> turns = new HashMap<>();
    private @Nullable ContainerProcess own;
    private long boundaries;
    private long temporaryFiles;
    private boolean isServing;
    private boolean isToldToQuit;
    private boolean isShuttingDown;

    /** @param counter of connections, of all workers */
    Worker(Site site, Logs logs, Map<ListeningSocket, Integer> sockets, AtomicLong counter) {
        this.site = site;
        this.logs = logs;
        this.sockets = new LinkedHashMap<>(sockets);
        this.counter = counter;
    }

    ContainerProcess process() {
        ContainerProcess process = own;
        if (process == null) {
            throw new IllegalStateException("the worker does not run");
        }
        return process;
    }

    Site site() {
        return site;
    }

    Logs logs() {
        return logs;
    }

    RoundRobin turns(Upstream upstream) {
        return turns.computeIfAbsent(upstream, RoundRobin::new);
    }

    boolean isShuttingDown() {
        return isShuttingDown;
    }

    /** What stands between the parts of a file: another one each time. */
    String boundary() {
        return String.format(Locale.ROOT, "%020d", ++boundaries);
    }

    /** Where nginx would keep a body that is too large for its memory. */
    String nextTemporaryFile() {
        return String.format(Locale.ROOT, "/var/lib/nginx/body/%010d", ++temporaryFiles);
    }

    Exit begin(ContainerProcess process) throws IOException {
        own = process;
        process.title("nginx: worker process");
        for (Signal signal : List.of(Signal.INT, Signal.TERM)) {
            process.handle(signal, received -> end());
        }
        process.handle(Signal.QUIT, received -> {
            isToldToQuit = true;
            if (!isServing) {
                shutDown();
            }
        });
        process.handle(Signal.USR1, received -> notice("reopening logs"));
        process.handle(Signal.PIPE, SignalHandler.IGNORE);
        process.files()
                .become(Accounts.credentials(process.files(), site.user)
                        .orElse(process.files().credentials()));
        return serve(process);
    }

    private void notice(String words) {
        try {
            logs.notice(process(), words);
        } catch (IOException lost) {
            // Nobody reads the log any more.
            return;
        }
    }

    private void end() {
        notice("exiting");
        notice("exit");
        process().exit(0);
    }

    /** Takes no more connections, and ends with the last one that is being served. */
    private void shutDown() {
        try {
            if (!isShuttingDown) {
                isShuttingDown = true;
                notice("gracefully shutting down");
                for (int descriptor : sockets.values()) {
                    process().close(descriptor);
                }
                sockets.clear();
            }
            for (Map.Entry<Client, Integer> each : List.copyOf(clients.entrySet())) {
                if (each.getKey().isIdle()) {
                    each.getKey().close();
                    clients.remove(each.getKey());
                    process().close(each.getValue());
                }
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        if (clients.isEmpty()) {
            end();
        }
    }

    private Exit serve(ContainerProcess process) throws IOException {
        for (; ; ) {
            if (isToldToQuit) {
                shutDown();
            }
            if (clients.isEmpty() && sockets.size() == 1) {
                ListeningSocket only = sockets.keySet().iterator().next();
                if (!only.readable()) {
                    return Exit.whenReadable(only, this::serve);
                }
            }
            if (!await(process)) {
                continue;
            }
            isServing = true;
            for (ListeningSocket socket : sockets.keySet()) {
                accept(socket);
            }
            for (Map.Entry<Client, Integer> each : List.copyOf(clients.entrySet())) {
                Client client = each.getKey();
                client.step();
                if (client.isClosed()) {
                    clients.remove(client);
                    process.close(each.getValue());
                }
            }
            isServing = false;
        }
    }

    /** @return false if a signal came instead */
    private boolean await(ContainerProcess process) throws IOException {
        List<OpenFile> toRead = new ArrayList<>(sockets.keySet());
        List<OpenFile> toWrite = new ArrayList<>();
        for (Client client : clients.keySet()) {
            if (client.isSending()) {
                toWrite.add(client.socket());
            } else if (client.isHearing()) {
                toRead.add(client.socket());
            }
            Handover upstream = client.upstream();
            StreamSocket socket = upstream == null ? null : upstream.socket();
            if (upstream != null && socket != null && !client.isSending()) {
                (upstream.waitsToWrite() ? toWrite : toRead).add(socket);
            }
        }
        try {
            process.awaitReady(toRead, toWrite, patience());
            return true;
        } catch (ErrnoException interrupted) {
            return false;
        }
    }

    private @Nullable Duration patience() {
        Instant now = process().clock().now();
        return clients.keySet().stream()
                .map(client -> Duration.between(now, client.end()))
                .min(Duration::compareTo)
                .map(left -> left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left)
                .orElse(null);
    }

    private void accept(ListeningSocket socket) throws IOException {
        StreamSocket client = socket.accept(false);
        if (client != null) {
            int descriptor = process().allocate(3, client);
            clients.put(new Client(this, client, counter.incrementAndGet()), descriptor);
        }
    }
}
