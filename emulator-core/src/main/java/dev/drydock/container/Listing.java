package dev.drydock.container;

import dev.drydock.container.config.EndpointSettings;
import dev.drydock.error.EngineException;
import dev.drydock.id.ContainerId;
import dev.drydock.image.Image;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The list of containers, newest first (28.5.2: daemon/list.go). Used under the engine's lock. */
final class Listing {
    private static final int ID_LENGTH = 64;

    private final ContainerStore store;
    private final ImageStore images;
    private final NetworkReport network;

    Listing(ContainerStore store, ImageStore images, NetworkReport network) {
        this.store = store;
        this.images = images;
        this.network = network;
    }

    /** Which containers are shown, newest first. */
    List<Container> choose(ListOptions options) {
        ListQuery query = new ListQuery(options, new Around());
        List<Container> chosen = new ArrayList<>();
        for (Container container : store.newestFirst()) {
            if (query.accepts(new Listed(container))) {
                chosen.add(container);
            } else if (query.isOver()) {
                break;
            }
        }
        return chosen;
    }

    /** @param sizes of the containers that were counted, by container */
    List<ContainerSummary> summarize(
            List<Container> containers, Map<Container, ContainerDetails.Sizes> sizes, Instant now) {
        Map<ContainerId, SortedSet<String>> linked = new HashMap<>();
        store.eachName((name, holder) -> {
            if (name.indexOf('/') >= 0) {
                linked.computeIfAbsent(holder, any -> new TreeSet<>()).add(name);
            }
        });
        List<ContainerSummary> summaries = new ArrayList<>(containers.size());
        for (Container container : containers) {
            SortedSet<String> others = linked.getOrDefault(container.id(), Collections.emptySortedSet());
            summaries.add(summary(container, names(container, others), sizes.get(container), now));
        }
        return summaries;
    }

    private static List<String> names(Container container, SortedSet<String> linked) {
        SortedSet<String> names = new TreeSet<>();
        names.add("/" + container.name());
        linked.forEach(name -> names.add("/" + name));
        return List.copyOf(names);
    }

    private ContainerSummary summary(
            Container container, List<String> names, ContainerDetails.@Nullable Sizes sizes, Instant now) {
        List<String> command = Inspection.command(container.config());
        SortedMap<String, String> labels = container.config().labels();
        return new ContainerSummary(
                container.id().value(),
                names,
                shownImage(container),
                imageId(container),
                CommandText.of(command.get(0), command.subList(1, command.size())),
                container.created(),
                network.ports(container),
                sizes,
                labels == null ? Collections.emptySortedMap() : labels,
                container.status().word(),
                StatusText.of(container.state(), container.health(), now),
                container.hostConfig().networkMode(),
                container.hostConfig().annotations(),
                NetworkReport.summarized(network.networks(container)),
                mounts(container));
    }

    private static String imageId(Container container) {
        Image image = container.image();
        return image == null ? "" : image.id().toString();
    }

    /** As it was asked for, unless that now leads elsewhere or nowhere. */
    private String shownImage(Container container) {
        String asked = container.config().image();
        Image image = container.image();
        if (image == null || asked.equals(image.id().toString())) {
            return asked;
        }
        try {
            return images.get(asked).id().equals(image.id())
                    ? asked
                    : image.id().toString();
        } catch (EngineException gone) {
            return image.id().toString();
        }
    }

    /** A list does not know where an anonymous volume of the configuration is, because the engine notes it nowhere. */
    private static List<MountPoint> mounts(Container container) {
        SortedSet<String> anonymous = container.config().volumes();
        if (anonymous == null || container.mountPoints().isEmpty()) {
            return container.mountPoints();
        }
        return container.mountPoints().stream()
                .map(mount -> isAnonymous(mount) && anonymous.contains(mount.destination())
                        ? new MountPoint(
                                mount.type(),
                                mount.name(),
                                "",
                                mount.destination(),
                                mount.driver(),
                                mount.mode(),
                                mount.writable(),
                                mount.propagation())
                        : mount)
                .toList();
    }

    private static boolean isAnonymous(MountPoint mount) {
        return mount.type().equals("volume") && mount.mode().isEmpty();
    }

    /** One container as the query sees it. */
    private final class Listed implements ListedContainer {
        private final Container container;

        Listed(Container container) {
            this.container = container;
        }

        @Override
        public String id() {
            return container.id().value();
        }

        @Override
        public String name() {
            return "/" + container.name();
        }

        @Override
        public ContainerState state() {
            return container.state();
        }

        @Override
        public String health() {
            HealthReport health = container.health();
            return health == null ? "none" : health.status();
        }

        @Override
        public Map<String, String> labels() {
            SortedMap<String, String> labels = container.config().labels();
            return labels == null ? Map.of() : labels;
        }

        @Override
        public String imageId() {
            return Listing.imageId(container);
        }

        @Override
        public List<MountPoint> mounts() {
            return Listing.mounts(container);
        }

        @Override
        public Map<String, EndpointSettings> networks() {
            return network.networks(container);
        }

        @Override
        public List<ContainerSummary.Port> ports() {
            return network.ports(container);
        }
    }

    private final class Around implements ListQuery.Surroundings {
        @Override
        public String byIdOrName(String reference) {
            Container named = store.named(ContainerStore.withoutSlash(reference));
            if (named != null) {
                return named.id().value();
            }
            if (reference.length() == ID_LENGTH) {
                return store.find(reference).id().value();
            }
            throw ContainerErrors.notFound(reference);
        }

        @Override
        public @Nullable String byPrefix(String prefix) {
            Container only = store.byPrefix(prefix);
            return only == null ? null : only.id().value();
        }

        @Override
        public Collection<String> withDescendants(String image) {
            Set<String> found = new HashSet<>();
            try {
                gather(images.get(image).id(), found);
            } catch (EngineException unknown) {
                // The engine notes it in its log alone.
            }
            return found;
        }

        private void gather(ImageId image, Set<String> found) {
            if (found.add(image.toString())) {
                images.children(image).forEach(child -> gather(child, found));
            }
        }
    }
}
