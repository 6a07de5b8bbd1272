package dev.drydock.api.route;

import dev.drydock.api.exchange.Client;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.EventJson;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.event.Event;
import dev.drydock.event.EventFeed;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventSubscription;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** {@code /events}: what happened and what happens, one JSON document a line, each sent at once. */
final class EventRoutes {
    private final EventFeed feed;

    EventRoutes(EventFeed feed) {
        this.feed = feed;
    }

    List<Route> routes() {
        return List.of(Route.get("/events", this::events));
    }

    private Response events(Call call) {
        Query query = call.query();
        Instant since = query.time("since").orElse(null);
        Instant until = query.time("until").orElse(null);
        if (since != null && until != null && until.isBefore(since)) {
            throw RouteErrors.sinceAfterUntil(query.text("since"), query.text("until"));
        }
        EventFilter filter = new EventFilter(FiltersJson.parse(query.text("filters")));
        EventSubscription subscription = feed.subscribe(since, until, filter);
        boolean twice = call.version().isBefore("1.52");
        return Answers.jsonStream((out, client) -> send(subscription, twice, out, client));
    }

    private static void send(EventSubscription subscription, boolean twice, OutputStream out, Client client)
            throws IOException, InterruptedException {
        try (subscription) {
            client.whenGone(subscription::close);
            for (Event event = subscription.take(); event != null; event = subscription.take()) {
                out.write(EventJson.document(event, twice));
                out.flush();
            }
        }
    }
}
