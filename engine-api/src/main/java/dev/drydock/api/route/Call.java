package dev.drydock.api.route;

import dev.drydock.EngineVersion;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import java.util.Map;

/**
 * A request on its way through a route.
 *
 * @param version what the answer is to be in
 * @param engine which engine is to be presented
 * @param names the texts at the places of the route's path
 * @param commonHeaders what every answer of a route carries
 */
public record Call(
        Request request, ApiVersion version, EngineVersion engine, Map<String, String> names, Headers commonHeaders) {

    /** The text at a place of the path. */
    String name(String place) {
        String text = names.get(place);
        if (text == null) {
            throw new IllegalArgumentException("the route has no place {" + place + "}");
        }
        return text;
    }

    /** @throws dev.drydock.error.EngineException invalid parameter if it is malformed */
    Query query() {
        return Query.of(request);
    }

    /** The query without what is malformed, for the few places where the engine does not check it. */
    Query lenientQuery() {
        return Query.lenient(request);
    }
}
