package dev.drydock.userland.server.web;

import dev.drydock.process.StreamSocket;
import dev.drydock.time.EngineClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection: a head, its answer, the rest of its body thrown away, and the next. No step of it waits. */
final class WebConnection {
    private static final int BUFFER = 16 * 1024;
    private static final int LONGEST_LINE = 8190;
    /** How long what nobody reads is thrown away, so that the client does not lose the answer. */
    private static final Duration LINGERING = Duration.ofSeconds(2);

    private final StreamSocket socket;
    private final WebService service;
    private final EngineClock clock;
    private byte[] held = {};
    private State state = State.HEAD;
    private long bodyLeft;
    private @Nullable WebAnswer answer;
    private Instant end;

    private enum State {
        HEAD,
        SENDING,
        BODY,
        LINGERING,
        CLOSED
    }

    WebConnection(StreamSocket socket, WebService service, EngineClock clock) {
        this.socket = socket;
        this.service = service;
        this.clock = clock;
        this.end = clock.now().plus(service.patience());
    }

    StreamSocket socket() {
        return socket;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    boolean isSending() {
        return state == State.SENDING;
    }

    /** When it is given up, if nothing happens until then. */
    Instant end() {
        return end;
    }

    void step() throws IOException {
        try {
            if (state == State.SENDING) {
                if (socket.writable()) {
                    send();
                }
            } else if (socket.readable()) {
                receive();
            }
            if (state != State.CLOSED && !end.isAfter(clock.now())) {
                close();
            }
        } catch (IOException broken) {
            close();
        }
    }

    private void receive() throws IOException {
        byte[] bytes = new byte[BUFFER];
        int count = socket.read(bytes, 0, BUFFER);
        if (count < 0) {
            close();
        } else if (state != State.LINGERING) {
            held = Arrays.copyOf(held, held.length + count);
            System.arraycopy(bytes, 0, held, held.length - count, count);
            end = clock.now().plus(service.patience());
            goOn();
        }
    }

    private void goOn() throws IOException {
        if (state == State.BODY) {
            int skipped = (int) Math.min(bodyLeft, held.length);
            held = Arrays.copyOfRange(held, skipped, held.length);
            bodyLeft -= skipped;
            if (bodyLeft > 0) {
                return;
            }
            state = State.HEAD;
        }
        WebHead head = head();
        if (head != null) {
            WebAnswer begun = service.answer(head, socket);
            answer = begun;
            bodyLeft = head.isTooLong() ? 0 : head.bodyLength();
            state = State.SENDING;
            end = Instant.MAX;
            send();
        }
    }

    /** The next head, if it is whole; empty lines before it are passed over. */
    private @Nullable WebHead head() {
        int at = 0;
        while (at < held.length && (held[at] == '\r' || held[at] == '\n')) {
            at++;
        }
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = at; i < held.length; i++) {
            if (held[i] != '\n') {
                line.write(held[i]);
                continue;
            }
            if (line.size() > LONGEST_LINE) {
                break;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
            line.reset();
            boolean hasNoFields = lines.isEmpty() && text.split(" ").length == 2;
            if (text.isEmpty() || hasNoFields) {
                if (hasNoFields) {
                    lines.add(text);
                }
                held = Arrays.copyOfRange(held, i + 1, held.length);
                return head(lines, false);
            }
            lines.add(text);
        }
        if (line.size() > LONGEST_LINE || held.length > 8 * LONGEST_LINE) {
            if (lines.isEmpty()) {
                lines.add(line.toString(StandardCharsets.ISO_8859_1).substring(0, LONGEST_LINE));
            }
            held = new byte[0];
            return head(lines, true);
        }
        return null;
    }

    private static WebHead head(List<String> lines, boolean isTooLong) {
        List<WebHead.Field> fields = new ArrayList<>();
        for (String each : lines.subList(1, lines.size())) {
            int colon = each.indexOf(':');
            fields.add(
                    colon < 0
                            ? new WebHead.Field("", each)
                            : new WebHead.Field(
                                    each.substring(0, colon),
                                    each.substring(colon + 1).strip()));
        }
        return new WebHead(lines.get(0), fields, isTooLong);
    }

    private void send() throws IOException {
        WebAnswer current = answer;
        if (current == null || !current.send(socket)) {
            return;
        }
        answer = null;
        current.close();
        if (current.goesOn() && bodyLeft >= 0) {
            state = State.BODY;
            end = clock.now().plus(service.patience());
            goOn();
        } else {
            socket.shutdownOutput();
            state = State.LINGERING;
            end = clock.now().plus(LINGERING);
        }
    }

    private void close() throws IOException {
        WebAnswer broken = answer;
        answer = null;
        state = State.CLOSED;
        if (broken != null) {
            broken.close();
        }
    }
}
