package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A worker process: takes connections and answers what comes over them. It holds no thread while it has none. */
final class Worker {
    private static final int LONGEST_HEAD = 32 * 1024;

    private final Site site;
    private final Logs logs;
    private final List<ListeningSocket> sockets;
    private final AtomicLong counter;
    private final Map<StreamSocket, Client> clients = new LinkedHashMap<>();
    private @Nullable ContainerProcess own;

    /** A connection, and what has come of its next request. */
    private static final class Client {
        private final long number;
        private final int descriptor;
        private final StringBuilder head = new StringBuilder();
        private Instant patience;

        Client(long number, int descriptor, Instant patience) {
            this.number = number;
            this.descriptor = descriptor;
            this.patience = patience;
        }
    }

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

    Exit begin(ContainerProcess process) throws IOException {
        own = process;
        for (Signal signal : List.of(Signal.INT, Signal.TERM)) {
            process.handle(signal, received -> end(List.of("exiting", "exit")));
        }
        process.handle(Signal.QUIT, received -> end(List.of("gracefully shutting down", "exiting", "exit")));
        process.handle(Signal.PIPE, SignalHandler.IGNORE);
        process.files().become(user(process));
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

    private Credentials user(ContainerProcess process) throws IOException {
        String accounts = new String(process.files().readAll("/etc/passwd"), StandardCharsets.UTF_8);
        for (String line : accounts.split("\n")) {
            String[] fields = line.split(":");
            if (fields.length > 3 && fields[0].equals(site.user)) {
                return new Credentials(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), List.of());
            }
        }
        return process.files().credentials();
    }

    private Exit serve(ContainerProcess process) throws IOException {
        for (; ; ) {
            if (clients.isEmpty() && sockets.size() == 1 && !sockets.get(0).readable()) {
                return Exit.whenReadable(sockets.get(0), this::serve);
            }
            List<OpenFile> sources = new ArrayList<>(sockets);
            sources.addAll(clients.keySet());
            try {
                process.awaitReadable(sources, patience());
            } catch (ErrnoException interrupted) {
                continue;
            }
            for (ListeningSocket socket : sockets) {
                accept(socket);
            }
            for (StreamSocket client : List.copyOf(clients.keySet())) {
                turn(client);
            }
        }
    }

    private @Nullable Duration patience() {
        Instant now = process().clock().now();
        return clients.values().stream()
                .map(client -> Duration.between(now, client.patience))
                .min(Duration::compareTo)
                .map(left -> left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left)
                .orElse(null);
    }

    private Instant longest() {
        return process().clock().now().plusSeconds(site.keepAliveSeconds);
    }

    private void accept(ListeningSocket socket) throws IOException {
        StreamSocket client = socket.accept(false);
        if (client != null) {
            int descriptor = process().allocate(3, client);
            clients.put(client, new Client(counter.incrementAndGet(), descriptor, longest()));
        }
    }

    private void turn(StreamSocket socket) throws IOException {
        Client client = clients.get(socket);
        if (client == null) {
            return;
        }
        try {
            if (!socket.readable()) {
                if (!client.patience.isAfter(process().clock().now())) {
                    drop(socket, client);
                }
                return;
            }
            if (!read(socket, client)) {
                drop(socket, client);
            }
        } catch (ErrnoException broken) {
            drop(socket, client);
        }
    }

    private void drop(StreamSocket socket, Client client) throws IOException {
        clients.remove(socket);
        process().close(client.descriptor);
    }

    /** @return whether the connection goes on */
    private boolean read(StreamSocket socket, Client client) throws IOException {
        byte[] buffer = new byte[4096];
        int count = socket.read(buffer, 0, buffer.length);
        if (count < 0) {
            return false;
        }
        client.head.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        for (int end = end(client.head); end >= 0; end = end(client.head)) {
            Request request = Request.of(client.head.substring(0, end));
            client.head.delete(0, end);
            new Answering(this, socket, client.number, request).answer();
            if (!request.keepsAlive()) {
                return false;
            }
            client.patience = longest();
        }
        return client.head.length() < LONGEST_HEAD;
    }

    /** Where the head of a request ends; a first line that is none ends it at once. -1 if more has to come. */
    private static int end(StringBuilder text) {
        while (text.length() > 0 && (text.charAt(0) == '\r' || text.charAt(0) == '\n')) {
            text.deleteCharAt(0);
        }
        int line = text.indexOf("\n");
        if (line < 0) {
            return -1;
        }
        if (!text.substring(0, line).stripTrailing().matches("[A-Z_-]+ \\S+ HTTP/1\\.\\d")) {
            return line + 1;
        }
        int blank = text.indexOf("\n\r\n");
        int bare = text.indexOf("\n\n");
        return blank >= 0 ? blank + 3 : bare >= 0 ? bare + 2 : -1;
    }
}
