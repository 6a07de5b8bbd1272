package dev.drydock.userland.server.web;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves all connections of a process at once. It holds no thread while it has none. */
public final class WebLoop {
    private final ContainerProcess process;
    private final ListeningSocket socket;
    private final WebService service;
    /** With their descriptors. */
    private final Map<WebConnection, Integer> connections = new LinkedHashMap<>();

    public WebLoop(ContainerProcess process, ListeningSocket socket, WebService service) {
        this.process = process;
        this.socket = socket;
        this.service = service;
    }

    /** Goes on until the process ends. */
    public Exit serve() throws IOException {
        for (; ; ) {
            if (connections.isEmpty() && !socket.readable()) {
                return Exit.whenReadable(socket, again -> serve());
            }
            if (await()) {
                accept();
                for (Map.Entry<WebConnection, Integer> each : List.copyOf(connections.entrySet())) {
                    each.getKey().step();
                    if (each.getKey().isClosed()) {
                        connections.remove(each.getKey());
                        process.close(each.getValue());
                    }
                }
            }
        }
    }

    /** @return false if a signal came instead */
    private boolean await() throws IOException {
        List<OpenFile> toRead = new ArrayList<>(List.of(socket));
        List<OpenFile> toWrite = new ArrayList<>();
        connections.keySet().forEach(each -> (each.isSending() ? toWrite : toRead).add(each.socket()));
        try {
            process.awaitReady(toRead, toWrite, patience());
            return true;
        } catch (ErrnoException interrupted) {
            return false;
        }
    }

    private @Nullable Duration patience() {
        Instant now = process.clock().now();
        return connections.keySet().stream()
                .map(each -> Duration.between(now, each.end()))
                .min(Duration::compareTo)
                .map(left -> left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left)
                .orElse(null);
    }

    private void accept() throws IOException {
        StreamSocket client = socket.accept(false);
        if (client != null) {
            int descriptor = process.allocate(3, client);
            connections.put(new WebConnection(client, service, process.clock()), descriptor);
        }
    }
}
