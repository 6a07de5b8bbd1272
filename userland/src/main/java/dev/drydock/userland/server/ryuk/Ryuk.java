package dev.drydock.userland.server.ryuk;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code ryuk} 0.14, as Testcontainers starts it: it takes filters on a port, and when nobody has been connected for a while
 * it removes the containers, networks, volumes and images that match them, and ends. Its protocol, its settings and its log are
 * those of {@code testcontainers/moby-ryuk}; Testcontainers waits for the line {@code msg=Started}.
 */
public final class Ryuk implements Program {
    private static final int BACKLOG = 128;

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        try {
            Settings settings = Settings.of(process.environment());
            EngineClient engine = new EngineClient(process, settings.requestTimeout());
            engine.ping();
            return new Reaping(process, settings, engine).run();
        } catch (IllegalArgumentException | IOException fatal) {
            String message = "new reaper: " + fatal.getMessage() + "\n";
            process.err().write(message.getBytes(StandardCharsets.UTF_8));
            return Exit.FAILURE;
        }
    }

    /** One run. */
    private static final class Reaping {
        private final ContainerProcess process;
        private final Settings settings;
        private final EngineClient engine;
        private final Log log;
        private final Clients clients;
        private Instant due;
        private boolean ending;

        Reaping(ContainerProcess process, Settings settings, EngineClient engine) {
            this.process = process;
            this.settings = settings;
            this.engine = engine;
            this.log = new Log(process);
            this.clients = new Clients(process, log);
            this.due = process.clock().now().plus(settings.connectionTimeout());
        }

        Exit run() throws IOException {
            log.info("starting", settings.words());
            ListeningSocket listening = process.listen(new SocketAddress(SocketAddress.ANY, settings.port()), BACKLOG);
            int descriptor = process.allocate(3, listening);
            process.handle(Signal.INT, signal -> ending = true);
            process.handle(Signal.TERM, signal -> ending = true);
            log.info("Started", "address=[::]:" + settings.port());
            log.info("client processing started", "");
            Map<Kind, Set<String>> things = await(listening);
            process.close(descriptor);
            boolean removed = remove(things);
            log.info("done", "");
            return removed ? Exit.SUCCESS : Exit.FAILURE;
        }

        private Map<Kind, Set<String>> await(ListeningSocket listening) throws IOException {
            boolean told = false;
            for (; ; ) {
                if (ending && !told) {
                    told = true;
                    log.info("signal received", "clients=" + clients.connected().size());
                    boolean alone = clients.connected().isEmpty();
                    due = process.clock().now().plus(alone ? Duration.ZERO : settings.shutdownTimeout());
                }
                Duration left = Duration.between(process.clock().now(), due);
                boolean waits = clients.connected().isEmpty() || ending;
                if (waits && (left.isNegative() || left.isZero())) {
                    log.info("prune check", "clients=" + clients.connected().size());
                    Map<Kind, Set<String>> things = new EnumMap<>(Kind.class);
                    if (find(things)) {
                        return things;
                    }
                    due = process.clock().now().plus(settings.changesRetryInterval());
                    continue;
                }
                serve(listening, waits ? left : settings.shutdownTimeout());
            }
        }

        private void serve(ListeningSocket listening, Duration patience) throws IOException {
            List<OpenFile> sources = new ArrayList<>(clients.connected());
            if (!ending) {
                sources.add(listening);
            }
            try {
                process.awaitReadable(sources, patience);
            } catch (ErrnoException interrupted) {
                return;
            }
            int before = clients.connected().size();
            clients.accept(listening);
            for (StreamSocket socket : List.copyOf(clients.connected())) {
                clients.turn(socket);
            }
            if (before > 0 && clients.connected().isEmpty() && !ending) {
                due = process.clock().now().plus(settings.reconnectionTimeout());
            }
        }

        /** @return false if one of them is so new that whoever made it may still be there */
        private boolean find(Map<Kind, Set<String>> things) throws IOException {
            Instant since = process.clock().now().plus(settings.retryOffset());
            for (String filters : clients.filters()) {
                for (Kind kind : Kind.values()) {
                    for (EngineClient.Thing thing : engine.list(kind, filters)) {
                        Instant created = thing.created();
                        if (kind == Kind.CONTAINER && thing.ofRyuk()) {
                            continue;
                        }
                        if (created != null && created.isAfter(since)) {
                            log.warn("change detected, waiting again", "id=" + thing.id());
                            return false;
                        }
                        things.computeIfAbsent(kind, first -> new LinkedHashSet<>())
                                .add(thing.id());
                    }
                }
            }
            return true;
        }

        private boolean remove(Map<Kind, Set<String>> things) throws IOException {
            boolean all = true;
            Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                Set<String> left = new LinkedHashSet<>(things.getOrDefault(kind, Set.of()));
                int found = left.size();
                for (int attempt = 1; !left.isEmpty() && attempt <= settings.removeRetries(); attempt++) {
                    if (attempt > 1) {
                        process.sleep(Duration.ofSeconds(1));
                    }
                    removeOnce(kind, left);
                }
                counts.put(kind, found - left.size());
                all &= left.isEmpty();
            }
            log.info(
                    "removed",
                    "containers=" + counts.get(Kind.CONTAINER) + " networks=" + counts.get(Kind.NETWORK) + " volumes="
                            + counts.get(Kind.VOLUME) + " images=" + counts.get(Kind.IMAGE));
            return all;
        }

        private void removeOnce(Kind kind, Set<String> left) throws IOException {
            for (String id : List.copyOf(left)) {
                try {
                    engine.remove(kind, id);
                    left.remove(id);
                } catch (IOException refused) {
                    log.error("remove", refused);
                }
            }
        }
    }
}
