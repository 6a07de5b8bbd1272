package dev.drydock.api.wire;

import dev.drydock.event.Event;
import dev.drydock.event.EventType;
import java.time.Instant;

/** {@code events.Message}. */
public final class EventJson {
    private EventJson() {}

    /** One event with its newline. */
    public static byte[] document(Event event) {
        return JsonWriter.htmlSafeObject(out -> write(out, event));
    }

    private static void write(JsonWriter out, Event event) {
        // What older clients know of containers and images, told twice.
        if (event.type() == EventType.CONTAINER) {
            out.optionalText("status", event.action())
                    .optionalText("id", event.actorId())
                    .optionalText("from", event.attributes().get("image"));
        } else if (event.type() == EventType.IMAGE) {
            out.optionalText("status", event.action()).optionalText("id", event.actorId());
        }
        out.text("Type", event.type().word())
                .text("Action", event.action())
                .object(
                        "Actor",
                        actor -> actor.text("ID", event.actorId()).textsByName("Attributes", event.attributes()))
                .optionalText("scope", event.scope())
                .optionalNumber("time", event.time().getEpochSecond())
                .optionalNumber("timeNano", nanos(event.time()));
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }
}
