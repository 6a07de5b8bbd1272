package dev.drydock.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventSubscription;
import dev.drydock.event.EventType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Listens to an engine and finds that what it tells of containers is the story of lives: nobody dies who was not started. */
final class EventOrder implements AutoCloseable {
    private final EventSubscription events;
    private final Map<String, Stage> stages = new HashMap<>();
    private Instant latest = Instant.MIN;

    private enum Stage {
        MADE,
        RUNS,
        GONE
    }

    EventOrder(Engine engine) {
        events = engine.events().subscribe(null, null, EventFilter.ALL);
    }

    /** Looks at what was told since it was last asked. */
    void hold() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            assertThat(event.time()).isAfterOrEqualTo(latest);
            latest = event.time();
            if (event.type() == EventType.CONTAINER) {
                live(event);
            }
        }
    }

    private void live(Event event) {
        Stage before = stages.get(event.actorId());
        String what = event.action().split(":")[0];
        Stage after = switch (what) {
            case "create" -> Stage.MADE;
            case "start" -> Stage.RUNS;
            case "die" -> Stage.MADE;
            case "destroy" -> Stage.GONE;
            default -> before;
        };
        Stage expected = switch (what) {
            case "create" -> null;
            case "die", "pause", "unpause", "kill", "exec_create", "exec_start", "exec_die" -> Stage.RUNS;
            case "start", "destroy" -> Stage.MADE;
            default -> before;
        };
        assertThat(before).as(event.toString()).isEqualTo(expected).isNotEqualTo(Stage.GONE);
        stages.put(event.actorId(), after);
    }

    @Override
    public void close() {
        events.close();
    }
}
