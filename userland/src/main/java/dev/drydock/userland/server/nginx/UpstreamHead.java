package dev.drydock.userland.server.nginx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The head of an upstream's answer, as its bytes come. */
final class UpstreamHead {
    private static final Pattern STATUS = Pattern.compile("HTTP/\\d+\\.\\d+ +(\\d{3})(?: (.*))?");
    private static final Pattern FIELD = Pattern.compile("([^\\s:]+):[ \\t]*(.*)");
    /** {@code proxy_buffer_size}. */
    private static final int LARGEST = 4096;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Request.Field> fields = new ArrayList<>();
    private int status;
    private String reason = "";
    private byte[] rest = {};

    enum State {
        MORE,
        WHOLE,
        NO_STATUS,
        WRONG_HEADER,
        TOO_LARGE
    }

    State add(byte[] more, int count) {
        bytes.write(more, 0, count);
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int length = end + 4;
        int bare = text.indexOf("\n\n");
        if (bare >= 0 && (end < 0 || bare < end)) {
            end = bare;
            length = bare + 2;
        }
        if (end < 0) {
            int line = text.indexOf('\n');
            boolean wrong = line >= 0
                    && !STATUS.matcher(text.substring(0, line).strip()).matches();
            boolean hopeless = text.length() >= 5 && !text.startsWith("HTTP/");
            return wrong || hopeless ? State.NO_STATUS : text.length() > LARGEST ? State.TOO_LARGE : State.MORE;
        }
        rest = text.substring(length).getBytes(StandardCharsets.ISO_8859_1);
        return parse(text.substring(0, end).split("\r?\n"));
    }

    private State parse(String[] lines) {
        Matcher first = STATUS.matcher(lines[0]);
        if (!first.matches()) {
            return State.NO_STATUS;
        }
        status = Integer.parseInt(first.group(1));
        reason = first.group(2) == null ? "" : first.group(2);
        for (int i = 1; i < lines.length; i++) {
            Matcher field = FIELD.matcher(lines[i]);
            if (!field.matches()) {
                return State.WRONG_HEADER;
            }
            fields.add(new Request.Field(field.group(1), field.group(2).strip()));
        }
        return State.WHOLE;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    List<Request.Field> fields() {
        return fields;
    }

    /** What came behind it. */
    byte[] rest() {
        return rest;
    }

    @Nullable
    String header(String lowerName) {
        for (Request.Field each : fields) {
            if (each.name().equalsIgnoreCase(lowerName)) {
                return each.value();
            }
        }
        return null;
    }
}
