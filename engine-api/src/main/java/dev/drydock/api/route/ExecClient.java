package dev.drydock.api.route;

import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Hijacker;
import dev.drydock.api.stream.AttachedClient;
import dev.drydock.api.stream.FrameOutput;
import dev.drydock.api.stream.LendingClient;
import dev.drydock.container.Execs;
import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.stream.Frame;
import dev.drydock.error.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A client that starts an exec and stays at its streams. The head of the answer is sent by then, so a refusal is told as
 * output, as the engine does.
 *
 * @param stdin whether the exec wants input
 * @param terminal whether the client wants the output raw
 */
record ExecClient(
        Execs execs,
        String id,
        boolean stdin,
        boolean terminal,
        @Nullable ConsoleSize size) implements Hijacker {

    @Override
    public void take(HijackedConnection connection) throws IOException, InterruptedException {
        Hijacker client;
        try {
            client = start();
        } catch (EngineException refused) {
            byte[] line = (refused.words() + "\r\n").getBytes(StandardCharsets.UTF_8);
            new FrameOutput(connection.out(), !terminal).write(new Frame(Frame.Stream.STDOUT, line));
            return;
        }
        client.take(connection);
    }

    /** Whoever types may leave before the exec ends, so that its program needs a thread of its own. */
    private Hijacker start() {
        return stdin
                ? new AttachedClient(execs.start(id, size), true, !terminal)
                : new LendingClient(execs.startHere(id, size), !terminal);
    }
}
