package dev.drydock.api.route;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.exchange.StreamWriter;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.container.Outcome;

/** The common forms of answers. What every route's answer carries, such as the version, is added later. */
final class Answers {
    static final Headers JSON = Headers.of("Content-Type", "application/json");

    private Answers() {}

    static Response json(byte[] document) {
        return json(200, document);
    }

    static Response json(int status, byte[] document) {
        return Response.bytes(status, JSON, document);
    }

    static Response created(byte[] document) {
        return json(201, document);
    }

    /** A stream of JSON documents. */
    static Response jsonStream(StreamWriter writer) {
        return Response.stream(200, JSON, writer);
    }

    static Response ok() {
        return Response.empty(200, Headers.NONE);
    }

    static Response noContent() {
        return Response.empty(204, Headers.NONE);
    }

    static Response of(Outcome outcome) {
        return outcome == Outcome.DONE ? noContent() : Response.empty(304, Headers.NONE);
    }

    static byte[] message(String words) {
        return JsonWriter.object(out -> out.text("message", words));
    }
}
