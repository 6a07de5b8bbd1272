package dev.drydock.api.http;

import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Client;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestBody;
import dev.drydock.api.exchange.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection. A worker serves it: it reads a request, answers it, which may block, and stands by for the next
 * for a moment. A connection that is silent for longer, or slow with a head, costs no thread: it is left to the poller, and
 * is cut off in the end. While an answer takes its time the client is watched for whoever wants to learn when it is gone.
 */
final class ClientConnection implements Client {
    /** Longer answers are sent in chunks, as Go's net/http does. */
    private static final int LONGEST_UNCHUNKED_BYTES = 2048;
    /** How long a worker stays with a silent connection; as a thread of the pool it would wait, too. */
    private static final Duration STANDBY = Duration.ofSeconds(5);
    /** How long it stays with a new one that asks nothing, and keeps from others who come. */
    private static final Duration FIRST_STANDBY = Duration.ofMillis(2);

    private final SocketChannel channel;
    private final ServerContext server;
    private final Readiness readiness;
    private final ConnectionInput input;
    private final ConnectionOutput output;
    private final RequestParser parser = new RequestParser();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Runnable> whenGone = new ArrayList<>();
    private @Nullable Future<?> deadline;
    /** Whether the body of an answer is being written piece by piece; guarded by {@link #whenGone}. */
    private boolean streaming;
    /** Guarded by {@link #whenGone}. */
    private boolean gone;

    /**
     * What all connections of a server share.
     *
     * @param whenClosed learns of each connection's end
     */
    record ServerContext(
            ExchangeHandler handler,
            Executor workers,
            ScheduledExecutorService timer,
            Poller poller,
            Standbys standbys,
            InstantSource clock,
            Timeouts timeouts,
            Consumer<ClientConnection> whenClosed) {}

    /** Answers a request, and takes note of it. */
    interface ExchangeHandler {
        Response handle(Request request);
    }

    /** @param channel that does not block */
    ClientConnection(SocketChannel channel, ServerContext server) {
        this.channel = channel;
        this.server = server;
        this.readiness = new Readiness(channel, server.poller());
        this.input = new ConnectionInput(channel, readiness);
        this.output = new ConnectionOutput(channel, readiness, this::clientGone);
    }

    /**
     * By a worker: serves until the connection is silent or over.
     *
     * @param beforeBlocking is run, once, before the first answer
     */
    void serve(Runnable beforeBlocking) {
        readiness.attach(server.standbys().take());
        Runnable afterwards = this::close;
        try {
            afterwards = answerAll(beforeBlocking);
        } catch (IOException broken) {
            // It is closed.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            Standby standby = readiness.detach();
            if (standby != null) {
                server.standbys().giveBack(standby);
            }
            // Last: another worker may serve it from here on.
            afterwards.run();
        }
    }

    /** @return what is to be done with the connection */
    private Runnable answerAll(Runnable beforeBlocking) throws IOException, InterruptedException {
        Duration idle = server.timeouts().idle();
        Duration standby = idle.compareTo(STANDBY) < 0 ? idle : STANDBY;
        boolean blocking = false;
        try {
            while (true) {
                RequestHead head = readHead(blocking ? standby : FIRST_STANDBY);
                if (head == null) {
                    return this::park;
                }
                cancelDeadline();
                if (!blocking) {
                    blocking = true;
                    beforeBlocking.run();
                }
                Runnable end = answer(head);
                if (end != null) {
                    return end;
                }
                parser.reset();
            }
        } catch (BadRequestException bad) {
            cancelDeadline();
            if (!blocking) {
                beforeBlocking.run();
            }
            output.write(bad.answer().getBytes(StandardCharsets.UTF_8));
            return finish();
        }
    }

    // Reading heads

    /**
     * @param standby how long to wait for its first byte
     * @return null if not all of it is there yet
     */
    private @Nullable RequestHead readHead(Duration standby) throws BadRequestException, EOFException {
        while (true) {
            if (input.buffer().hasRemaining()) {
                RequestHead head = parser.parseHead(input.buffer());
                if (head != null) {
                    return head;
                }
                continue;
            }
            int filled = input.fill();
            if (filled < 0) {
                if (parser.isIdle()) {
                    throw new EOFException();
                }
                throw BadRequestException.malformed();
            }
            // Only for a first byte: whoever sends a head bit by bit could keep a worker for long.
            if (filled == 0 && !(parser.isIdle() && readiness.standBy(standby))) {
                return null;
            }
        }
    }

    /** Leaves the connection to the poller until more comes. */
    private void park() {
        if (parser.isIdle()) {
            input.releaseEmptyBuffer();
            deadline = closeIn(server.timeouts().idle());
        } else if (deadline == null) {
            deadline = closeIn(server.timeouts().head());
        }
        input.whenReadable(this::resume);
    }

    private void resume() {
        if (closed.get()) {
            return;
        }
        if (parser.isIdle()) {
            cancelDeadline();
        }
        execute(() -> serve(() -> {}));
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void execute(Runnable task) {
        try {
            server.workers().execute(task);
        } catch (RejectedExecutionException closing) {
            close();
        }
    }

    // Answering

    /** @return what is to be done with the connection; null if another request may follow */
    private @Nullable Runnable answer(RequestHead head) throws IOException, InterruptedException {
        RequestBodyStream body = new RequestBodyStream(
                parser,
                input,
                server.timeouts().body(),
                head.expectsContinue() ? () -> output.write(ascii("HTTP/1.1 100 Continue\r\n\r\n")) : null);
        Response response = head.asksTheServer() ? Response.empty(200, Headers.NONE) : handle(head, body);
        if (response.body() instanceof Body.NoAnswer) {
            return this::reset;
        }
        if (response.body() instanceof Body.Hijack hijack) {
            body.drain();
            return hijack(head, response, hijack);
        }
        boolean reusable = body.drain() && head.keepsAlive();
        send(head, response, reusable);
        return reusable ? null : finish();
    }

    private Response handle(RequestHead head, RequestBodyStream body) {
        RequestBody requestBody = new RequestBody(head.length(), body);
        return server.handler().handle(new Request(head.method(), head.target(), head.headers(), requestBody));
    }

    private void send(RequestHead head, Response response, boolean reusable) throws IOException, InterruptedException {
        List<Headers.Field> framing = new ArrayList<>();
        Body body = response.body();
        byte[] bytes = body instanceof Body.Bytes whole ? whole.bytes() : new byte[0];
        boolean allowsBody = response.status() != 204 && response.status() != 304;
        boolean unchunked = !(body instanceof Body.Stream) && bytes.length <= LONGEST_UNCHUNKED_BYTES;
        boolean chunked = allowsBody && !unchunked && head.chunks();
        boolean headOnly = head.method().equals("HEAD");
        if (allowsBody
                && unchunked
                && !response.headers().contains("Content-Length")
                && (bytes.length > 0 || !headOnly)) {
            framing.add(new Headers.Field("Content-Length", Integer.toString(bytes.length)));
        }
        if (!reusable && head.chunks()) {
            framing.add(new Headers.Field("Connection", "close"));
        } else if (reusable && !head.chunks()) {
            framing.add(new Headers.Field("Connection", "keep-alive"));
        }
        if (chunked) {
            framing.add(new Headers.Field("Transfer-Encoding", "chunked"));
        }
        byte[] start = ResponseHead.of(
                head.chunks(),
                response.status(),
                response.headers(),
                server.clock().instant(),
                framing);
        if (body instanceof Body.Stream stream) {
            stream(stream, start, chunked, headOnly);
        } else if (headOnly || !allowsBody || bytes.length == 0) {
            output.write(start);
        } else if (chunked) {
            String size = Integer.toHexString(bytes.length) + "\r\n";
            output.write(
                    ByteBuffer.wrap(start),
                    ByteBuffer.wrap(ascii(size)),
                    ByteBuffer.wrap(bytes),
                    ByteBuffer.wrap(ascii("\r\n0\r\n\r\n")));
        } else {
            output.write(ByteBuffer.wrap(start), ByteBuffer.wrap(bytes));
        }
    }

    private void stream(Body.Stream stream, byte[] start, boolean chunked, boolean headOnly)
            throws IOException, InterruptedException {
        synchronized (whenGone) {
            streaming = true;
        }
        try {
            sendOrNote(start);
            BodyOutput bodyOutput = new BodyOutput(output, chunked);
            stream.writer().write(headOnly ? OutputStream.nullOutputStream() : bodyOutput, this);
            if (!headOnly) {
                bodyOutput.finish();
            }
        } finally {
            forgetActions();
            input.stopWatching();
        }
    }

    /** Sends a head; if that fails the writer of the body is called all the same, and learns it there. */
    private void sendOrNote(byte[] start) {
        try {
            output.write(start);
        } catch (IOException broken) {
            clientGone();
        }
    }

    private Runnable hijack(RequestHead head, Response response, Body.Hijack hijack)
            throws IOException, InterruptedException {
        HijackedByHandler hijacked = new HijackedByHandler(input, output, this, this::execute);
        boolean free = false;
        try {
            sendOrNote(ResponseHead.raw(response.status(), hijack.reason(), response.headers()));
            if (head.mayLoseWhatComesWithTheAnswer()) {
                readiness.await(SelectionKey.OP_READ, server.timeouts().takeover());
            }
            hijack.hijacker().take(hijacked);
        } finally {
            forgetActions();
            free = hijacked.end(this::dropInput);
        }
        if (free) {
            return finish();
        }
        endOutput();
        deadline = closeIn(server.timeouts().linger());
        return () -> {};
    }

    // The end

    /**
     * Ends the output; the rest of the input is dropped until the client has closed, so that it gets all that was sent.
     *
     * @return what is to be done with the connection
     */
    private Runnable finish() {
        endOutput();
        readiness.forgetReader();
        input.buffer().position(input.buffer().limit());
        if (readiness.mayStandBy() && (!readiness.standBy(server.timeouts().linger()) || input.fill() < 0)) {
            return this::close;
        }
        deadline = closeIn(server.timeouts().linger());
        return this::dropInput;
    }

    /** Closes the connection in a way that the client takes for a failure; on a unix socket it is only closed. */
    private void reset() {
        try {
            if (channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException goneAlready) {
            // It is closed as well.
        }
        close();
    }

    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException goneAlready) {
            // There is nobody to be told.
        }
    }

    /** Closes the connection then, or at once when the server ends. */
    private @Nullable Future<?> closeIn(Duration delay) {
        try {
            return server.timer().schedule(this::close, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            close();
            return null;
        }
    }

    private void dropInput() {
        input.buffer().position(input.buffer().limit());
        if (closed.get()) {
            return;
        }
        if (input.fill() < 0) {
            close();
        } else {
            input.whenReadable(this::dropInput);
        }
    }

    /** By anybody. Idempotent. */
    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException broken) {
            // Then it is closed as well.
        }
        server.whenClosed().accept(this);
        readiness.closed();
        clientGone();
    }

    @Override
    public void whenGone(Runnable action) {
        synchronized (whenGone) {
            if (!gone) {
                whenGone.add(action);
                if (streaming && whenGone.size() == 1) {
                    // Under the lock: it must not begin when the answer is over.
                    input.watch(this::clientGone);
                }
                return;
            }
        }
        action.run();
    }

    private void clientGone() {
        List<Runnable> actions;
        synchronized (whenGone) {
            gone = true;
            actions = List.copyOf(whenGone);
            whenGone.clear();
        }
        for (Runnable action : actions) {
            try {
                server.workers().execute(action);
            } catch (RejectedExecutionException closing) {
                action.run();
            }
        }
    }

    private void forgetActions() {
        synchronized (whenGone) {
            streaming = false;
            whenGone.clear();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
