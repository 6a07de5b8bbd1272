package dev.drydock.userland.catalogue;

import dev.drydock.registry.InMemoryRegistry;
import dev.drydock.registry.PublishedImage;
import dev.drydock.registry.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that stand for Docker Hub's. Immutable: one serves all engines of a JVM. A layer is made when the first image
 * that has it is asked for, and images share the layers that the real ones share.
 *
 * <p>Names, tags, configuration, layers and history are those of the images that the recordings of Docker Engine 28.5.2 were
 * made with; files are the real ones' where they matter to scripts, and every binary is a stub.
 */
public final class Catalogue {
    /** What buildx shows when it finds no BuildKit in the engine and fetches one to run it in a container. */
    private static final String NO_BUILDKIT =
            "moby/buildkit is not emulated by Drydock: images cannot be built with buildx";

    /** What the Testcontainers of Java, Node, Go, Python and .NET have asked for: their protocol is the same. */
    private static final String[] RYUK_TAGS = {
        "latest", "0.14.0", "0.13.0", "0.12.0", "0.11.0", "0.10.2", "0.10.1", "0.10.0", "0.9.0", "0.8.1", "0.8.0",
        "0.7.0", "0.6.0", "0.5.1", "0.5.0"
    };

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final BaseLayers layers = new BaseLayers();
    private final InMemoryRegistry hub;

    private record Entry(PublishedImage image, List<String> tags) {}

    private Catalogue() {
        add("debian", DebianImage.of(layers), "latest", "12", "12.15", "bookworm");
        add("ubuntu", UbuntuImage.of(), "latest", "24.04", "noble");
        add("alpine", AlpineImage.of(layers), "latest", "3", "3.22", "3.22.2");
        add("busybox", BusyBoxImage.of(), "latest", "1", "1.35", "1.35.0");
        add("hello-world", HelloWorldImage.of(), "latest", "linux");
        add("nginx", NginxImage.of(layers), "latest", "1.13");
        add("httpd", HttpdImage.of(layers), "latest", "2", "2.4");
        add("redis", RedisImage.of(layers), "latest", "3", "3.2", "3.2.8", "7", "7.0", "7.0.15");
        add("python", PythonImage.of(layers), "latest", "3", "3.6");
        add("node", NodeImage.of(layers), "latest", "8", "8.1");
        add("postgres", PostgresImage.of(layers), "latest", "9", "9.6");
        add("mongo", MongoImage.of(layers), "latest", "3", "3.4");
        add("testcontainers/ryuk", RyukImage.of(layers), RYUK_TAGS);
        hub = all().build();
    }

    private InMemoryRegistry.Builder all() {
        InMemoryRegistry.Builder builder = InMemoryRegistry.builder();
        entries.forEach((name, entry) -> builder.publish(
                name.contains("/") ? name : "library/" + name,
                entry.image(),
                entry.tags().toArray(new String[0])));
        return builder.refuse("moby/buildkit", NO_BUILDKIT);
    }

    /** Made at the first call. */
    public static Catalogue standard() {
        return Standard.CATALOGUE;
    }

    private static final class Standard {
        static final Catalogue CATALOGUE = new Catalogue();
    }

    private void add(String name, PublishedImage image, String... tags) {
        entries.put(name, new Entry(image, List.of(tags)));
    }

    /** The registry that offers them, in repositories such as {@code library/alpine}. */
    public Registry hub() {
        return hub;
    }

    /** As {@link #hub()}, with images of the user's own; one of the same name as a built-in one takes its place. */
    public Registry hubWith(List<ProgramImage> own) {
        InMemoryRegistry.Builder builder = all();
        own.forEach(image -> builder.publish("library/" + image.name(), image.publish(layers), "latest"));
        return builder.build();
    }

    /** Short names with all their tags, in a fixed order. */
    public Map<String, List<String>> tags() {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        entries.forEach((name, entry) -> tags.put(name, entry.tags()));
        return tags;
    }
}
