package dev.drydock.api.route;

import dev.drydock.Engine;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.ContainerJson;
import dev.drydock.api.wire.ImageJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.api.wire.VolumeJson;
import dev.drydock.container.ListOptions;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageListOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code /system/df}: what takes how much. */
final class DiskUsageRoutes {
    private static final ListOptions CONTAINERS = new ListOptions(true, 0, true, Filters.NONE);
    private static final ImageListOptions IMAGES = new ImageListOptions(false, Filters.NONE, true);

    private final Engine engine;

    DiskUsageRoutes(Engine engine) {
        this.engine = engine;
    }

    /** What can be asked for. */
    private enum Kind {
        CONTAINER("container"),
        IMAGE("image"),
        VOLUME("volume"),
        BUILD_CACHE("build-cache");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw RouteErrors.unknownObjectType(word);
        }
    }

    List<Route> routes() {
        return List.of(Route.get("/system/df", this::diskUsage));
    }

    private Response diskUsage(Call call) {
        Query query = call.query();
        if (call.version().isAtLeast("1.52")) {
            throw RouteErrors.notEmulated("GET /system/df", call.version());
        }
        Set<Kind> asked = EnumSet.allOf(Kind.class);
        if (call.version().isAtLeast("1.42") && query.has("type")) {
            asked = EnumSet.noneOf(Kind.class);
            for (String word : query.all("type")) {
                asked.add(Kind.of(word));
            }
        }
        return Answers.json(write(asked, call.version()));
    }

    /** What was not asked for is null. */
    private byte[] write(Set<Kind> asked, ApiVersion version) {
        boolean images = asked.contains(Kind.IMAGE);
        ImageJson.Form form =
                new ImageJson.Form(version.isBefore("1.44"), ImageJson.Missing.NULL, true, false, false, true);
        return JsonWriter.object(out -> out.number(
                        "LayersSize", images ? engine.images().layersSizeBytes() : 0)
                .objects(
                        "Images",
                        images ? engine.images().list(IMAGES) : null,
                        (in, image) -> ImageJson.writeSummary(in, image, form))
                .objects(
                        "Containers",
                        asked.contains(Kind.CONTAINER) ? engine.containers().list(CONTAINERS) : null,
                        (in, container) -> ContainerJson.writeSummary(in, container, true))
                .objects(
                        "Volumes",
                        asked.contains(Kind.VOLUME) ? engine.volumes().usage() : null,
                        VolumeJson::writeUsage)
                // Nothing is ever in the cache of builds.
                .objects("BuildCache", asked.contains(Kind.BUILD_CACHE) ? List.of() : null, (in, nothing) -> {}));
    }
}
