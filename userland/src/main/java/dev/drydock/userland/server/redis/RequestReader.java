package dev.drydock.userland.server.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes requests out of the bytes that a client sends: arrays of texts, or words on a line as a person types them. */
final class RequestReader {
    private static final int MOST_ARGUMENTS = 1024 * 1024;
    private static final int LONGEST_TEXT = 512 * 1024 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;

    private byte[] held = new byte[256];
    private int start;
    private int end;
    /** Where the reading of the request at {@link #start} has got to. */
    private int at;

    void add(byte[] bytes, int count) {
        if (start == end) {
            start = 0;
            end = 0;
        }
        if (end + count > held.length) {
            int size = end - start;
            byte[] larger = size + count > held.length ? new byte[Math.max(size + count, held.length * 2)] : held;
            System.arraycopy(held, start, larger, 0, size);
            held = larger;
            start = 0;
            end = size;
        }
        System.arraycopy(bytes, 0, held, end, count);
        end += count;
    }

    /** The next whole request, empty for a line without words; null if it is not there yet. */
    @Nullable
    List<String> next() throws ProtocolException {
        if (start == end) {
            return null;
        }
        at = start;
        List<String> request = held[start] == '*' ? array() : line();
        if (request != null) {
            start = at;
        }
        return request;
    }

    private @Nullable List<String> line() throws ProtocolException {
        String line = readLine("too big inline request");
        if (line == null) {
            return null;
        }
        List<String> words = Words.split(line);
        if (words == null) {
            throw new ProtocolException("unbalanced quotes in request");
        }
        return words;
    }

    private @Nullable List<String> array() throws ProtocolException {
        String head = readLine("too big mbulk count string");
        if (head == null) {
            return null;
        }
        int count = number(head, MOST_ARGUMENTS, "invalid multibulk length");
        List<String> words = new ArrayList<>(Math.max(0, Math.min(count, 64)));
        for (int i = 0; i < count; i++) {
            if (at < end && held[at] != '$') {
                throw new ProtocolException("expected '$', got '" + (char) (held[at] & 0xff) + "'");
            }
            String size = readLine("too big bulk count string");
            if (size == null) {
                return null;
            }
            int length = number(size, LONGEST_TEXT, "invalid bulk length");
            if (length < 0) {
                throw new ProtocolException("invalid bulk length");
            }
            if (end - at < length + 2) {
                return null;
            }
            words.add(new String(held, at, length, StandardCharsets.ISO_8859_1));
            at += length + 2;
        }
        return words;
    }

    private static int number(String line, int most, String otherwise) throws ProtocolException {
        String digits = line.substring(1);
        if (!digits.matches("-?\\d{1,10}") || Long.parseLong(digits) > most) {
            throw new ProtocolException(otherwise);
        }
        return (int) Math.max(-1, Long.parseLong(digits));
    }

    private @Nullable String readLine(String tooLong) throws ProtocolException {
        for (int i = at; i < end; i++) {
            if (held[i] == '\n') {
                int last = i > at && held[i - 1] == '\r' ? i - 1 : i;
                String line = new String(held, at, last - at, StandardCharsets.ISO_8859_1);
                at = i + 1;
                return line;
            }
        }
        if (end - at > LONGEST_LINE) {
            throw new ProtocolException(tooLong);
        }
        return null;
    }
}
