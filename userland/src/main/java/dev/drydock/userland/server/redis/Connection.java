package dev.drydock.userland.server.redis;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.StreamSocket;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client's end of a connection. */
final class Connection {
    private static final int BUFFER = 16 * 1024;

    private final ContainerProcess process;
    private final StreamSocket socket;
    private final int descriptor;
    private final byte[] held = new byte[BUFFER];
    private int at;
    private int end;

    Connection(ContainerProcess process, StreamSocket socket) throws IOException {
        this.process = process;
        this.socket = socket;
        this.descriptor = process.allocate(3, socket);
    }

    void close() throws IOException {
        process.close(descriptor);
    }

    void send(List<String> words) throws IOException {
        StringBuilder request = new StringBuilder("*").append(words.size()).append("\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        byte[] bytes = request.toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int sent = 0; sent < bytes.length; ) {
            sent += socket.write(bytes, sent, bytes.length - sent);
        }
    }

    /** @throws EOFException if the server has hung up */
    Answer receive() throws IOException {
        String line = line();
        String rest = line.substring(1);
        switch (line.charAt(0)) {
            case '+' -> {
                return new Answer.Status(rest);
            }
            case '-' -> {
                return new Answer.Failure(rest);
            }
            case ':' -> {
                return new Answer.Whole(rest);
            }
            case ',' -> {
                return new Answer.Real(rest);
            }
            case '_' -> {
                return new Answer.Text(null);
            }
            case '$' -> {
                int length = Integer.parseInt(rest);
                return new Answer.Text(length < 0 ? null : text(length));
            }
            case '=' -> {
                return new Answer.Text(text(Integer.parseInt(rest)).substring("txt:".length()));
            }
            case '*', '~', '>', '%' -> {
                int count = Integer.parseInt(rest) * (line.charAt(0) == '%' ? 2 : 1);
                if (count < 0) {
                    return new Answer.Text(null);
                }
                List<Answer> elements = new ArrayList<>();
                while (elements.size() < count) {
                    elements.add(receive());
                }
                return new Answer.Many(line.charAt(0), elements);
            }
            default -> throw new IOException("Protocol error, got \"" + line.charAt(0) + "\" as reply type byte");
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (char c = next(); c != '\n'; c = next()) {
            line.append(c);
        }
        if (line.length() < 2 || line.charAt(line.length() - 1) != '\r') {
            throw new IOException("Protocol error");
        }
        line.setLength(line.length() - 1);
        return line.toString();
    }

    private String text(int length) throws IOException {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(next());
        }
        next();
        next();
        return text.toString();
    }

    private char next() throws IOException {
        if (at == end) {
            int count = socket.read(held, 0, BUFFER);
            if (count < 0) {
                throw new EOFException("Server closed the connection");
            }
            at = 0;
            end = count;
        }
        return (char) (held[at++] & 0xff);
    }
}
