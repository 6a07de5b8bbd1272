package dev.drydock.userland.server.ryuk;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is connected, and what they want removed: each line is a query of filters, and is answered with {@code ACK}. */
final class Clients {
    private static final byte[] ACKNOWLEDGED = "ACK\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 4096;

    private final ContainerProcess process;
    private final Log log;
    private final Map<StreamSocket, Client> connected = new LinkedHashMap<>();
    private final Set<String> filters = new LinkedHashSet<>();

    private static final class Client {
        private final int descriptor;
        private final StringBuilder line = new StringBuilder();

        Client(int descriptor) {
            this.descriptor = descriptor;
        }
    }

    Clients(ContainerProcess process, Log log) {
        this.process = process;
        this.log = log;
    }

    Set<StreamSocket> connected() {
        return connected.keySet();
    }

    /** As JSON, the way the engine wants them. */
    Set<String> filters() {
        return filters;
    }

    void accept(ListeningSocket listening) throws IOException {
        StreamSocket socket = listening.accept(false);
        if (socket != null) {
            connected.put(socket, new Client(process.allocate(3, socket)));
            log.info("client connected", "address=" + socket.remote() + " clients=" + connected.size());
        }
    }

    /** Reads what has come from one of them. */
    void turn(StreamSocket socket) throws IOException {
        Client client = connected.get(socket);
        if (client == null || !socket.readable()) {
            return;
        }
        byte[] bytes = new byte[BUFFER];
        try {
            int count = socket.read(bytes, 0, BUFFER);
            if (count < 0) {
                leave(socket, client);
                return;
            }
            client.line.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
            for (int end = client.line.indexOf("\n"); end >= 0; end = client.line.indexOf("\n")) {
                String line = client.line.substring(0, end).stripTrailing();
                client.line.delete(0, end + 1);
                take(socket, line);
            }
        } catch (ErrnoException broken) {
            leave(socket, client);
        }
    }

    private void leave(StreamSocket socket, Client client) throws IOException {
        connected.remove(socket);
        process.close(client.descriptor);
        log.info("client disconnected", "address=" + socket.remote() + " clients=" + connected.size());
    }

    private void take(StreamSocket socket, String line) throws IOException {
        if (line.isEmpty()) {
            log.warn("empty filter received", "address=" + socket.remote());
            return;
        }
        try {
            add(line);
        } catch (IllegalArgumentException wrong) {
            log.error("add filter", wrong);
        }
        socket.write(ACKNOWLEDGED, 0, ACKNOWLEDGED.length);
    }

    private void add(String line) throws IOException {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : line.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.computeIfAbsent(URLDecoder.decode(key, StandardCharsets.UTF_8), first -> new ArrayList<>())
                    .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        List<String> members = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : query.entrySet()) {
            log.info(
                    "adding filter",
                    "type=" + entry.getKey() + " values="
                            + Log.quoted(entry.getValue().toString().replace(", ", " ")));
            List<String> values = new ArrayList<>();
            entry.getValue().forEach(value -> values.add(json(value) + ":true"));
            members.add(json(entry.getKey()) + ":{" + String.join(",", values) + "}");
        }
        filters.add("{" + String.join(",", members) + "}");
    }

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
