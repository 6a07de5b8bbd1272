package dev.drydock.api.wire;

import dev.drydock.event.Event;
import dev.drydock.event.EventType;
import java.time.Instant;

/** {@code events.Message}. */
public final class EventJson {
    private EventJson() {}

    /**
     * One event with its newline.
     *
     * @param twice whether what the oldest clients know of containers and images is told again
     */
    public static byte[] document(Event event, boolean twice) {
        return JsonWriter.htmlSafeObject(out -> write(out, event, twice));
    }

    private static void write(JsonWriter out, Event event, boolean twice) {
        if (twice) {
            writeLegacy(out, event);
        }
        out.text("Type", event.type().word())
                .text("Action", event.action())
                .object(
                        "Actor",
                        actor -> actor.text("ID", event.actorId())
                                .map("Attributes", event.attributes(), JsonWriter::item))
                .optionalText("scope", event.scope())
                .optionalNumber("time", event.time().getEpochSecond())
                .optionalNumber("timeNano", nanos(event.time()));
    }

    private static void writeLegacy(JsonWriter out, Event event) {
        if (event.type() == EventType.CONTAINER) {
            out.optionalText("status", event.action())
                    .optionalText("id", event.actorId())
                    .optionalText("from", event.attributes().get("image"));
        } else if (event.type() == EventType.IMAGE) {
            out.optionalText("status", event.action()).optionalText("id", event.actorId());
        }
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }
}
