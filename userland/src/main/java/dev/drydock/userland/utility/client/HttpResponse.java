package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.OpenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The head of an answer, and its body as it comes. */
final class HttpResponse {
    private static final int BUFFER = 8192;

    private final OpenFile connection;
    private final byte[] buffer = new byte[BUFFER];
    private final List<String> headers = new ArrayList<>();
    private final String statusLine;
    private int start;
    private int end;

    private HttpResponse(OpenFile connection) throws IOException {
        this.connection = connection;
        this.statusLine = line();
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
        }
    }

    /** Reads the head. */
    static HttpResponse read(OpenFile connection) throws IOException {
        return new HttpResponse(connection);
    }

    /** Empty if there was no answer. */
    String statusLine() {
        return statusLine;
    }

    /** 0 if that is no answer of HTTP. */
    int status() {
        String[] words = statusLine.split(" ", 3);
        return words.length > 1 && words[0].startsWith("HTTP/") && words[1].matches("\\d{3}")
                ? Integer.parseInt(words[1])
                : 0;
    }

    /** As they came. */
    List<String> headers() {
        return headers;
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** -1 if it is not said. */
    long length() {
        return header("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    /** Reads some of the body; -1 at its end. */
    int read(byte[] bytes) throws IOException {
        if (start == end && !fill()) {
            return -1;
        }
        int count = Math.min(bytes.length, end - start);
        System.arraycopy(buffer, start, bytes, 0, count);
        start += count;
        return count;
    }

    private boolean fill() throws IOException {
        start = 0;
        end = Math.max(0, connection.read(buffer, 0, BUFFER));
        return end > 0;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (start < end || fill()) {
            byte next = buffer[start++];
            if (next == '\n') {
                break;
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
