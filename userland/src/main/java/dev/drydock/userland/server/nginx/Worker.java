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
    private final List<ListeningSocket> sockets;
    private final AtomicLong counter;
    /** With their descriptors. */
    private final Map<Client, Integer> clients = new LinkedHashMap<>();

    private @Nullable ContainerProcess own;
    private long boundaries;

    Worker(Site site, Logs logs, List<ListeningSocket> sockets, AtomicLong counter) {
        this.site = site;
        this.logs = logs;
        this.sockets = sockets;
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

    /** What stands between the parts of a file: another one each time. */
    String boundary() {
        return String.format(Locale.ROOT, "%020d", ++boundaries);
    }

    Exit begin(ContainerProcess process) throws IOException {
        own = process;
        process.title("nginx: worker process");
        for (Signal signal : List.of(Signal.INT, Signal.TERM)) {
            process.handle(signal, received -> end(List.of("exiting", "exit")));
        }
        process.handle(Signal.QUIT, received -> end(List.of("gracefully shutting down", "exiting", "exit")));
        process.handle(Signal.PIPE, SignalHandler.IGNORE);
        process.files()
                .become(Accounts.credentials(process.files(), site.user)
                        .orElse(process.files().credentials()));
        return serve(process);
    }

    private void end(List<String> words) {
        try {
            for (String each : words) {
                logs.notice(process(), each);
            }
        } catch (IOException lost) {
            // Nobody reads the log any more; it ends all the same.
            process().exit(0);
        }
        process().exit(0);
    }

    private Exit serve(ContainerProcess process) throws IOException {
        for (; ; ) {
            if (clients.isEmpty() && sockets.size() == 1 && !sockets.get(0).readable()) {
                return Exit.whenReadable(sockets.get(0), this::serve);
            }
            List<OpenFile> toRead = new ArrayList<>(sockets);
            List<OpenFile> toWrite = new ArrayList<>();
            for (Client client : clients.keySet()) {
                (client.isSending() ? toWrite : toRead).add(client.socket());
            }
            try {
                process.awaitReady(toRead, toWrite, patience());
            } catch (ErrnoException interrupted) {
                continue;
            }
            for (ListeningSocket socket : sockets) {
                accept(socket);
            }
            for (Map.Entry<Client, Integer> each : List.copyOf(clients.entrySet())) {
                Client client = each.getKey();
                int descriptor = each.getValue();
                client.step();
                if (client.isClosed()) {
                    clients.remove(client);
                    process.close(descriptor);
                }
            }
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
