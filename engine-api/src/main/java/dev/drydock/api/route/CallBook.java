package dev.drydock.api.route;

import dev.drydock.Engine;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.fault.WireFaults;
import dev.drydock.json.JsonException;
import dev.drydock.json.JsonScanner;
import dev.drydock.json.JsonValue;
import dev.drydock.json.JsonValue.JsonObject;
import dev.drydock.json.JsonValue.JsonString;
import dev.drydock.ledger.Exchange;
import dev.drydock.ledger.Ledger;
import dev.drydock.ledger.OpenCall;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes each call into the engine's ledger, from its first word to the last of its answer, and lets it meet its faults. */
final class CallBook {
    private final Ledger ledger;
    private final WireFaults faults;
    private final String newestApi;

    CallBook(Engine engine) {
        this.ledger = engine.ledger();
        this.faults = WireFaults.of(engine);
        this.newestApi = engine.version().newestApi();
    }

    /** @param path decoded */
    Response record(Request request, String path, Optional<RouteTable.Match> match, Supplier<Response> answer) {
        OpenCall call = match.map(found -> begin(request, path, found)).orElseGet(() -> beginUnknown(request, path));
        Response response = call.during(() -> faults.answer(call, answer));
        call.answered(response.status(), words(response));
        return new Response(response.status(), response.headers(), body(response.body(), call));
    }

    private OpenCall begin(Request request, String path, RouteTable.Match match) {
        String version = match.version().toString();
        String prefix = "/v" + version + "/";
        Exchange exchange = new Exchange(
                request.method(),
                path.startsWith(prefix) ? path.substring(prefix.length() - 1) : path,
                request.rawQuery(),
                version,
                match.route().told().form(),
                0);
        return ledger.begin(match.route().told().words(), target(request, match), caller(request), exchange);
    }

    private OpenCall beginUnknown(Request request, String path) {
        Exchange exchange = new Exchange(request.method(), path, request.rawQuery(), newestApi, "", 0);
        return ledger.begin(request.method() + " " + path, "", caller(request), exchange);
    }

    private static String caller(Request request) {
        return request.headers().first("User-Agent").orElse("");
    }

    /** The place in the path; if it has none, what the query names. */
    private static String target(Request request, RouteTable.Match match) {
        for (String place : match.names().values()) {
            return place;
        }
        Query query = Query.withoutForm(request);
        String image = query.text("fromImage");
        if (!image.isEmpty()) {
            String tag = query.text("tag");
            return tag.isEmpty() ? image : image + (tag.contains(":") ? "@" : ":") + tag;
        }
        return query.text("name");
    }

    /** What a refusal says; null if it is none. */
    private static @Nullable String words(Response response) {
        if (response.body() instanceof Body.NoAnswer) {
            return "no answer";
        }
        if (response.status() < 400) {
            return null;
        }
        return response.body() instanceof Body.Bytes whole ? message(whole.bytes()) : "";
    }

    private static String message(byte[] document) {
        try {
            if (new JsonScanner(document).onlyValue() instanceof JsonObject object) {
                for (JsonValue.Member member : object.members()) {
                    if (member.name().equals("message") && member.value() instanceof JsonString text) {
                        return text.text();
                    }
                }
            }
        } catch (JsonException plain) {
            // The few refusals that are not JSON are their own words.
        }
        return new String(document, StandardCharsets.UTF_8).strip();
    }

    private Body body(Body body, OpenCall call) {
        if (body instanceof Body.Stream stream) {
            return new Body.Stream(
                    (out, client) -> call.untilEnd(() -> stream.writer().write(out, client)));
        }
        if (body instanceof Body.Hijack hijack) {
            return new Body.Hijack(hijack.reason(), connection -> {
                try {
                    hijack.hijacker().take(connection);
                } finally {
                    call.ended();
                }
            });
        }
        call.ended();
        return body;
    }
}
