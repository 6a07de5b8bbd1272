package dev.drydock.conformance.property;

import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Receiver;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client without a socket: sends a request, takes the whole answer. */
final class RecordingClient {
    private final EngineApi api;
    private final Runnable settle;

    /** @param settle waits until nothing runs */
    RecordingClient(EngineApi api, Runnable settle) {
        this.api = api;
        this.settle = settle;
    }

    /**
     * Status, headers and body, as one text in which each byte of the body is a character.
     *
     * @param input sent on a connection that is taken over; empty for none
     * @param typed whether it is typed at a terminal: once the other side has said something and all is quiet; a terminal
     *     is left open, since it shows nothing more to who hangs up
     */
    String send(Request request, String input, boolean typed) {
        Response response = api.handle(request);
        Screen body = new Screen();
        try {
            write(response.body(), body, new Connection(body, input.getBytes(StandardCharsets.UTF_8), typed, settle));
        } catch (IOException | InterruptedException broken) {
            throw new UncheckedIOException(new IOException(request.toString(), broken));
        }
        return String.format(
                Locale.ROOT,
                "%s%n%d %s%n%s",
                request,
                response.status(),
                response.headers(),
                body.toString(StandardCharsets.ISO_8859_1));
    }

    private static void write(Body body, OutputStream out, Connection connection)
            throws IOException, InterruptedException {
        if (body instanceof Body.Bytes whole) {
            out.write(whole.bytes());
        } else if (body instanceof Body.Stream stream) {
            stream.writer().write(out, gone -> {});
        } else if (body instanceof Body.Hijack hijack) {
            hijack.hijacker().take(connection);
        }
    }

    /** What has come; its first byte can be waited for. */
    private static final class Screen extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        synchronized void awaitWords() throws InterruptedException {
            while (size() == 0) {
                wait();
            }
        }
    }

    private record Connection(Screen out, byte[] input, boolean typed, Runnable settle) implements HijackedConnection {
        @Override
        public void receive(Receiver receiver) {
            Thread sender = new Thread(() -> send(receiver), "client");
            sender.setDaemon(true);
            sender.start();
        }

        private void send(Receiver receiver) {
            try {
                if (typed) {
                    out.awaitWords();
                    settle.run();
                }
                if (input.length > 0) {
                    receiver.received(input, 0, input.length);
                }
            } catch (IOException noMoreWanted) {
                return;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!typed) {
                receiver.ended();
            }
        }

        @Override
        public void elsewhere(Runnable task) {
            Thread other = new Thread(task, "client's other thread");
            other.setDaemon(true);
            other.start();
        }

        @Override
        public void whenGone(Runnable action) {
            // This client stays until the end.
        }
    }
}
