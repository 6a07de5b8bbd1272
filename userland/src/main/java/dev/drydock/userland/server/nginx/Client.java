package dev.drydock.userland.server.nginx;

import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection: takes a request, sends the answer, throws the rest of the request's body away, and begins again. No step of
 * it waits.
 */
final class Client {
    /** {@code lingering_timeout}: between two pieces of what nobody reads. */
    private static final Duration LINGERING_SILENCE = Duration.ofSeconds(5);
    /** {@code lingering_time}: for all of them. */
    private static final Duration LINGERING = Duration.ofSeconds(30);
    /** {@code client_body_buffer_size}: what is longer is said to be kept in a file. */
    private static final int LARGEST_IN_MEMORY = 16 * 1024;

    private static final int BUFFER = 16 * 1024;
    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Worker worker;
    private final StreamSocket socket;
    private final long number;
    private final long headTimeout;
    private final HeadReader heads = new HeadReader();
    private State state = State.HEAD;
    private @Nullable Exchange exchange;
    private @Nullable Handover handover;
    /** The last request that is in the logs. */
    private @Nullable Exchange logged;

    private int requests;
    private boolean keepsAlive;
    private boolean hasLeft;
    private boolean hasSomethingToSend;
    private Instant end;
    private Instant lingersUntil = Instant.MAX;

    private enum State {
        /** A request is to come. */
        HEAD,
        /** Its body is to come, before it is handed on. */
        BODY,
        /** The answer is on its way, or an upstream thinks about it. */
        ANSWERING,
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
        this.headTimeout = worker.site().server(socket.local(), "").headTimeout;
        this.end = in(headTimeout);
    }

    private Instant in(Duration time) {
        return worker.process().clock().now().plus(time);
    }

    private Instant in(long milliseconds) {
        return worker.process().clock().now().plusMillis(milliseconds);
    }

    StreamSocket socket() {
        return socket;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whether it waits for a request of which nothing has come. */
    boolean isIdle() {
        return state == State.HEAD && !heads.isWithinHead();
    }

    /** Whether it goes on when there is room to send. */
    boolean isSending() {
        return state == State.ANSWERING && hasSomethingToSend;
    }

    /** Whether it goes on when something comes. */
    boolean isHearing() {
        return state != State.CLOSED && !isSending() && !(state == State.ANSWERING && heads.held() > 0);
    }

    /** The upstream that it waits for; null if there is none. */
    @Nullable
    Handover upstream() {
        Handover current = handover;
        return current == null || current.isOver() ? null : current;
    }

    /** When it is given up, if nothing happens until then. */
    Instant end() {
        Handover current = upstream();
        if (current != null) {
            return current.end();
        }
        return end.isBefore(lingersUntil) ? end : lingersUntil;
    }

    private Exchange exchange() {
        Exchange current = exchange;
        if (current == null) {
            throw new IllegalStateException("there is no request");
        }
        return current;
    }

    /** Does what can be done now. */
    void step() throws IOException {
        try {
            if (state == State.ANSWERING) {
                answering();
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

    private void answering() throws IOException {
        Handover current = upstream();
        if (current != null) {
            current.step();
        }
        if (!hasSomethingToSend && heads.held() == 0 && socket.readable() && hasHungUp()) {
            return;
        }
        if (exchange().answer() == null) {
            return;
        }
        if (!hasSomethingToSend || socket.writable()) {
            send();
        } else if (upstream() == null) {
            checkPatience();
        }
    }

    /** A client that hangs up while an upstream thinks is not served any more (499). */
    private boolean hasHungUp() throws IOException {
        byte[] bytes = new byte[BUFFER];
        int count = socket.read(bytes, 0, BUFFER);
        if (count > 0) {
            heads.add(bytes, count);
            return false;
        }
        hasLeft = true;
        if (exchange().answer() == null) {
            exchange().answer(new Answer(new Reply(499), ""));
        }
        finish();
        return true;
    }

    private void receive() throws IOException {
        byte[] bytes = new byte[BUFFER];
        int count = socket.read(bytes, 0, BUFFER);
        if (count < 0) {
            hasLeft = true;
            finish();
            return;
        }
        switch (state) {
            case HEAD -> {
                if (!heads.isWithinHead()) {
                    end = in(headTimeout);
                }
                heads.add(bytes, count);
                take();
            }
            case BODY -> {
                end = in(exchange().place().bodyTimeout);
                heads.add(bytes, count);
                readBody();
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
        Body body = Body.of(next);
        requests++;
        Exchange begun =
                new Exchange(worker, new Exchange.Origin(socket, number, requests, heads.held() > 0), next, body);
        exchange = begun;
        handover = null;
        body.keep();
        heads.drop(body.accept(heads.bytes(), heads.held()));
        if (body.isBroken()) {
            begun.complain(ErrorLevel.ERROR, "client sent invalid chunked body");
            begun.hangUp();
        }
        begun.begin();
        boolean expects = next.header("expect").equalsIgnoreCase("100-continue") && next.version() >= 11;
        if (expects && !body.isOver() && begun.status() < 400) {
            socket.offer(GO_ON, 0, GO_ON.length);
        }
        if (begun.waitsForBody()) {
            state = State.BODY;
            end = in(begun.place().bodyTimeout);
            readBody();
            return;
        }
        body.discard();
        startSending();
    }

    /** Takes what has come of a body that is to be handed on. */
    private void readBody() throws IOException {
        Exchange current = exchange();
        Body body = current.body();
        boolean wasBroken = body.isBroken();
        heads.drop(body.accept(heads.bytes(), heads.held()));
        long most = current.place().largestBody;
        if (body.isBroken()) {
            if (!wasBroken) {
                current.complain(ErrorLevel.ERROR, "client sent invalid chunked body");
            }
            current.fail(400);
        } else if (most > 0 && body.came() > most) {
            current.complain(
                    ErrorLevel.ERROR, "client intended to send too large chunked body: " + body.sizeWords() + " bytes");
            current.fail(413);
        } else if (body.isOver()) {
            handOn(current);
            return;
        } else {
            return;
        }
        startSending();
    }

    private void handOn(Exchange current) throws IOException {
        if (current.body().came() > LARGEST_IN_MEMORY) {
            current.complain(
                    ErrorLevel.WARN,
                    "a client request body is buffered to a temporary file " + worker.nextTemporaryFile());
        }
        ProxyPass pass = current.proxied();
        if (pass == null) {
            throw new IllegalStateException("there is nowhere to hand it on to");
        }
        Handover begun = new Handover(current, pass);
        handover = begun;
        state = State.ANSWERING;
        hasSomethingToSend = false;
        begun.begin();
        if (current.answer() != null) {
            startSending();
        }
    }

    private void startSending() throws IOException {
        state = State.ANSWERING;
        hasSomethingToSend = true;
        end = in(exchange().place().sendTimeout);
        send();
    }

    private void send() throws IOException {
        Answer sent = exchange().answer();
        if (sent == null) {
            throw new IllegalStateException("there is nothing to send");
        }
        long before = sent.sent();
        Answer.Progress progress = sent.send(socket);
        hasSomethingToSend = progress == Answer.Progress.FULL;
        if (sent.sent() > before) {
            end = in(exchange().place().sendTimeout);
        }
        if (progress != Answer.Progress.ALL) {
            return;
        }
        keepsAlive = exchange().keepsAlive() && !sent.reply().hangsUp && !worker.isShuttingDown();
        log();
        Body rest = exchange().body();
        rest.discard();
        if (rest.isBroken()) {
            keepsAlive = false;
            goOn();
        } else if (!rest.isOver()) {
            state = State.DISCARDING;
            end = in(LINGERING_SILENCE);
            lingersUntil = in(LINGERING);
        } else {
            goOn();
        }
    }

    private void discard() throws IOException {
        Body rest = exchange().body();
        heads.drop(rest.accept(heads.bytes(), heads.held()));
        if (rest.isBroken()) {
            keepsAlive = false;
        }
        if (rest.isOver() || rest.isBroken()) {
            goOn();
        }
    }

    private void goOn() throws IOException {
        lingersUntil = Instant.MAX;
        Exchange served = exchange();
        boolean refused = served.request().refusal() != 0;
        exchange = null;
        handover = null;
        if (keepsAlive) {
            state = State.HEAD;
            end = in(served.place().keepAliveMilliseconds);
            take();
        } else if (heads.held() == 0 && !socket.readable() && !refused) {
            state = State.CLOSED;
        } else {
            socket.shutdownOutput();
            state = State.LINGERING;
            end = in(LINGERING_SILENCE);
            lingersUntil = in(LINGERING);
        }
    }

    private void log() throws IOException {
        Exchange served = exchange;
        if (served == null || logged == served) {
            return;
        }
        logged = served;
        Answer sent = served.answer();
        if (sent != null) {
            sent.close();
        }
        served.log();
    }

    /** Ends the connection, and notes what it got of what it asked for. */
    private void finish() throws IOException {
        Handover current = upstream();
        if (current != null) {
            current.giveUp();
        }
        if (state == State.HEAD && heads.isWithinHead()) {
            Request abandoned = heads.abandoned();
            requests++;
            Exchange given =
                    new Exchange(worker, new Exchange.Origin(socket, number, requests, false), abandoned, Body.empty());
            given.answer(new Answer(new Reply(hasLeft ? Request.LEFT : 408), ""));
            exchange = given;
        } else if (state == State.BODY) {
            exchange().answer(new Answer(new Reply(hasLeft ? Request.LEFT : 408), ""));
        }
        state = State.CLOSED;
        log();
    }

    /** Hangs up without a word. */
    void close() {
        state = State.CLOSED;
    }
}
