package dev.drydock.api.route;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.api.wire.ImageJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.api.wire.PlatformJson;
import dev.drydock.container.HostMachine;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageDetails;
import dev.drydock.image.ImageListOptions;
import dev.drydock.image.ImagePruneReport;
import dev.drydock.image.ImageRemoveOptions;
import dev.drydock.image.Images;
import dev.drydock.image.Platform;
import dev.drydock.image.Removal;
import dev.drydock.layer.OverlayDirectories;
import dev.drydock.reference.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /images}: what an engine has. */
final class ImageRoutes {
    private final Images images;
    private final HostMachine host;

    ImageRoutes(Images images, HostMachine host) {
        this.images = images;
        this.host = host;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/images/json", this::list),
                Route.get("/images/{name:.*}/history", this::history),
                Route.get("/images/{name:.*}/json", this::inspect),
                Route.notEmulated("POST", "/images/{name:.*}/push"),
                Route.post("/images/{name:.*}/tag", this::tag),
                Route.post("/images/prune", this::prune),
                Route.delete("/images/{name:.*}", this::remove));
    }

    private static ImageJson.Form form(Call call) {
        return new ImageJson.Form(
                call.version().isBefore("1.44"),
                call.version().isBefore("1.43") ? ImageJson.Missing.CALLED_NONE : ImageJson.Missing.EMPTY_LIST,
                call.version().isAtLeast("1.51"),
                call.version().isBefore("1.50"),
                call.version().isBefore("1.45"),
                call.version().isBefore("1.52"));
    }

    private Response list(Call call) {
        Query query = call.query();
        Filters filters = FiltersJson.parse(query.text("filters"));
        String pattern = query.text("filter");
        if (call.version().isBefore("1.41") && !pattern.isEmpty()) {
            filters = filters.with("reference", pattern);
        }
        boolean sharedSize = call.version().isAtLeast("1.42") && query.flag("shared-size");
        ImageListOptions options = new ImageListOptions(query.flag("all"), filters, sharedSize);
        ImageJson.Form form = form(call);
        return Answers.json(
                JsonWriter.array(images.list(options), (out, summary) -> ImageJson.writeSummary(out, summary, form)));
    }

    private Response inspect(Call call) {
        Query query = call.query();
        boolean manifests = call.version().isAtLeast("1.48") && query.flag("manifests");
        String platform = call.version().isAtLeast("1.49") ? query.text("platform") : "";
        Platform wanted = platform(platform);
        if (manifests && wanted != null) {
            throw RouteErrors.manifestsOfOnePlatform();
        }
        ImageDetails details = images.inspect(call.name("name"), wanted);
        ImageJson.GraphDriver driver = new ImageJson.GraphDriver(
                host.storageDriver(),
                new OverlayDirectories(host.rootDirectory() + "/" + host.storageDriver())
                        .ofImage(details.image().layer()));
        ImageJson.Form form = form(call);
        return Answers.json(JsonWriter.object(out -> ImageJson.writeDetails(out, details, driver, form)));
    }

    private Response history(Call call) {
        Query query = call.query();
        String platform = call.version().isAtLeast("1.48") ? query.text("platform") : "";
        return Answers.json(
                JsonWriter.array(images.history(call.name("name"), platform(platform)), ImageJson::writeHistory));
    }

    private static @Nullable Platform platform(String text) {
        return text.isEmpty() ? null : PlatformJson.parse(text);
    }

    private Response tag(Call call) {
        Query query = call.query();
        ImageReference whole = NewName.of(query);
        if (whole == null) {
            // The engine takes a missing repository for no error, and does nothing.
            return Answers.ok();
        }
        if (whole.familiarName().equals("sha256")) {
            throw RouteErrors.invalid("refusing to create an ambiguous tag using digest algorithm as name");
        }
        try {
            images.tag(call.name("name"), whole);
        } catch (EngineException refused) {
            if (refused.kind() == ErrorKind.SYSTEM) {
                throw refused;
            }
            // Whatever is wrong with the image's name, the engine answers that it is not there.
            throw new EngineException(ErrorKind.NOT_FOUND, refused.words(), refused);
        }
        return Response.empty(201, Headers.NONE);
    }

    private Response remove(Call call) {
        Query query = call.query();
        String name = call.name("name");
        if (name.isBlank()) {
            throw RouteErrors.invalid("image name cannot be blank");
        }
        List<String> platforms = call.version().isAtLeast("1.50") ? query.all("platforms") : List.of();
        List<Platform> wanted = platforms.stream().map(PlatformJson::parse).toList();
        if (wanted.size() > 1) {
            throw RouteErrors.invalid("multiple platforms are not supported");
        }
        List<Removal> removed = images.remove(
                name,
                new ImageRemoveOptions(
                        query.flag("force"), !query.flag("noprune"), wanted.isEmpty() ? null : wanted.get(0)));
        return Answers.json(JsonWriter.array(removed, ImageJson::writeRemoval));
    }

    private Response prune(Call call) {
        ImagePruneReport report = images.prune(FiltersJson.parse(call.query().text("filters")));
        return Answers.json(JsonWriter.object(out -> out.objects(
                        "ImagesDeleted", report.removed().isEmpty() ? null : report.removed(), ImageJson::writeRemoval)
                .number("SpaceReclaimed", report.spaceReclaimedBytes())));
    }
}
