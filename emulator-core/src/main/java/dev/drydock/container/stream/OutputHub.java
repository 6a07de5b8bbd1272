package dev.drydock.container.stream;

import dev.drydock.process.kernel.OutputSink;
import dev.drydock.time.WaitQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the output of a container, or of an exec, goes: into its log and to every client that is attached. The slowest
 * client sets the pace: while one cannot take more, the program blocks, as on the real engine (28.5.2:
 * broadcaster.Unbuffered). It outlives a run: a client may attach before the start, and a restarted container writes into
 * the same hub.
 */
public final class OutputHub {
    private final OutputLog log;
    private final WaitQueue changes = new WaitQueue();
    private final List<FrameQueue> clients = new ArrayList<>();

    public OutputHub(OutputLog log) {
        this.log = log;
    }

    /** The end that a program writes into. */
    public OutputSink sink(Frame.Stream stream) {
        return new Sink(stream);
    }

    /**
     * Shows a client what comes from now on.
     *
     * @param first what it gets before that; asked for in the moment in which it is attached, so that nothing is missed
     *     and nothing comes twice
     */
    public LiveFrames attach(boolean stdout, boolean stderr, Supplier<List<Frame>> first) {
        synchronized (this) {
            FrameQueue queue = new FrameQueue(this, stdout, stderr, first.get());
            clients.add(queue);
            return queue;
        }
    }

    /** The run is over: clients get what is held, then the end. */
    public void finish() {
        List<FrameQueue> gone;
        synchronized (this) {
            log.end();
            gone = List.copyOf(clients);
            clients.clear();
        }
        gone.forEach(FrameQueue::finish);
        changes.wakeAll();
    }

    /** How many clients are attached. */
    public synchronized int clients() {
        return clients.size();
    }

    synchronized void detach(FrameQueue queue) {
        clients.remove(queue);
    }

    void drained() {
        changes.wakeAll();
    }

    private synchronized int room(Frame.Stream stream, int wanted) {
        int room = wanted;
        for (FrameQueue client : clients) {
            if (client.wants(stream)) {
                room = Math.min(room, client.free());
            }
        }
        return room;
    }

    private synchronized int take(Frame.Stream stream, byte[] bytes, int offset, int length) {
        int room = room(stream, length);
        if (room > 0) {
            log.append(stream, bytes, offset, room);
            for (FrameQueue client : clients) {
                if (client.wants(stream)) {
                    client.add(new Frame(stream, Arrays.copyOfRange(bytes, offset, offset + room)));
                }
            }
        }
        return room;
    }

    private final class Sink implements OutputSink {
        private final Frame.Stream stream;

        Sink(Frame.Stream stream) {
            this.stream = stream;
        }

        @Override
        public int take(byte[] bytes, int offset, int length) {
            return OutputHub.this.take(stream, bytes, offset, length);
        }

        @Override
        public WaitQueue changes() {
            return changes;
        }

        @Override
        public boolean ready() {
            return room(stream, 1) > 0;
        }

        @Override
        public void closed() {
            // The run ends with its process, not with a descriptor: a daemon may close its output and go on.
        }
    }
}
