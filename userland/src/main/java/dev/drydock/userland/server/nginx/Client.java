package dev.drydock.userland.server.nginx;

import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection: takes a request, sends the answer, throws the rest of the request's body away, and begins again. No step of
 * it waits.
 */
final class Client {
    /** {@code client_header_timeout} and {@code send_timeout}. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** {@code lingering_timeout}: between two pieces of what nobody reads. */
    private static final Duration LINGERING_SILENCE = Duration.ofSeconds(5);
    /** {@code lingering_time}: for all of them. */
    private static final Duration LINGERING = Duration.ofSeconds(30);

    private static final int BUFFER = 16 * 1024;

    private final Worker worker;
    private final StreamSocket socket;
    private final long number;
    private final HeadReader heads = new HeadReader();
    private State state = State.HEAD;
    private @Nullable Request request;
    private @Nullable Body body;
    private @Nullable Answer answer;
    private boolean keepsAlive;
    private Instant end;
    private Instant lingersUntil = Instant.MAX;

    private enum State {
        /** A request is to come. */
        HEAD,
        /** The answer is on its way. */
        SENDING,
        /** It is sent, and the client still sends the body. */
        DISCARDING,
        /** The connection is over for this side: were it closed now, the client would lose the answer. */
        LINGERING,
        CLOSED
    }

    Client(Worker worker, StreamSocket socket, long number) {
        this.worker = worker;
        this.socket = socket;
        this.number = number;
        this.end = in(PATIENCE);
    }

    private Instant in(Duration time) {
        return worker.process().clock().now().plus(time);
    }

    StreamSocket socket() {
        return socket;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whether it goes on when there is room to send, and not when something comes. */
    boolean isSending() {
        return state == State.SENDING;
    }

    /** When it is given up, if nothing happens until then. */
    Instant end() {
        return end.isBefore(lingersUntil) ? end : lingersUntil;
    }

    /** Does what can be done now. */
    void step() throws IOException {
        try {
            if (state == State.SENDING) {
                if (socket.writable()) {
                    send();
                } else {
                    checkPatience();
                }
            } else if (socket.readable()) {
                receive();
            } else {
                checkPatience();
            }
        } catch (IOException broken) {
            finish();
        }
    }

    private void checkPatience() throws IOException {
        if (!end().isAfter(worker.process().clock().now())) {
            finish();
        }
    }

    private void receive() throws IOException {
        byte[] bytes = new byte[BUFFER];
        int count = socket.read(bytes, 0, BUFFER);
        if (count < 0) {
            finish();
            return;
        }
        switch (state) {
            case HEAD -> {
                if (!heads.isWithinHead()) {
                    end = in(PATIENCE);
                }
                heads.add(bytes, count);
                take();
            }
            case DISCARDING -> {
                end = in(LINGERING_SILENCE);
                heads.add(bytes, count);
                discard();
            }
            default -> end = in(LINGERING_SILENCE);
        }
    }

    /** Begins with the next request, if its head is there. */
    private void take() throws IOException {
        Request next = heads.next();
        if (next == null) {
            return;
        }
        Body itsBody = Body.of(next);
        heads.drop(itsBody.skip(heads.bytes(), heads.held()));
        Answering answering = new Answering(worker, socket, number, next, worker.boundary());
        request = next;
        body = itsBody;
        answer = answering.answer(itsBody);
        keepsAlive = answering.keepsAlive() && !answer.hangsUp();
        state = State.SENDING;
        end = in(PATIENCE);
        send();
    }

    private void send() throws IOException {
        Answer sent = answer;
        if (sent == null) {
            throw new IllegalStateException("there is nothing to send");
        }
        long before = sent.sent();
        if (!sent.send(socket)) {
            if (sent.sent() > before) {
                end = in(PATIENCE);
            }
            return;
        }
        log();
        Body rest = body;
        if (rest != null && !rest.isOver() && !rest.isBroken()) {
            state = State.DISCARDING;
            end = in(LINGERING_SILENCE);
            lingersUntil = in(LINGERING);
        } else {
            goOn();
        }
    }

    private void discard() throws IOException {
        Body rest = body;
        if (rest == null) {
            throw new IllegalStateException("there is nothing to throw away");
        }
        heads.drop(rest.skip(heads.bytes(), heads.held()));
        if (rest.isBroken()) {
            keepsAlive = false;
        }
        if (rest.isOver() || rest.isBroken()) {
            goOn();
        }
    }

    private void goOn() throws IOException {
        lingersUntil = Instant.MAX;
        if (keepsAlive) {
            state = State.HEAD;
            end = in(Duration.ofSeconds(worker.site().keepAliveSeconds));
            take();
        } else if (heads.held() == 0 && !socket.readable() && request != null && request.refusal() == 0) {
            finish();
        } else {
            socket.shutdownOutput();
            state = State.LINGERING;
            end = in(LINGERING_SILENCE);
            lingersUntil = in(LINGERING);
        }
    }

    private void log() throws IOException {
        Request served = request;
        Answer sent = answer;
        answer = null;
        if (served != null && sent != null) {
            sent.close();
            AccessLine line = new AccessLine(
                    served,
                    socket.remote().address().toString(),
                    worker.process().clock().now(),
                    sent.status(),
                    sent.sent());
            worker.logs().access(line.in(worker.site().accessFormat));
        }
    }

    private void finish() throws IOException {
        log();
        state = State.CLOSED;
    }
}
