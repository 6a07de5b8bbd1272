package dev.drydock.container;

import dev.drydock.container.config.EndpointSettings;
import dev.drydock.filter.Filters;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which containers a list shows (28.5.2: daemon/list.go). The containers are asked newest first: what is before one and
 * since another is decided by its place in that order.
 */
final class ListQuery {
    private static final Set<String> KNOWN = Set.of(
            "ancestor",
            "before",
            "exited",
            "expose",
            "health",
            "id",
            "is-task",
            "isolation",
            "label",
            "name",
            "network",
            "publish",
            "since",
            "status",
            "volume");
    private static final List<String> STATUSES =
            List.of("created", "running", "paused", "restarting", "removing", "exited", "dead");
    private static final List<String> HEALTHS = List.of("none", "starting", "healthy", "unhealthy");

    /** What a list needs to know beside the containers themselves. */
    interface Surroundings {

        /**
         * The id of a container by its whole id or one of its names.
         *
         * @throws dev.drydock.error.EngineException if there is none
         */
        String byIdOrName(String reference);

        /** The id of the only container whose id begins so, null if it is not the only one. */
        @Nullable
        String byPrefix(String prefix);

        /** The ids of an image and of all that were made from it; none for an unknown one. */
        Collection<String> withDescendants(String image);
    }

    private final Filters filters;
    private final boolean all;
    private final int limit;
    private final Set<Integer> exitCodes = new HashSet<>();
    private final boolean tasksAlone;
    private final @Nullable Set<String> ids;
    private final @Nullable Set<String> images;
    private final @Nullable String since;
    private final PortFilter publish;
    private final PortFilter expose;

    private @Nullable String before;
    private boolean over;
    private int shown;

    ListQuery(ListOptions options, Surroundings surroundings) {
        this.filters = options.filters();
        filters.requireKnown(KNOWN);
        this.limit = options.limit();
        filters.get("exited").forEach(value -> exitCodes.add(exitCode(value)));
        filters.get("status").forEach(value -> requireOneOf("status", "state", value, STATUSES));
        this.all = options.all() || limit > 0 || !filters.get("status").isEmpty();
        this.tasksAlone = filters.flag("is-task", false);
        filters.get("health").forEach(value -> requireOneOf("health", "health", value, HEALTHS));
        this.before = lastOf("before", surroundings);
        this.since = lastOf("since", surroundings);
        this.images = filters.contains("ancestor") ? imagesOf(surroundings) : null;
        this.publish = new PortFilter("publish", filters);
        this.expose = new PortFilter("expose", filters);
        this.ids = filters.get("id").isEmpty() ? null : idsOf(surroundings);
    }

    /** Whether no further container can be shown. */
    boolean isOver() {
        return over;
    }

    /** Whether the next container is shown. */
    boolean accepts(ListedContainer container) {
        if (over || !isCandidate(container) || !isAfterTheFirst(container)) {
            return false;
        }
        if (container.id().equals(since)) {
            over = true;
            return false;
        }
        if (!acceptsCheaply(container)) {
            return false;
        }
        if (limit > 0 && shown == limit) {
            over = true;
            return false;
        }
        if (!acceptsState(container) || !acceptsParts(container)) {
            return false;
        }
        shown++;
        return true;
    }

    /** Names and ids choose among which containers the place of one is looked for. */
    private boolean isCandidate(ListedContainer container) {
        return (ids == null || ids.contains(container.id())) && acceptsName(container.name());
    }

    private boolean acceptsName(String name) {
        return filters.matches("name", name) || filters.matches("name", name.substring(1));
    }

    private boolean isAfterTheFirst(ListedContainer container) {
        if (before == null) {
            return true;
        }
        if (container.id().equals(before)) {
            before = null;
        }
        return false;
    }

    private boolean acceptsCheaply(ListedContainer container) {
        return (all || container.state().status().isRunning())
                && !tasksAlone
                && filters.matchesLabels("label", container.labels());
    }

    private boolean acceptsState(ListedContainer container) {
        ContainerState state = container.state();
        boolean ended = !state.status().isRunning() && state.startedAt() != null;
        return (exitCodes.isEmpty() || (ended && exitCodes.contains(state.exitCode())))
                && filters.matchesExactly("status", state.status().word())
                && filters.matchesExactly("health", container.health());
    }

    private boolean acceptsParts(ListedContainer container) {
        return (images == null || images.contains(container.imageId()))
                && (!filters.contains("volume") || acceptsMounts(container.mounts()))
                && (!filters.contains("network") || acceptsNetworks(container.networks()))
                && ((publish.isEmpty() && expose.isEmpty()) || acceptsPorts(container.ports()));
    }

    private boolean acceptsMounts(List<MountPoint> mounts) {
        Set<String> wanted = filters.get("volume");
        return mounts.stream()
                .anyMatch(mount -> wanted.contains(mount.destination())
                        || wanted.contains(mount.name().isEmpty() ? mount.source() : mount.name()));
    }

    private boolean acceptsNetworks(Map<String, EndpointSettings> networks) {
        return filters.get("network").stream()
                .anyMatch(wanted -> networks.containsKey(wanted)
                        || networks.values().stream()
                                .anyMatch(endpoint -> endpoint.networkId().startsWith(wanted)));
    }

    /** Either of the two will do. */
    private boolean acceptsPorts(List<ContainerSummary.Port> ports) {
        return ports.stream()
                .anyMatch(port -> publish.accepts(port.publicPort(), port.type())
                        || expose.accepts(port.privatePort(), port.type()));
    }

    private Set<String> imagesOf(Surroundings surroundings) {
        Set<String> found = new HashSet<>();
        filters.get("ancestor").forEach(image -> found.addAll(surroundings.withDescendants(image)));
        return found;
    }

    private Set<String> idsOf(Surroundings surroundings) {
        Set<String> found = new HashSet<>();
        for (String prefix : filters.get("id")) {
            String id = surroundings.byPrefix(prefix);
            if (id != null) {
                found.add(id);
            }
        }
        return found;
    }

    private @Nullable String lastOf(String key, Surroundings surroundings) {
        String found = null;
        for (String reference : filters.get(key)) {
            found = surroundings.byIdOrName(reference);
        }
        return found;
    }

    private static int exitCode(String value) {
        if (!value.matches("[+-]?\\d+")) {
            throw QueryErrors.exitedFilter(value, "invalid syntax");
        }
        try {
            return Math.toIntExact(Math.max(-1, Math.min(Integer.MAX_VALUE, Long.parseLong(value))));
        } catch (NumberFormatException tooLong) {
            throw QueryErrors.exitedFilter(value, "value out of range");
        }
    }

    private static void requireOneOf(String key, String what, String value, List<String> known) {
        if (!known.contains(value)) {
            throw QueryErrors.unknownFilterValue(key, what, value, known);
        }
    }
}
