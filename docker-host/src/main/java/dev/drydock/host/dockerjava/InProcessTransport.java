package dev.drydock.host.dockerjava;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.RequestHandler;
import java.io.InputStream;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The requests of docker-java, answered in this JVM. A request is a call, on the thread that makes it, and takes as long as what
 * it asks for. An answer that comes piece by piece is written by another thread while it is read, and waits for its reader as a
 * socket would; what is sent is read by the engine from the very stream that docker-java was given. Who closes an answer before
 * its end ends what writes it.
 *
 * <p>An upload whose answer is closed without a look at it is done first: that is what {@code loadImageCmd} does, whose caller
 * wants the image.
 */
public final class InProcessTransport implements DockerHttpClient {
    /** How long a thread waits for another answer to write. */
    private static final long IDLE_MILLIS = 100;

    private final RequestHandler api;
    private final Executor threads;
    private final Set<StreamedAnswer> beingRead = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param api stays the caller's */
    public InProcessTransport(RequestHandler api) {
        this.api = api;
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_MILLIS,
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                InProcessTransport::thread);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "drydock-docker-java");
        thread.setDaemon(true);
        return thread;
    }

    /** @throws IllegalStateException if this transport is closed */
    @Override
    public DockerHttpClient.Response execute(DockerHttpClient.Request request) {
        requireOpen();
        dev.drydock.api.exchange.Response response = api.handle(TranslatedRequest.of(request));
        Body body = response.body();
        if (body instanceof Body.NoAnswer) {
            // As docker-java's HTTP clients tell of a connection that was reset.
            throw new IllegalStateException(new SocketException("Connection reset"));
        }
        if (body instanceof Body.Stream stream) {
            boolean upload = request.bodyBytes() == null && request.body() != null;
            return opened(new StreamedAnswer(response, stream.writer(), upload, threads, beingRead::remove));
        }
        if (body instanceof Body.Hijack hijack) {
            InputStream typed = request.hijackedInput();
            return opened(new StreamedAnswer(
                    response,
                    (out, client) -> {
                        try (HijackedInProcess connection = new HijackedInProcess(out, client, typed, threads)) {
                            hijack.hijacker().take(connection);
                        }
                    },
                    false,
                    threads,
                    beingRead::remove));
        }
        return new WholeAnswer(response.status(), response.headers(), bytes(body));
    }

    private StreamedAnswer opened(StreamedAnswer answer) {
        beingRead.add(answer);
        if (closed) {
            answer.abandon();
        }
        requireOpen();
        return answer;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this client is closed");
        }
    }

    private static byte[] bytes(Body body) {
        return body instanceof Body.Bytes whole ? whole.bytes() : new byte[0];
    }

    /** Ends all answers that are being read. Idempotent. */
    @Override
    public void close() {
        closed = true;
        beingRead.forEach(StreamedAnswer::abandon);
    }
}
