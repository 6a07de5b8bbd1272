package dev.drydock.userland.server.redis;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers, in version 2 or 3 of the protocol. */
final class Reply {
    private static final String END = "\r\n";

    private final StringBuilder text = new StringBuilder();
    private int protocol = 2;

    int protocol() {
        return protocol;
    }

    void protocol(int version) {
        protocol = version;
    }

    /** What was written since the last call. */
    byte[] take() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        text.setLength(0);
        return bytes;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    void simple(String words) {
        text.append('+').append(words).append(END);
    }

    void ok() {
        simple("OK");
    }

    void error(String words) {
        text.append('-').append(words.replace('\r', ' ').replace('\n', ' ')).append(END);
    }

    void integer(long number) {
        text.append(':').append(number).append(END);
    }

    void truth(boolean value) {
        integer(value ? 1 : 0);
    }

    /** A text; null is the absence of one. */
    void bulk(@Nullable String value) {
        if (value == null) {
            nothing();
        } else {
            text.append('$').append(value.length()).append(END).append(value).append(END);
        }
    }

    /** A long text for people. */
    void verbatim(String value) {
        if (protocol == 2) {
            bulk(value);
        } else {
            text.append('=')
                    .append(value.length() + 4)
                    .append(END)
                    .append("txt:")
                    .append(value)
                    .append(END);
        }
    }

    void nothing() {
        text.append(protocol == 2 ? "$-1" : "_").append(END);
    }

    void nothingOfMany() {
        text.append(protocol == 2 ? "*-1" : "_").append(END);
    }

    void real(double number) {
        if (protocol == 2) {
            bulk(Numbers.text(number));
        } else {
            text.append(',').append(Numbers.text(number)).append(END);
        }
    }

    void array(int size) {
        text.append('*').append(size).append(END);
    }

    void set(int size) {
        text.append(protocol == 2 ? '*' : '~').append(size).append(END);
    }

    void map(int pairs) {
        text.append(protocol == 2 ? '*' : '%')
                .append(protocol == 2 ? pairs * 2 : pairs)
                .append(END);
    }

    /** What comes without having been asked for. */
    void push(int size) {
        text.append(protocol == 2 ? '*' : '>').append(size).append(END);
    }

    void bulks(Collection<String> values) {
        array(values.size());
        values.forEach(this::bulk);
    }

    void setOf(Collection<String> values) {
        set(values.size());
        values.forEach(this::bulk);
    }

    void mapOf(Map<String, String> values) {
        map(values.size());
        values.forEach((name, value) -> {
            bulk(name);
            bulk(value);
        });
    }
}
