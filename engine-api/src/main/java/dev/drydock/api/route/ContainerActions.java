package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.ContainerRequests;
import dev.drydock.api.wire.ContainerRequests.Creation;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.build.ConfigChanges;
import dev.drydock.container.CommitContainer;
import dev.drydock.container.Containers;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.Created;
import dev.drydock.container.PruneReport;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.StopOptions;
import dev.drydock.container.UpdateContainer;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.image.ImageId;
import java.util.ArrayList;
import java.util.List;

/** What changes containers. */
final class ContainerActions {
    /** What is shorter cannot be an object with something in it, the engine says. */
    private static final int LONGEST_EMPTY_BODY = 7;

    private final Containers containers;

    ContainerActions(Containers containers) {
        this.containers = containers;
    }

    Response create(Call call) {
        Query query = call.query();
        Creation creation = ContainerRequests.create(call.request());
        if (creation.config() == null) {
            throw RouteErrors.invalid("config cannot be empty in order to create a container");
        }
        CreateCompatibility compatibility = new CreateCompatibility(call.version());
        Creation adapted = compatibility.adapt(creation);
        String platform = call.version().isAtLeast("1.41") ? query.text("platform") : "";
        Created created = containers.create(new CreateContainer(
                query.text("name"), platform, adapted.config(), adapted.hostConfig(), adapted.networkingConfig()));
        List<String> warnings = new ArrayList<>(created.warnings());
        warnings.addAll(compatibility.warnings());
        return Answers.created(
                JsonWriter.object(out -> out.text("Id", created.id()).texts("Warnings", warnings)));
    }

    Response commit(Call call) {
        Query query = call.query();
        ContainerConfig config = ContainerRequests.commit(call.request());
        ImageId image = containers.commit(
                query.text("container"),
                new CommitContainer(
                        NewName.of(query),
                        query.text("author"),
                        query.text("comment"),
                        query.flag("pause", true),
                        config,
                        new ConfigChanges(query.all("changes"))));
        return Answers.created(JsonWriter.object(out -> out.text("Id", image.toString())));
    }

    Response start(Call call) {
        long length = call.request().body().length();
        if (length > LONGEST_EMPTY_BODY || length < 0) {
            throw RouteErrors.invalid("starting container with non-empty request body was deprecated since API v1.22"
                    + " and removed in v1.24");
        }
        Query query = call.query();
        if (!query.text("checkpoint").isEmpty()) {
            throw RouteErrors.checkpointsAreExperimental();
        }
        return Answers.of(containers.start(call.name("name")));
    }

    Response stop(Call call) throws InterruptedException {
        return Answers.of(containers.stop(call.name("name"), stopOptions(call)));
    }

    Response restart(Call call) throws InterruptedException {
        return Answers.of(containers.restart(call.name("name"), stopOptions(call)));
    }

    private static StopOptions stopOptions(Call call) {
        Query query = call.query();
        String signal = call.version().isAtLeast("1.42") ? query.text("signal") : "";
        return new StopOptions(signal, query.number("t").orElse(null));
    }

    Response kill(Call call) throws InterruptedException {
        return Answers.of(containers.kill(call.name("name"), call.query().text("signal")));
    }

    Response pause(Call call) {
        call.query();
        containers.pause(call.name("name"));
        return Answers.noContent();
    }

    Response unpause(Call call) {
        call.query();
        containers.unpause(call.name("name"));
        return Answers.noContent();
    }

    Response rename(Call call) {
        containers.rename(call.name("name"), call.query().text("name"));
        return Answers.noContent();
    }

    Response resize(Call call) {
        Query query = call.query();
        int height = query.terminalSide("h", "height");
        int width = query.terminalSide("w", "width");
        containers.resize(call.name("name"), height, width);
        return Answers.ok();
    }

    Response update(Call call) {
        call.query();
        UpdateContainer request = ContainerRequests.update(call.request());
        List<String> warnings = containers.update(call.name("name"), adaptUpdate(call.version(), request));
        return Answers.json(JsonWriter.object(out -> out.texts("Warnings", warnings.isEmpty() ? null : warnings)));
    }

    private static UpdateContainer adaptUpdate(ApiVersion version, UpdateContainer request) {
        Resources.Builder resources = request.resources().toBuilder();
        Long pidsLimit = version.isBefore("1.40") ? null : request.resources().pidsLimit();
        resources.pidsLimit(pidsLimit != null && pidsLimit <= 0 ? Long.valueOf(0) : pidsLimit);
        if (version.isAtLeast("1.42")) {
            resources.kernelMemoryBytes(0);
        }
        return new UpdateContainer(resources.build(), request.restartPolicy());
    }

    Response remove(Call call) throws InterruptedException {
        Query query = call.query();
        containers.remove(
                call.name("name"), new RemoveOptions(query.flag("force"), query.flag("v"), query.flag("link")));
        return Answers.noContent();
    }

    Response prune(Call call) {
        PruneReport report = containers.prune(FiltersJson.parse(call.query().text("filters")));
        return Answers.json(JsonWriter.object(out -> out.texts("ContainersDeleted", report.removed())
                .number("SpaceReclaimed", report.spaceReclaimedBytes())));
    }
}
