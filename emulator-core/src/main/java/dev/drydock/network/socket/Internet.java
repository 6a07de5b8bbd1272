package dev.drydock.network.socket;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.id.SandboxId;
import dev.drydock.network.Delivery;
import dev.drydock.network.Forwarding;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.LinkConditions;
import dev.drydock.network.PublishedPort;
import dev.drydock.network.Sandbox;
import dev.drydock.network.Traffic;
import dev.drydock.network.Way;
import dev.drydock.time.EngineClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All sockets of an engine. Whether a connection can be made is asked of the {@link Routing} when it is made; afterwards it
 * stays. Safe for use by several threads; its lock comes after the engine's.
 */
public final class Internet {
    private static final Duration FIRST_SYN_RETRY = Duration.ofSeconds(1);
    private static final int MOST_SYN_RETRIES = 6;

    private static final String TCP = "tcp";
    private static final String UDP = "udp";
    private static final int UDP_HEADER = 8;
    private static final int ICMP_HEADER = 8;
    /** What a refusal says of the packet that it answers, at most (RFC 1812, 4.3.2.3). */
    private static final int QUOTED = 548;

    private final Routing routing;
    private final Traffic traffic;
    private final HostSockets hostSockets;
    private final EngineClock clock;
    private final SharedChance chance;
    private final OpenConnections connections = new OpenConnections();
    private final DatagramRelays relays;
    /** By the key of the stack; guarded by this. Only stacks that have had sockets are here. */
    private final Map<String, PortTable<Listener>> tables = new HashMap<>();

    private final Map<String, PortTable<DatagramPort>> datagramTables = new HashMap<>();

    /** @param chance which packets are lost where some are */
    public Internet(Routing routing, HostSockets hostSockets, EngineClock clock, RandomGenerator chance) {
        this.routing = routing;
        this.traffic = routing.traffic();
        this.hostSockets = hostSockets;
        this.clock = clock;
        this.chance = new SharedChance(chance);
        this.relays = new DatagramRelays(clock);
    }

    /** The sockets of a stack. */
    public SocketStack stack(SandboxId id) {
        return new Stack(id);
    }

    /** Forgets the ports of a stack that was closed; who still listens there is reached by nobody. */
    public synchronized void forget(String stack) {
        tables.remove(stack);
        datagramTables.remove(stack);
    }

    /** Connects from the machine to a port of a container that was published; it sees the machine as the client. */
    public Attempt connectPublished(SandboxId container, int port) {
        Delivery delivery = routing.deliverPublished(container);
        if (delivery instanceof Delivery.Arrives arrives
                && routing.keyOf(container).isPresent()) {
            Passage passage = passage(arrives.stack(), () -> routing.deliverPublished(container));
            SocketAddress server = new SocketAddress(arrives.target(), port);
            return arrive(arrives, new Call(Sandbox.HOST_KEY, arrives.source(), server, server, false), passage);
        }
        return new Attempt.Failed(delivery instanceof Delivery.Fails fails ? fails : Delivery.Fails.LOST);
    }

    /** Open as long as packets get to the same stack as before. */
    private Passage passage(String stack, Supplier<Delivery> delivery) {
        return new Passage(
                routing::version,
                () -> delivery.get() instanceof Delivery.Arrives now
                                && now.stack().equals(stack)
                        ? now
                        : null);
    }

    private synchronized Attempt arrive(Delivery.Arrives arrives, Call call, Passage passage) {
        PortTable<Listener> there = tables.get(arrives.stack());
        @Nullable Listener listener = there == null ? null : there.at(call.server());
        boolean nobody = listener == null || listener.isClosed();
        if (nobody && !call.relayed()) {
            traffic.passes(arrives.way(), Traffic.Direction.THERE, FlowCounter.FIRST);
            traffic.passes(arrives.way(), Traffic.Direction.BACK, FlowCounter.BARE);
            return new Attempt.Refused();
        }
        if (listener != null && !nobody && !listener.answers()) {
            return new Attempt.Full(listener);
        }
        try {
            String from = call.from();
            String to = arrives.stack();
            Connection.Ends ends = Connection.between(
                    addresses(arrives, call),
                    passage,
                    traffic,
                    clock,
                    chance,
                    over -> connections.remove(from, to, over));
            if (listener == null || nobody) {
                // Whoever relays has taken the call by now, and hangs up.
                ends.server().close();
                return new Attempt.Connected(ends.client(), handshake(arrives.conditions()));
            }
            if (!listener.offer(ends.server())) {
                return new Attempt.Full(listener);
            }
            connections.add(from, to, ends, listener.local().isIpv6());
            traffic.passes(arrives.way(), Traffic.Direction.THERE, FlowCounter.FIRST);
            traffic.passes(arrives.way(), Traffic.Direction.BACK, FlowCounter.FIRST);
            traffic.passes(arrives.way(), Traffic.Direction.THERE, FlowCounter.HEADER);
            return new Attempt.Connected(ends.client(), handshake(arrives.conditions()));
        } catch (ErrnoException noPort) {
            return new Attempt.Failed(Delivery.Fails.NO_ROUTE);
        }
    }

    /** Each side has a port of its own, also the machine where it stands between them. */
    private Connection.Addresses addresses(Delivery.Arrives arrives, Call call) throws ErrnoException {
        SocketAddress client =
                new SocketAddress(call.client(), table(call.from()).ephemeral());
        SocketAddress caller = arrives.source().equals(call.client())
                ? client
                : new SocketAddress(arrives.source(), table(Sandbox.HOST_KEY).ephemeral());
        return new Connection.Addresses(client, call.called(), caller, call.server());
    }

    /** There and back, and once more after a second, two, four … for each time that one of both is lost ({@code TCP_TIMEOUT_INIT}). */
    private Duration handshake(LinkConditions conditions) {
        Duration taken = conditions.latency().multipliedBy(2);
        double lost = 1 - (1 - conditions.loss()) * (1 - conditions.loss());
        Duration retry = FIRST_SYN_RETRY;
        for (int tried = 0; tried < MOST_SYN_RETRIES && lost > 0 && chance.nextDouble() < lost; tried++) {
            taken = taken.plus(retry);
            retry = retry.multipliedBy(2);
        }
        return taken;
    }

    /** Those that listen first, by port. */
    private List<SocketStatus> sockets(String stack) {
        List<SocketStatus> all = new ArrayList<>();
        synchronized (this) {
            PortTable<Listener> table = tables.get(stack);
            List<Listener> listeners = table == null ? List.of() : table.all();
            listeners.forEach(listener -> all.add(listener.status()));
        }
        all.addAll(connections.of(stack));
        return all;
    }

    /** By port, without those of the machine's proxy. */
    private synchronized List<SocketStatus> datagramSockets(String stack) {
        PortTable<DatagramPort> table = datagramTables.get(stack);
        List<DatagramPort> ports = table == null ? List.of() : table.all();
        return ports.stream()
                .filter(DatagramPort::isOwned)
                .map(DatagramPort::status)
                .toList();
    }

    private PortTable<Listener> table(String stack) {
        return tables.computeIfAbsent(stack, newStack -> new PortTable<>());
    }

    private synchronized Listener listen(String stack, SocketAddress wanted, int backlog) throws ErrnoException {
        PortTable<Listener> table = table(stack);
        SocketAddress local = table.free(wanted);
        Listener listener = new Listener(local, backlog, () -> {
            synchronized (Internet.this) {
                table.remove(local);
            }
        });
        table.add(local, listener);
        return listener;
    }

    /**
     * A way for one client's datagrams from the machine to a port of a container that was published: the container sees them
     * come from a port of the machine.
     *
     * @throws ErrnoException EADDRNOTAVAIL if the container is on no network
     */
    public DatagramFlow openPublished(SandboxId container, int port) throws ErrnoException {
        if (!(routing.deliverPublished(container) instanceof Delivery.Arrives arrives)) {
            throw new ErrnoException(Errno.EADDRNOTAVAIL);
        }
        DatagramPort own = bind(Sandbox.HOST_KEY, new SocketAddress(arrives.source(), 0));
        return new DatagramFlow(own, bytes -> {
            if (routing.deliverPublished(container) instanceof Delivery.Arrives now) {
                Datagram sent = new Datagram(own.local(), bytes);
                SocketAddress target = new SocketAddress(now.target(), port);
                carry(now, sent, () -> arrive(now, target, sent, own));
            }
        });
    }

    /**
     * Refuses a port of the machine that one of its own programs has.
     *
     * @throws IOException in the words of the system's error
     */
    public synchronized void requireFree(PublishedPort port) throws IOException {
        SocketAddress wanted = new SocketAddress(IpAddress.of(port.hostIp()), port.hostPort());
        PortTable<?> taken =
                port.protocol().equals(UDP) ? datagramTables.get(Sandbox.HOST_KEY) : tables.get(Sandbox.HOST_KEY);
        if (taken != null && taken.isTakenForPublishing(wanted)) {
            throw new IOException("address already in use");
        }
    }

    private synchronized DatagramPort bind(String stack, SocketAddress wanted) throws ErrnoException {
        PortTable<DatagramPort> table = datagramTables.computeIfAbsent(stack, newStack -> new PortTable<>());
        SocketAddress local = table.free(wanted);
        DatagramPort port = new DatagramPort(local, () -> {
            synchronized (Internet.this) {
                table.remove(local);
            }
        });
        table.add(local, port);
        return port;
    }

    /** Datagrams that are lost are gone. */
    private void carry(Delivery.Arrives delivery, Datagram datagram, Runnable arrival) {
        LinkConditions conditions = delivery.conditions();
        boolean lost = conditions.loss() > 0 && chance.nextDouble() < conditions.loss();
        count(delivery.way(), Traffic.Direction.THERE, datagram.payload().length, !lost);
        if (lost) {
            return;
        }
        if (conditions.latency().isZero()) {
            arrival.run();
        } else {
            clock.schedule(conditions.latency(), arrival);
        }
    }

    /** To whom the machine has relayed a datagram for. */
    private void bringBack(String stack, SocketAddress client, Datagram answer, Way way) {
        DatagramPort there;
        synchronized (this) {
            PortTable<DatagramPort> table = datagramTables.get(stack);
            there = table == null ? null : table.at(client);
        }
        count(way, Traffic.Direction.BACK, answer.payload().length, there != null);
        if (there != null) {
            there.offer(answer);
        }
    }

    private void count(Way way, Traffic.Direction direction, int payload, boolean arrives) {
        traffic.message(way, direction, UDP_HEADER + payload, arrives);
    }

    /** What nobody has asked for is refused, which only a connected sender hears. */
    private void arrive(Delivery.Arrives delivery, SocketAddress target, Datagram datagram, DatagramPort sender) {
        DatagramPort there;
        synchronized (this) {
            PortTable<DatagramPort> table = datagramTables.get(delivery.stack());
            there = table == null ? null : table.at(target);
        }
        if (there == null) {
            int quoted = Math.min(QUOTED, FlowCounter.BARE + UDP_HEADER + datagram.payload().length);
            traffic.passes(delivery.way(), Traffic.Direction.BACK, ICMP_HEADER + quoted);
            Duration back = delivery.conditions().latency();
            if (back.isZero()) {
                sender.refused();
            } else {
                clock.schedule(back, sender::refused);
            }
        } else {
            there.offer(datagram);
        }
    }

    private final class Stack implements SocketStack {
        private final SandboxId id;

        private Stack(SandboxId id) {
            this.id = id;
        }

        @Override
        public Listener listen(SocketAddress local, int backlog) throws ErrnoException {
            String key = routing.keyOf(id).orElseThrow(() -> new ErrnoException(Errno.EADDRNOTAVAIL));
            requireFree(key, local, TCP);
            return Internet.this.listen(key, local, backlog);
        }

        @Override
        public List<SocketStatus> sockets() {
            return Internet.this.sockets(routing.keyOf(id).orElse(""));
        }

        @Override
        public List<SocketStatus> datagramSockets() {
            return Internet.this.datagramSockets(routing.keyOf(id).orElse(""));
        }

        @Override
        public Attempt connectHost(String path) {
            return hostSockets.connect(path);
        }

        @Override
        public DatagramPort bind(SocketAddress local) throws ErrnoException {
            String key = routing.keyOf(id).orElseThrow(() -> new ErrnoException(Errno.EADDRNOTAVAIL));
            requireFree(key, local, UDP);
            return Internet.this.bind(key, local);
        }

        private void requireFree(String key, SocketAddress local, String protocol) throws ErrnoException {
            if (!isOwn(local.address())) {
                throw new ErrnoException(Errno.EADDRNOTAVAIL);
            }
            if (key.equals(Sandbox.HOST_KEY) && routing.isPublished(local.address(), protocol, local.port())) {
                throw new ErrnoException(Errno.EADDRINUSE);
            }
        }

        @Override
        public void send(DatagramPort from, SocketAddress to, byte[] payload) throws ErrnoException {
            if (payload.length > DatagramPort.LARGEST) {
                throw new ErrnoException(Errno.EMSGSIZE);
            }
            from.hear();
            SocketAddress target = reachable(to);
            if (target.equals(NameService.ADDRESS) && routing.view(id).hasNameService()) {
                askNames(from, payload);
                return;
            }
            Delivery delivery = routing.deliver(id, target.address());
            if (delivery == Delivery.Fails.NO_ROUTE) {
                throw new ErrnoException(Errno.ENETUNREACH);
            }
            if (delivery instanceof Delivery.Arrives arrives) {
                IpAddress own = from.local().address();
                SocketAddress source = new SocketAddress(
                        own.isUnspecified() ? arrives.source() : own,
                        from.local().port());
                Optional<Forwarding> forwarding = forwarding(arrives, target, UDP);
                if (forwarding.isPresent()) {
                    forward(forwarding.get(), source, target, payload.clone());
                    return;
                }
                Datagram sent = new Datagram(source, payload.clone());
                carry(arrives, sent, () -> arrive(arrives, target, sent, from));
            }
        }

        private Optional<Forwarding> forwarding(Delivery.Arrives arrives, SocketAddress target, String protocol) {
            return arrives.stack().equals(Sandbox.HOST_KEY)
                    ? routing.forward(id, target.address(), protocol, target.port())
                    : Optional.empty();
        }

        private void forward(Forwarding forwarding, SocketAddress source, SocketAddress target, byte[] payload)
                throws ErrnoException {
            if (!(forwarding.delivery() instanceof Delivery.Arrives there)) {
                return;
            }
            String key = routing.keyOf(id).orElse("");
            DatagramPort own = relays.of(
                    new DatagramRelays.Client(key, source, target),
                    () -> Internet.this.bind(Sandbox.HOST_KEY, new SocketAddress(there.source(), 0)),
                    answer -> bringBack(key, source, answer, there.way().first()));
            Datagram sent = new Datagram(own.local(), payload);
            SocketAddress server = new SocketAddress(there.target(), forwarding.containerPort());
            carry(there, sent, () -> arrive(there, server, sent, own));
        }

        /** It answers by {@code lo}. */
        private void askNames(DatagramPort from, byte[] question) {
            Way way = Delivery.Arrives.inside(routing.keyOf(id).orElse(""), NameService.ADDRESS.address())
                    .way();
            count(way, Traffic.Direction.THERE, question.length, true);
            NameService.answer(question, routing.view(id)).ifPresent(answer -> {
                count(way, Traffic.Direction.BACK, answer.length, true);
                from.offer(new Datagram(NameService.ADDRESS, answer));
            });
        }

        private boolean isOwn(IpAddress address) {
            return address.isUnspecified() || address.isLoopback() || routing.isOwn(id, address);
        }

        private SocketAddress reachable(SocketAddress remote) {
            if (!remote.address().isUnspecified()) {
                return remote;
            }
            String loopback = remote.address() instanceof Ipv4Address ? "127.0.0.1" : "::1";
            return new SocketAddress(IpAddress.of(loopback), remote.port());
        }

        @Override
        public Attempt connect(SocketAddress remote) {
            SocketAddress target = reachable(remote);
            Delivery delivery = routing.deliver(id, target.address());
            String key = routing.keyOf(id).orElse("");
            if (delivery instanceof Delivery.Arrives arrives) {
                Optional<Forwarding> forwarding = forwarding(arrives, target, TCP);
                if (forwarding.isPresent()) {
                    return connect(forwarding.get(), key, target);
                }
                IpAddress source = arrives.source();
                Passage passage = passage(
                        arrives.stack(),
                        () -> isOwn(source) ? routing.deliver(id, target.address()) : Delivery.Fails.NO_ROUTE);
                return arrive(arrives, new Call(key, source, target, target, false), passage);
            }
            return new Attempt.Failed(delivery instanceof Delivery.Fails fails ? fails : Delivery.Fails.LOST);
        }

        private Attempt connect(Forwarding forwarding, String key, SocketAddress target) {
            if (!(forwarding.delivery() instanceof Delivery.Arrives there)) {
                return new Attempt.Failed(
                        forwarding.delivery() instanceof Delivery.Fails fails ? fails : Delivery.Fails.LOST);
            }
            IpAddress client = forwarding.client();
            Passage passage = passage(
                    there.stack(),
                    () -> isOwn(client)
                            ? routing.forward(id, target.address(), TCP, target.port())
                                    .map(Forwarding::delivery)
                                    .orElse(Delivery.Fails.LOST)
                            : Delivery.Fails.NO_ROUTE);
            SocketAddress server = new SocketAddress(there.target(), forwarding.containerPort());
            return arrive(there, new Call(key, client, target, server, forwarding.relayed()), passage);
        }
    }
}
