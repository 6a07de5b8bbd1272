package dev.drydock.host;

import dev.drydock.network.PublishedPort;
import dev.drydock.network.socket.Attempt;
import dev.drydock.network.socket.Connection;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Published TCP and UDP ports on this machine, whose connections and datagrams go on into the containers. One thread serves them all;
 * there is none before the first port. Unless others may reach them, {@code 0.0.0.0} and {@code ::} mean this machine alone.
 */
public final class ForwardedPorts implements HostPorts {
    private static final int BACKLOG = 1024;
    /** So many clients at a time, before others have their turn. */
    private static final int TURN = 64;

    private final boolean othersMayReach;
    private final Map<PublishedPort, SelectableChannel> listeners = new ConcurrentHashMap<>();
    /** Is held while ports are waited for, and by whoever takes one away. */
    private final Lock selecting = new ReentrantLock(true);
    /** How many ports are being taken away. */
    private final AtomicInteger leaving = new AtomicInteger();
    /** What the thread is to do next. */
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    /** Whether the thread has to be woken to see that there is work. */
    private volatile boolean isAsleep;

    private @Nullable Selector selector;
    private boolean closed;

    /** @param othersMayReach whether other machines may reach the ports that are published on all addresses */
    public ForwardedPorts(boolean othersMayReach) {
        this.othersMayReach = othersMayReach;
    }

    /** For an {@code EngineBuilder} whose containers' published ports only programs of this machine shall reach. */
    public static HostPorts forThisMachine() {
        return new ForwardedPorts(false);
    }

    @Override
    public HostPorts ofFork() {
        return new ForwardedPorts(othersMayReach);
    }

    @Override
    public void open(PublishedPort port, Target target) throws IOException {
        boolean six = port.hostIp().indexOf(':') >= 0;
        ServerSocketChannel listener;
        try {
            listener = ServerSocketChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        } catch (UnsupportedOperationException noIpv6) {
            return;
        }
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.configureBlocking(false);
            listener.bind(new InetSocketAddress(address(port.hostIp()), port.hostPort()), BACKLOG);
            Selector running = running();
            listeners.put(port, listener);
            post(() -> listener.register(running, SelectionKey.OP_ACCEPT, target));
        } catch (IOException refused) {
            listener.close();
            refuse(refused, six);
        }
    }

    @Override
    public void openDatagrams(PublishedPort port, DatagramTarget target) throws IOException {
        boolean six = port.hostIp().indexOf(':') >= 0;
        DatagramChannel channel;
        try {
            channel = DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        } catch (UnsupportedOperationException noIpv6) {
            return;
        }
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(address(port.hostIp()), port.hostPort()));
            Selector running = running();
            listeners.put(port, channel);
            ForwardedDatagrams datagrams = new ForwardedDatagrams(channel, target, work -> post(work::run));
            post(() -> channel.register(running, SelectionKey.OP_READ, datagrams));
        } catch (IOException refused) {
            channel.close();
            refuse(refused, six);
        }
    }

    /** A machine without IPv6 refuses nothing: it has only the other one of the two addresses. */
    private static void refuse(IOException refused, boolean six) throws IOException {
        String words = String.valueOf(refused.getMessage());
        if (!six || !words.contains("assign")) {
            throw new IOException(words.toLowerCase(Locale.ROOT).replaceAll(" \\(.*", ""), refused);
        }
    }

    private String address(String asked) {
        if (othersMayReach) {
            return asked;
        }
        return asked.equals("0.0.0.0") ? "127.0.0.1" : asked.equals("::") ? "::1" : asked;
    }

    @Override
    public void close(PublishedPort port) {
        SelectableChannel listener = listeners.remove(port);
        if (listener != null) {
            endDatagrams(listener);
            closeQuietly(listener);
            release();
        }
    }

    /**
     * A listener that was closed keeps its port until a selection is over; the next one to want the port may come at once. The
     * thread itself cannot be waited for, since it may in turn wait for whoever closes.
     */
    private void release() {
        leaving.incrementAndGet();
        wake();
        selecting.lock();
        try {
            Selector running = selectorOrNull();
            if (running != null && running.isOpen()) {
                running.selectNow();
            }
        } catch (IOException | ClosedSelectorException over) {
            // Its thread has ended, and all ports with it.
            return;
        } finally {
            selecting.unlock();
            leaving.decrementAndGet();
        }
    }

    private synchronized @Nullable Selector selectorOrNull() {
        return selector;
    }

    private synchronized void endDatagrams(SelectableChannel listener) {
        SelectionKey key = selector == null ? null : listener.keyFor(selector);
        if (key != null && key.attachment() instanceof ForwardedDatagrams datagrams) {
            post(datagrams::close);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        listeners.values().forEach(ForwardedPorts::closeQuietly);
        listeners.clear();
        if (selector != null) {
            selector.wakeup();
        }
    }

    private synchronized Selector running() throws IOException {
        if (closed) {
            throw new IOException("the engine is closed");
        }
        Selector running = selector;
        if (running == null) {
            running = Selector.open();
            selector = running;
            Selector own = running;
            Thread thread = new Thread(() -> serve(own), "published ports");
            thread.setDaemon(true);
            thread.start();
        }
        return running;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private interface Work {
        void go() throws IOException;
    }

    /** Has the thread do something; by any thread. */
    private void post(Work next) {
        work.add(() -> {
            try {
                next.go();
            } catch (IOException gone) {
                // Its channel was closed meanwhile: there is nothing left to do for it.
                return;
            }
        });
        if (isAsleep) {
            wake();
        }
    }

    private synchronized void wake() {
        if (selector != null) {
            selector.wakeup();
        }
    }

    // By the thread

    private void serve(Selector own) {
        try (own) {
            while (!isClosed()) {
                List<SelectionKey> ready = select(own);
                workOff();
                for (SelectionKey key : ready) {
                    serve(own, key);
                }
            }
            for (SelectionKey key : own.keys()) {
                if (key.attachment() instanceof ForwardedConnection connection) {
                    connection.breakOff();
                } else if (key.attachment() instanceof ForwardedDatagrams datagrams) {
                    datagrams.close();
                }
            }
        } catch (IOException | ClosedSelectorException broken) {
            close();
        }
    }

    /** Only what is there by now: what comes meanwhile waits until those who are ready have been served, however much it is. */
    private void workOff() {
        for (int left = work.size(); left > 0; left--) {
            Runnable next = work.poll();
            if (next != null) {
                next.run();
            }
        }
    }

    private List<SelectionKey> select(Selector own) throws IOException {
        selecting.lock();
        try {
            isAsleep = true;
            if (leaving.get() > 0 || !work.isEmpty()) {
                own.selectNow();
            } else {
                own.select();
            }
            isAsleep = false;
            List<SelectionKey> ready = List.copyOf(own.selectedKeys());
            own.selectedKeys().clear();
            return ready;
        } finally {
            selecting.unlock();
        }
    }

    private void serve(Selector own, SelectionKey key) {
        if (key.attachment() instanceof ForwardedConnection connection) {
            connection.move();
        } else if (key.attachment() instanceof ForwardedDatagrams datagrams) {
            datagrams.move();
        } else if (key.isValid() && key.channel() instanceof ServerSocketChannel listener) {
            try {
                for (int turn = 0; turn < TURN; turn++) {
                    SocketChannel client = listener.accept();
                    if (client == null) {
                        return;
                    }
                    client.configureBlocking(false);
                    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    connect(own, client, (Target) key.attachment());
                }
            } catch (IOException gone) {
                // The client has left, or the port was closed.
                return;
            }
        }
    }

    /** Joins a connection that was made on this machine with one of a container. By any thread. */
    void join(SocketChannel outside, Connection inside) throws IOException {
        outside.configureBlocking(false);
        Selector running = running();
        post(() -> carry(running, outside, inside));
    }

    private void carry(Selector own, SocketChannel outside, Connection inside) throws IOException {
        SelectionKey key = outside.register(own, 0);
        ForwardedConnection connection = new ForwardedConnection(outside, inside, key, move -> post(move::run));
        key.attach(connection);
        connection.begin();
    }

    /** A client whose container does not take it is hung up on, as the engine's proxy does. */
    private void connect(Selector own, SocketChannel client, Target target) throws IOException {
        Attempt attempt = target.connect();
        if (attempt instanceof Attempt.Connected connected) {
            carry(own, client, connected.connection());
        } else if (attempt instanceof Attempt.Full full) {
            new Retry(full, () -> post(() -> connect(own, client, target))).await();
        } else {
            client.close();
        }
    }

    private static void closeQuietly(SelectableChannel listener) {
        try {
            listener.close();
        } catch (IOException lost) {
            // It is closed all the same.
            return;
        }
    }

    /** Tries again once, when there is room in the container. */
    private static final class Retry implements Runnable {
        private final Attempt.Full full;
        private final Runnable again;
        private WaitQueue.@Nullable Subscription subscription;
        private boolean done;

        Retry(Attempt.Full full, Runnable again) {
            this.full = full;
            this.again = again;
        }

        void await() {
            subscription = full.listener().changes().subscribe(this);
            if (full.listener().answers()) {
                run();
            }
        }

        @Override
        public void run() {
            synchronized (this) {
                if (done) {
                    return;
                }
                done = true;
            }
            WaitQueue.Subscription made = subscription;
            if (made != null) {
                made.cancel();
            }
            again.run();
        }
    }
}
