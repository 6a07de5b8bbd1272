package dev.drydock.api.http;

import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Client;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestBody;
import dev.drydock.api.exchange.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: heads are read on Jetty's threads, without blocking; each request is then answered on a worker,
 * which may block; afterwards the next head is read. A client that is slow with its head costs no thread, and is cut off in
 * the end. While an answer takes its time the connection is watched, so that whoever writes it learns when nobody is there.
 */
final class ClientConnection extends AbstractConnection implements Client {
    /** Longer answers are sent in chunks, as Go's net/http does. */
    private static final int LONGEST_UNCHUNKED_BYTES = 2048;

    private final ServerContext server;
    private final ConnectionInput input;
    private final ConnectionOutput output;
    private final RequestParser parser = new RequestParser();
    private final List<Runnable> whenGone = new ArrayList<>();
    private Scheduler.@Nullable Task headDeadline;
    /** While a request is answered it may be silent for as long as it takes. */
    private volatile boolean answering;

    private boolean gone;

    /** What all connections of a server share. */
    record ServerContext(
            ExchangeHandler handler, Executor workers, Scheduler scheduler, InstantSource clock, Timeouts timeouts) {}

    /** Answers a request, and takes note of it. */
    interface ExchangeHandler {
        Response handle(Request request);
    }

    ClientConnection(EndPoint endPoint, ServerContext server) {
        super(endPoint, server.workers());
        this.server = server;
        this.input = new ConnectionInput(endPoint);
        this.output = new ConnectionOutput(endPoint, this::clientGone);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        input.whenReadable(this::readHead);
    }

    @Override
    public void onFillable() {
        throw new IllegalStateException("reads are asked for with a callback of their own");
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        clientGone();
    }

    /** The timer of an idle connection runs on through its requests: to stop and start it for each would wake its thread. */
    @Override
    public boolean onIdleExpired(TimeoutException timeout) {
        return !answering;
    }

    // Reading heads

    private void readHead() {
        try {
            while (true) {
                if (input.buffer().hasRemaining()) {
                    RequestHead head = parser.parseHead(input.buffer());
                    if (head != null) {
                        cancelDeadline();
                        serve(head);
                        return;
                    }
                    continue;
                }
                int filled = input.fill();
                if (filled == 0) {
                    awaitMoreOfHead();
                    return;
                }
                if (filled < 0) {
                    endOfInputInHead();
                    return;
                }
            }
        } catch (BadRequestException bad) {
            refuse(bad);
        }
    }

    private void awaitMoreOfHead() {
        if (parser.isIdle()) {
            input.releaseEmptyBuffer();
        } else if (headDeadline == null) {
            headDeadline = closeIn(server.timeouts().head());
        }
        input.whenReadable(this::readHead);
    }

    private void cancelDeadline() {
        if (headDeadline != null) {
            headDeadline.cancel();
            headDeadline = null;
        }
    }

    private void endOfInputInHead() {
        if (parser.isIdle()) {
            close();
        } else {
            refuse(BadRequestException.malformed());
        }
    }

    private void refuse(BadRequestException bad) {
        cancelDeadline();
        execute(() -> {
            try {
                output.write(bad.answer().getBytes(StandardCharsets.UTF_8));
                finish();
            } catch (IOException gone) {
                close();
            }
        });
    }

    private void execute(Runnable task) {
        try {
            server.workers().execute(task);
        } catch (RejectedExecutionException closing) {
            close();
        }
    }

    // Answering

    private void serve(RequestHead head) {
        answering = true;
        execute(() -> {
            try {
                answer(head);
            } catch (IOException gone) {
                close();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                close();
            } catch (RuntimeException | Error fault) {
                close();
                throw fault;
            }
        });
    }

    private void answer(RequestHead head) throws IOException, InterruptedException {
        RequestBodyStream body = new RequestBodyStream(
                parser,
                input,
                server.timeouts().body(),
                head.expectsContinue() ? () -> output.write(ascii("HTTP/1.1 100 Continue\r\n\r\n")) : null);
        Response response = head.asksTheServer() ? Response.empty(200, Headers.NONE) : handle(head, body);
        if (response.body() instanceof Body.Hijack hijack) {
            body.drain();
            hijack(response, hijack);
        } else {
            boolean reusable = body.drain() && head.keepsAlive();
            send(head, response, reusable);
            if (reusable) {
                next();
            } else {
                finish();
            }
        }
    }

    private Response handle(RequestHead head, RequestBodyStream body) {
        RequestBody requestBody = new RequestBody(head.length(), body);
        return server.handler().handle(new Request(head.method(), head.target(), head.headers(), requestBody));
    }

    private void next() {
        parser.reset();
        answering = false;
        readHead();
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
        input.watch(this::clientGone);
        try {
            sendOrNote(start);
            BodyOutput bodyOutput = new BodyOutput(output, chunked);
            stream.writer().write(headOnly ? OutputStream.nullOutputStream() : bodyOutput, this);
            if (!headOnly) {
                bodyOutput.finish();
            }
        } finally {
            input.stopWatching();
            forgetActions();
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

    private void hijack(Response response, Body.Hijack hijack) throws IOException, InterruptedException {
        HijackedByHandler hijacked = new HijackedByHandler(input, output, this, this::execute);
        try {
            sendOrNote(ResponseHead.raw(response.status(), hijack.reason(), response.headers()));
            hijack.hijacker().take(hijacked);
        } finally {
            forgetActions();
            endOutput();
            hijacked.end(this::dropInput);
        }
    }

    // The end

    /** Ends the output; the rest of the input is dropped until the client has closed, so that it gets all that was sent. */
    private void finish() {
        endOutput();
        dropInput();
    }

    private void endOutput() {
        getEndPoint().shutdownOutput();
        closeIn(server.timeouts().linger());
    }

    /** Closes the connection then, or at once when the server ends. */
    private Scheduler.@Nullable Task closeIn(Duration delay) {
        try {
            return server.scheduler().schedule(this::close, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            close();
            return null;
        }
    }

    private void dropInput() {
        input.buffer().position(input.buffer().limit());
        if (input.fill() < 0) {
            close();
        } else {
            input.whenReadable(this::dropInput);
        }
    }

    @Override
    public void whenGone(Runnable action) {
        synchronized (whenGone) {
            if (!gone) {
                whenGone.add(action);
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
            whenGone.clear();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
