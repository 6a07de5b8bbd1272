package dev.drydock.host.dockerjava;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.drydock.api.exchange.Client;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.exchange.StreamWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** An answer that is written while it is read. The writing begins when somebody asks for the body, or closes without that. */
final class StreamedAnswer implements DockerHttpClient.Response, Client {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Response response;
    private final StreamWriter writer;
    private final boolean upload;
    private final Executor threads;
    private final Consumer<StreamedAnswer> whenOver;
    private final AnswerPipe pipe = new AnswerPipe();
    private final List<Runnable> whenGone = new ArrayList<>();
    /** Guarded, as those below, by {@link #whenGone}. */
    private boolean begun;

    private boolean over;
    private boolean gone;

    /**
     * @param upload whether what was sent is to be done even if nobody looks at the answer
     *
     * @param whenOver learns, once, that nothing is written any more
     */
    StreamedAnswer(
            Response response,
            StreamWriter writer,
            boolean upload,
            Executor threads,
            Consumer<StreamedAnswer> whenOver) {
        this.response = response;
        this.writer = writer;
        this.upload = upload;
        this.threads = threads;
        this.whenOver = whenOver;
    }

    /** An upgrade is as good as any success: docker-java expects the one, and is told the other by its HTTP clients. */
    @Override
    public int getStatusCode() {
        return response.status() == SWITCHING_PROTOCOLS ? 200 : response.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return WholeAnswer.byName(response.headers());
    }

    @Override
    public InputStream getBody() {
        if (begin()) {
            threads.execute(() -> write(pipe.output()));
        }
        return pipe.input();
    }

    @Override
    public void close() {
        if (upload && begin()) {
            write(OutputStream.nullOutputStream());
        }
        abandon();
    }

    /** Nobody reads it any more. Idempotent. */
    void abandon() {
        List<Runnable> actions;
        synchronized (whenGone) {
            if (over || gone) {
                return;
            }
            gone = true;
            actions = List.copyOf(whenGone);
            whenGone.clear();
        }
        pipe.abandon();
        actions.forEach(Runnable::run);
        // Also who is gone is answered: what was opened for the answer is closed by who writes it.
        if (begin()) {
            threads.execute(() -> write(pipe.output()));
        }
    }

    private boolean begin() {
        synchronized (whenGone) {
            boolean first = !begun;
            begun = true;
            return first;
        }
    }

    private void write(OutputStream out) {
        Runnable end = pipe::end;
        try {
            writer.write(out, this);
        } catch (IOException broken) {
            end = () -> pipe.fail(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end = () -> pipe.fail(new IOException("the answer was interrupted", interrupted));
        } catch (RuntimeException | Error fault) {
            end = () -> pipe.fail(new IOException("the answer broke off", fault));
            throw fault;
        } finally {
            // Before the reader knows: who closes at the end has stayed until then.
            stopWatching();
            end.run();
        }
    }

    private void stopWatching() {
        synchronized (whenGone) {
            over = true;
            whenGone.clear();
        }
        whenOver.accept(this);
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
}
