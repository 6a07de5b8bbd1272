package dev.drydock.api.route;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Headers.Field;
import dev.drydock.api.exchange.Hijacker;
import dev.drydock.api.exchange.Response;
import dev.drydock.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The heads of streams, which say whether they are multiplexed as far as the engine does. */
final class StreamTypes {
    private static final String RAW = "application/vnd.docker.raw-stream";
    private static final String MULTIPLEXED = "application/vnd.docker.multiplexed-stream";

    private StreamTypes() {}

    /** Before API 1.42 there was one type for both. */
    static String of(boolean multiplexed, ApiVersion version) {
        return multiplexed && version.isAtLeast("1.42") ? MULTIPLEXED : RAW;
    }

    /** For a client that asked for an upgrade. */
    static Response upgraded(boolean multiplexed, ApiVersion version, Headers further, Hijacker hijacker) {
        Headers headers =
                Headers.of("Content-Type", of(multiplexed, version), "Connection", "Upgrade", "Upgrade", "tcp");
        return Response.hijack(101, "UPGRADED", join(headers, further), hijacker);
    }

    /** For a client that did not: the type is always the raw one. */
    static Response raw(Headers further, Hijacker hijacker) {
        return Response.hijack(200, "OK", join(Headers.of("Content-Type", RAW), further), hijacker);
    }

    /** A refusal in the form of a stream. */
    static Response refusal(EngineException refused) {
        int status = Statuses.of(refused.kind());
        byte[] line = (refused.words() + "\r\n").getBytes(StandardCharsets.UTF_8);
        return Response.hijack(
                status,
                Statuses.reason(status),
                Headers.of("Content-Type", RAW),
                connection -> connection.out().write(line));
    }

    private static Headers join(Headers first, Headers second) {
        List<Field> fields = new ArrayList<>(first.fields());
        fields.addAll(second.fields());
        return new Headers(fields);
    }
}
