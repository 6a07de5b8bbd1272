package dev.drydock.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.ListOptions;
import dev.drydock.container.Outcome;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.StopOptions;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageRemoveOptions;
import dev.drydock.reference.ImageReference;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** An engine beside what is known of its tags and containers: which image each stands for. */
final class WholeEngine {
    private final ManualClock clock = new ManualClock();
    private final Engine engine = Engine.builder()
            .seed(1)
            .clock(clock)
            .programs(Userland.programs())
            .registries(RegistryDirectory.withHub(Userland.hub()))
            .build();
    private final EventOrder events = new EventOrder(engine);
    private final Map<String, String> imagesOfTags = new TreeMap<>();
    private final Map<String, String> imagesOfContainers = new TreeMap<>();

    void pull(String image) {
        try {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        imagesOfTags.put(image, idOf(image));
    }

    void tag(String from, String to) {
        String image = imagesOfTags.get(from);
        expect(image == null ? ErrorKind.NOT_FOUND : null, () -> engine.images().tag(from, ImageReference.parse(to)));
        if (image != null) {
            imagesOfTags.put(to, image);
        }
    }

    /** The last tag of an image that a container was made from stays, unless it is forced away. */
    void untag(String tag, boolean force) {
        String image = imagesOfTags.get(tag);
        boolean last = image != null
                && imagesOfTags.values().stream().filter(image::equals).count() == 1;
        boolean used = last && !force && imagesOfContainers.containsValue(image);
        ErrorKind refusal = image == null ? ErrorKind.NOT_FOUND : used ? ErrorKind.CONFLICT : null;
        expect(refusal, () -> engine.images().remove(tag, new ImageRemoveOptions(force, true, null)));
        if (refusal == null) {
            imagesOfTags.remove(tag);
        }
    }

    void prune() {
        engine.images().prune(Filters.NONE);
    }

    void create(String name, String tag) {
        String image = imagesOfTags.get(tag);
        boolean taken = imagesOfContainers.containsKey(name);
        ErrorKind refusal = image == null ? ErrorKind.NOT_FOUND : taken ? ErrorKind.CONFLICT : null;
        expect(refusal, () -> engine.containers().create(CreateContainer.of(name, tag, "sleep", "100000")));
        if (refusal == null) {
            imagesOfContainers.put(name, image);
        }
    }

    void start(String name) {
        expect(refusalOf(name), () -> engine.containers().start(name));
    }

    void stop(String name) {
        expectLater(refusalOf(name), () -> engine.containers().stopAsync(name, StopOptions.within(0)));
    }

    void remove(String name) {
        expectLater(refusalOf(name), () -> engine.containers().removeAsync(name, RemoveOptions.FORCE));
        imagesOfContainers.remove(name);
    }

    void check() {
        clock.runUntilIdle();
        Invariants.hold(engine);
        events.hold();
        imagesOfTags.forEach((tag, image) -> assertThat(idOf(tag)).as(tag).isEqualTo(image));
        assertThat(engine.containers().list(ListOptions.ALL)).hasSize(imagesOfContainers.size());
        imagesOfContainers.forEach((name, image) -> assertThat(
                        engine.containers().inspect(name, false).image())
                .as(name)
                .isEqualTo(image));
    }

    void close() {
        engine.close();
        events.hold();
        events.close();
        assertThat(engine.containers().list(ListOptions.ALL))
                .extracting(ContainerSummary::state)
                .doesNotContain("running", "paused", "restarting");
        clock.close();
    }

    private ErrorKind refusalOf(String name) {
        return imagesOfContainers.containsKey(name) ? null : ErrorKind.NOT_FOUND;
    }

    private String idOf(String tag) {
        return engine.images().inspect(tag, null).image().id().toString();
    }

    private interface Later {
        CompletionStage<Outcome> begin();
    }

    private void expectLater(ErrorKind refusal, Later deed) {
        expect(refusal, () -> {
            CompletionStage<Outcome> end = deed.begin();
            clock.runUntil(() -> end.toCompletableFuture().isDone());
            assertThat(end.toCompletableFuture()).isCompleted();
        });
    }

    private static void expect(ErrorKind refusal, Runnable deed) {
        ErrorKind refused = null;
        String words = "done";
        try {
            deed.run();
        } catch (EngineException told) {
            refused = told.kind();
            words = told.words();
        }
        assertThat(refused).as(words).isEqualTo(refusal);
    }
}
