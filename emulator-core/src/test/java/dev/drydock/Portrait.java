package dev.drydock;

import dev.drydock.container.ContainerDetails;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.FileArchive;
import dev.drydock.container.ListOptions;
import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventSubscription;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageListOptions;
import dev.drydock.image.ImageSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that can be seen of an engine, as lines of text: two engines with the same portrait are told apart by nothing. */
final class Portrait {
    private final Engine engine;
    private final List<String> lines = new ArrayList<>();

    private Portrait(Engine engine) {
        this.engine = engine;
    }

    /**
     * Of all, without the events. It is drawn twice, because who asks for a log opens it, and who copies files makes the places
     * of mounts.
     */
    static List<String> of(Engine engine) {
        draw(engine);
        return draw(engine);
    }

    private static List<String> draw(Engine engine) {
        Portrait portrait = new Portrait(engine);
        portrait.drawImages();
        portrait.drawContainers();
        engine.networks().list(Filters.NONE).forEach(network -> portrait.lines.add(network.toString()));
        engine.volumes().list(Filters.NONE).forEach(volume -> portrait.lines.add(volume.toString()));
        portrait.lines.add(engine.volumes().usage().toString());
        portrait.lines.add(engine.summary().toString());
        portrait.lines.add(engine.clock().now().toString());
        return portrait.lines;
    }

    /** The events so far. */
    static List<String> events(Engine engine) {
        List<String> told = new ArrayList<>();
        try (EventSubscription events = engine.events().subscribe(Instant.EPOCH, null, EventFilter.ALL)) {
            for (Event event = events.poll(); event != null; event = events.poll()) {
                told.add(event.toString());
            }
        }
        return told;
    }

    private void drawImages() {
        for (ImageSummary image : engine.images().list(new ImageListOptions(true, Filters.NONE, false))) {
            lines.add(image.toString());
            lines.add(
                    engine.images().history(image.image().id().toString(), null).toString());
        }
    }

    private void drawContainers() {
        for (ContainerSummary listed : engine.containers().list(ListOptions.ALL)) {
            ContainerDetails details = engine.containers().inspect(listed.id(), true);
            lines.add(listed.toString());
            lines.add(details.toString());
            lines.add(engine.container(listed.id()).logs());
            lines.add(files(listed.id()));
            lines.add(read(listed.id(), "/data/log"));
        }
    }

    private String files(String container) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try (FileArchive archive = engine.containers().export(container)) {
            archive.writeTo(tar);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        return Digest.sha256(tar.toByteArray()).toString();
    }

    private String read(String container, String path) {
        try {
            return new String(engine.containers().readFile(container, path), StandardCharsets.UTF_8);
        } catch (EngineException missing) {
            return missing.words();
        }
    }
}
