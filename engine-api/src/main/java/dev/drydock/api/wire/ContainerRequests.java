package dev.drydock.api.wire;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.wire.JsonBody.DocumentType;
import dev.drydock.container.ExecRequest;
import dev.drydock.container.UpdateContainer;
import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.json.JsonFields;
import org.jspecify.annotations.Nullable;

/** The JSON bodies that requests about containers carry. */
public final class ContainerRequests {
    private static final DocumentType<Creation> CREATE = new DocumentType<>(
            "", "container.CreateRequest", new Creation(null, null, null), ContainerRequests::readCreation);

    private static final DocumentType<UpdateContainer> UPDATE = new DocumentType<>(
            "UpdateConfig",
            "container.UpdateConfig",
            new UpdateContainer(Resources.builder().build(), RestartPolicy.UNSET),
            in -> new UpdateContainer(ResourcesJson.read(in), HostConfigJson.readRestartPolicy(in)));

    private static final DocumentType<ExecRequest> EXEC = new DocumentType<>(
            "ExecOptions",
            "container.ExecOptions",
            new ExecRequest("", false, false, null, false, false, false, null, null, "", null),
            ContainerRequests::readExec);

    private static final DocumentType<ExecStart> EXEC_START = new DocumentType<>(
            "ExecStartOptions",
            "container.ExecStartOptions",
            new ExecStart(false, false, null),
            in -> new ExecStart(in.flag("Detach"), in.flag("Tty"), HostConfigJson.readConsoleSize(in)));

    private ContainerRequests() {}

    /** {@code container.CreateRequest}: null parts were not given. */
    public record Creation(
            @Nullable ContainerConfig config,
            @Nullable HostConfig hostConfig,
            @Nullable NetworkingConfig networkingConfig) {}

    /** {@code container.ExecStartOptions}. */
    public record ExecStart(
            boolean detach, boolean terminal, @Nullable ConsoleSize consoleSize) {}

    /** @throws dev.drydock.error.EngineException invalid parameter, also for an empty body */
    public static Creation create(Request request) {
        JsonBody.checkContentType(request);
        return JsonBody.readRequired(request, CREATE);
    }

    /**
     * What a commit is told of the new image's configuration; null for nothing.
     *
     * @throws dev.drydock.error.EngineException invalid parameter
     */
    public static @Nullable ContainerConfig commit(Request request) {
        return JsonBody.read(request, CREATE).config();
    }

    /** @throws dev.drydock.error.EngineException invalid parameter */
    public static UpdateContainer update(Request request) {
        return JsonBody.read(request, UPDATE);
    }

    /** @throws dev.drydock.error.EngineException invalid parameter */
    public static ExecRequest exec(Request request) {
        return JsonBody.read(request, EXEC);
    }

    /** @throws dev.drydock.error.EngineException invalid parameter */
    public static ExecStart execStart(Request request) {
        return JsonBody.read(request, EXEC_START);
    }

    private static Creation readCreation(JsonFields in) {
        return new Creation(
                ContainerConfigJson.isIn(in) ? ContainerConfigJson.read(in) : null,
                in.object("HostConfig", "container.HostConfig", HostConfigJson::read),
                in.object("NetworkingConfig", "network.NetworkingConfig", EndpointSettingsJson::readNetworking));
    }

    private static ExecRequest readExec(JsonFields in) {
        return new ExecRequest(
                in.text("User"),
                in.flag("Privileged"),
                in.flag("Tty"),
                HostConfigJson.readConsoleSize(in),
                in.flag("AttachStdin"),
                in.flag("AttachStdout"),
                in.flag("AttachStderr"),
                in.text("DetachKeys"),
                in.texts("Env"),
                in.text("WorkingDir"),
                in.texts("Cmd"));
    }
}
