package dev.drydock.conformance.recorded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one HTTP answer, patiently but not for ever. */
final class AnswerReader {
    private static final String END_OF_CHUNKS = "\r\n\r\n";

    private final SocketChannel channel;
    private final Patience patience;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    /** The last characters of it. */
    private String tail = "";

    private boolean ended;

    AnswerReader(SocketChannel channel, Patience patience) {
        this.channel = channel;
        this.patience = patience;
    }

    /** Something to do once the head has arrived. */
    interface AfterHead {
        void run() throws IOException;
    }

    Answer read(boolean withoutBody) throws IOException {
        int headEnd = awaitHead();
        if (headEnd < 0) {
            return new Answer(0, "", Map.of(), new byte[0], true);
        }
        Map<String, String> headers = headers(headEnd);
        int status = status(headEnd);
        if (withoutBody || status == 204 || status == 304) {
            return answer(headEnd, new byte[0], false);
        }
        if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length"));
            boolean whole = true;
            while (received.size() < headEnd + length && whole) {
                whole = more();
            }
            return answer(headEnd, body(headEnd, length), received.size() < headEnd + length);
        }
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            Chunks chunks = Chunks.of(body(headEnd, Integer.MAX_VALUE));
            while (!chunks.complete() && more()) {
                // A long body is not looked through again for each piece of it that comes.
                if (tail.endsWith(END_OF_CHUNKS) || ended) {
                    chunks = Chunks.of(body(headEnd, Integer.MAX_VALUE));
                }
            }
            if (!chunks.complete()) {
                chunks = Chunks.of(body(headEnd, Integer.MAX_VALUE));
            }
            return answer(headEnd, chunks.data(), !chunks.complete() && !ended);
        }
        readToEnd();
        return answer(headEnd, body(headEnd, Integer.MAX_VALUE), !ended);
    }

    /** Does something between the head and the body. */
    Answer readAnd(AfterHead afterHead) throws IOException {
        if (awaitHead() >= 0) {
            afterHead.run();
        }
        return read(false);
    }

    Answer readRaw(AfterHead afterHead) throws IOException {
        int headEnd = awaitHead();
        if (headEnd < 0) {
            return new Answer(0, "", Map.of(), new byte[0], true);
        }
        try {
            afterHead.run();
        } catch (IOException e) {
            // The server has closed already: an answer that is no stream. What it said is still to be read.
            ended = false;
        }
        readToEnd();
        byte[] body = body(headEnd, Integer.MAX_VALUE);
        if ("chunked".equals(headers(headEnd).get("transfer-encoding"))) {
            body = Chunks.of(body).data();
        }
        return answer(headEnd, body, !ended);
    }

    private void readToEnd() throws IOException {
        boolean going = true;
        while (going) {
            going = more();
        }
    }

    private Answer answer(int headEnd, byte[] body, boolean open) {
        String line = new String(received.toByteArray(), 0, headEnd, StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
        return new Answer(status(headEnd), line, headers(headEnd), body, open);
    }

    private int awaitHead() throws IOException {
        while (true) {
            String text = received.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                return end + 4;
            }
            if (!more()) {
                return -1;
            }
        }
    }

    private int status(int headEnd) {
        String head = new String(received.toByteArray(), 0, headEnd, StandardCharsets.ISO_8859_1);
        return Integer.parseInt(head.split(" ", 3)[1].substring(0, 3));
    }

    private Map<String, String> headers(int headEnd) {
        String[] lines = new String(received.toByteArray(), 0, headEnd, StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(int headEnd, int length) {
        byte[] all = received.toByteArray();
        int available = Math.min(length, all.length - headEnd);
        byte[] body = new byte[available];
        System.arraycopy(all, headEnd, body, 0, available);
        return body;
    }

    /** Reads what has come; false at the end or when the time is over. */
    private boolean more() throws IOException {
        return more(Long.MAX_VALUE);
    }

    /** Reads until nothing has come for so long. */
    void readUntilQuiet(Duration pause) throws IOException {
        boolean going = true;
        while (going) {
            going = more(pause.toMillis());
        }
    }

    private boolean more(long mostMillis) throws IOException {
        if (ended || !awaitMore(mostMillis)) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.allocate(65536);
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException reset) {
            count = -1;
        }
        channel.configureBlocking(true);
        if (count < 0) {
            ended = true;
            return false;
        }
        received.write(buffer.array(), 0, count);
        int from = Math.max(0, count - END_OF_CHUNKS.length());
        tail += new String(buffer.array(), from, count - from, StandardCharsets.ISO_8859_1);
        tail = tail.substring(Math.max(0, tail.length() - END_OF_CHUNKS.length()));
        return true;
    }

    private boolean awaitMore(long mostMillis) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            for (long left = patience.millis(); left > 0; left = patience.millis()) {
                if (selector.select(Math.min(left, mostMillis)) > 0) {
                    return true;
                }
                if (mostMillis <= left) {
                    return false;
                }
                patience.inVain();
            }
            return false;
        }
    }
}
