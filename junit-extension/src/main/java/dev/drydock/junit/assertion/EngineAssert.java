package dev.drydock.junit.assertion;

import dev.drydock.Engine;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.ListOptions;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventSubscription;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageListOptions;
import dev.drydock.network.Network;
import dev.drydock.volume.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What can be said of an engine. */
public class EngineAssert extends AbstractAssert<EngineAssert, Engine> {

    EngineAssert(Engine engine) {
        super(engine, EngineAssert.class);
    }

    /** A container of that name, running or not: {@link WithContainer#that()} goes on with it. */
    public WithContainer hasContainer(String name) {
        List<String> names = containers();
        if (!names.contains(name)) {
            failWithMessage("%s", missing("a container", name, names));
        }
        return new WithContainer(actual, name);
    }

    public EngineAssert hasNoContainer(String name) {
        if (containers().contains(name)) {
            failWithMessage(
                    "%s",
                    "expected no container \"" + name + "\", but there is one: "
                            + actual.container(name).state().status());
        }
        return this;
    }

    /** Neither containers, nor networks beside the engine's own, nor volumes. */
    public EngineAssert isEmpty() {
        List<String> there = new ArrayList<>();
        containers().forEach(name -> there.add("container " + name));
        networks().stream()
                .filter(name -> !Network.isPredefinedName(name))
                .forEach(name -> there.add("network " + name));
        volumes().forEach(name -> there.add("volume " + name));
        if (!there.isEmpty()) {
            failWithMessage("%s", "expected nothing in the engine, but there is:" + listed(there));
        }
        return this;
    }

    /** An image of that name, {@code latest} if it has no tag, or of that id. */
    public EngineAssert hasImage(String name) {
        if (!isImage(name)) {
            failWithMessage("%s", missing("an image", name, images()));
        }
        return this;
    }

    public EngineAssert hasNoImage(String name) {
        if (isImage(name)) {
            failWithMessage("%s", "expected no image \"" + name + "\", but there is one");
        }
        return this;
    }

    public EngineAssert hasNetwork(String name) {
        return has("a network", name, networks());
    }

    public EngineAssert hasNoNetwork(String name) {
        return hasNot("network", name, networks());
    }

    public EngineAssert hasVolume(String name) {
        return has("a volume", name, volumes());
    }

    public EngineAssert hasNoVolume(String name) {
        return hasNot("volume", name, volumes());
    }

    /**
     * Events that came in this order, with any others before, between and after them.
     *
     * @param wanted each as {@code TYPE ACTION NAME}, such as {@code container start web}; the name can be left out
     */
    public EngineAssert hasEvents(String... wanted) {
        List<String> events = events();
        int next = 0;
        for (String event : events) {
            if (next < wanted.length && (event.equals(wanted[next]) || event.startsWith(wanted[next] + " "))) {
                next++;
            }
        }
        if (next < wanted.length) {
            String before = next == 0 ? "" : "\nit was looked for after \"" + wanted[next - 1] + "\"";
            failWithMessage("%s", missing("an event", wanted[next], events) + before);
        }
        return this;
    }

    private EngineAssert has(String kind, String name, List<String> there) {
        if (!there.contains(name)) {
            failWithMessage("%s", missing(kind, name, there));
        }
        return this;
    }

    private EngineAssert hasNot(String kind, String name, List<String> there) {
        if (there.contains(name)) {
            failWithMessage("%s", "expected no " + kind + " \"" + name + "\", but there is one");
        }
        return this;
    }

    private static String missing(String kind, String name, List<String> there) {
        return "expected " + kind + " \"" + name + "\", but there "
                + (there.isEmpty() ? "is none" : "is:" + listed(there)) + NearestMiss.of(name, there);
    }

    private static String listed(List<String> lines) {
        return "\n  " + String.join("\n  ", lines);
    }

    private boolean isImage(String name) {
        try {
            actual.images().inspect(name, null);
            return true;
        } catch (EngineException refused) {
            if (refused.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    private List<String> containers() {
        return actual.containers().list(ListOptions.ALL).stream()
                .map(ContainerSummary::names)
                .map(names -> names.get(0).substring(1))
                .toList();
    }

    private List<String> images() {
        return actual.images().list(ImageListOptions.DEFAULT).stream()
                .flatMap(image -> image.repoTags().stream())
                .toList();
    }

    private List<String> networks() {
        return actual.networks().list(Filters.NONE).stream()
                .map(listed -> listed.network().name())
                .toList();
    }

    private List<String> volumes() {
        return actual.volumes().list(Filters.NONE).stream().map(Volume::name).toList();
    }

    private List<String> events() {
        List<String> events = new ArrayList<>();
        try (EventSubscription past =
                actual.events().subscribe(Instant.EPOCH, actual.clock().now(), EventFilter.ALL)) {
            for (Event event = past.poll(); event != null; event = past.poll()) {
                String name = event.attributes().getOrDefault("name", event.actorId());
                events.add(event.type().word() + " " + event.action() + " " + name);
            }
        }
        return events;
    }

    /** An engine of which a container was named. */
    public static final class WithContainer extends EngineAssert {
        private final String name;

        private WithContainer(Engine engine, String name) {
            super(engine);
            this.name = name;
        }

        /** Goes on with the container. */
        public ContainerAssert that() {
            return new ContainerAssert(actual.container(name));
        }
    }
}
