package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.api.wire.VolumeJson;
import dev.drydock.filter.Filters;
import dev.drydock.volume.Volume;
import dev.drydock.volume.VolumePruneReport;
import dev.drydock.volume.Volumes;
import java.util.List;

/** {@code /volumes}. */
final class VolumeRoutes {
    private final Volumes volumes;

    VolumeRoutes(Volumes volumes) {
        this.volumes = volumes;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/volumes", this::list),
                Route.get("/volumes/{name:.*}", this::inspect),
                Route.post("/volumes/create", this::create),
                Route.post("/volumes/prune", this::prune),
                Route.refused("PUT", "/volumes/{name:.*}", call -> {
                    throw RouteErrors.notAClusterVolume();
                }),
                Route.delete("/volumes/{name:.*}", this::remove));
    }

    private Response list(Call call) {
        List<Volume> found = volumes.list(FiltersJson.parse(call.query().text("filters")));
        return Answers.json(JsonWriter.object(
                out -> out.objects("Volumes", found, VolumeJson::write).nothing("Warnings")));
    }

    private Response inspect(Call call) {
        call.query();
        Volume volume = volumes.inspect(call.name("name"));
        return Answers.json(JsonWriter.object(out -> VolumeJson.write(out, volume)));
    }

    private Response create(Call call) {
        call.query();
        VolumeJson.Creation creation = VolumeJson.create(call.request());
        if (creation.cluster() && call.version().isAtLeast("1.42")) {
            throw RouteErrors.notASwarmManager();
        }
        Volume volume = volumes.create(creation.wish());
        return Answers.created(JsonWriter.object(out -> VolumeJson.write(out, volume)));
    }

    private Response remove(Call call) {
        Query query = call.query();
        volumes.remove(call.name("name"), query.flag("force"));
        return Answers.noContent();
    }

    private Response prune(Call call) {
        Filters filters = FiltersJson.parse(call.query().text("filters"));
        // Named volumes were pruned too until they could be told apart.
        boolean namedToo = call.version().isBefore("1.42");
        VolumePruneReport report = volumes.prune(namedToo ? filters.with("all", "true") : filters);
        return Answers.json(JsonWriter.object(out ->
                out.texts("VolumesDeleted", report.removed()).number("SpaceReclaimed", report.spaceReclaimedBytes())));
    }
}
