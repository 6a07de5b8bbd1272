package dev.drydock.userland.server.redis;

import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client and what the server knows of it. */
final class Session {
    private static final int BUFFER = 16 * 1024;

    private final @Nullable StreamSocket socket;
    private final int descriptor;
    private final long id;
    private final RequestReader requests = new RequestReader();
    private final Reply reply = new Reply();
    private byte[] unsent = new byte[0];
    private int sent;
    private boolean ended;
    private boolean closing;

    String name = "";
    int database;
    boolean authenticated;
    /** Null outside of a transaction. */
    @Nullable
    Transaction transaction;
    /** Null unless it waits for a key. */
    @Nullable
    Wait wait;

    final Map<Watched, Long> watched = new LinkedHashMap<>();
    final Set<String> channels = new LinkedHashSet<>();
    final Set<String> patterns = new LinkedHashSet<>();

    /** Commands that wait for EXEC. */
    static final class Transaction {
        final List<List<String>> queue = new ArrayList<>();
        boolean broken;
    }

    /**
     * A command that waits until it can be carried out.
     *
     * @param until in milliseconds since 1970; {@link Long#MAX_VALUE} for ever
     * @param many whether the answer after that time is the absence of an array
     */
    record Wait(List<String> command, long until, boolean many) {
        Wait {
            command = List.copyOf(command);
        }
    }

    record Watched(int database, String key) {}

    Session(@Nullable StreamSocket socket, int descriptor, long id) {
        this.socket = socket;
        this.descriptor = descriptor;
        this.id = id;
    }

    /** Whoever carries out what was written down: nobody hears the answers. */
    static Session ofJournal() {
        Session session = new Session(null, -1, 0);
        session.authenticated = true;
        return session;
    }

    StreamSocket socket() {
        StreamSocket own = socket;
        if (own == null) {
            throw new IllegalStateException("there is nobody at the other end");
        }
        return own;
    }

    int descriptor() {
        return descriptor;
    }

    long id() {
        return id;
    }

    Reply reply() {
        return reply;
    }

    boolean isSubscribed() {
        return !channels.isEmpty() || !patterns.isEmpty();
    }

    /** Says nothing more after what was said. */
    void hangUp() {
        closing = true;
    }

    boolean isHungUp() {
        return closing;
    }

    /** Whether the connection can be closed. */
    boolean isOver() {
        return ended || (closing && !isSending());
    }

    boolean isSending() {
        return sent < unsent.length || !reply.isEmpty();
    }

    /** Takes what has come. */
    void receive() {
        byte[] bytes = new byte[BUFFER];
        try {
            int count = socket().read(bytes, 0, BUFFER);
            if (count < 0) {
                ended = true;
            } else {
                requests.add(bytes, count);
            }
        } catch (IOException broken) {
            ended = true;
        }
    }

    @Nullable
    List<String> request() throws ProtocolException {
        return requests.next();
    }

    /** Sends what there is room for. */
    void send() {
        try {
            for (; ; ) {
                if (sent == unsent.length) {
                    unsent = reply.take();
                    sent = 0;
                }
                int count = unsent.length == 0 ? 0 : socket().offer(unsent, sent, unsent.length - sent);
                if (count == 0) {
                    return;
                }
                sent += count;
            }
        } catch (IOException broken) {
            ended = true;
        }
    }

    /** As a new client, but for the connection itself. */
    void reset(boolean authenticatedAgain) {
        name = "";
        database = 0;
        authenticated = authenticatedAgain;
        transaction = null;
        watched.clear();
        reply.protocol(2);
    }
}
