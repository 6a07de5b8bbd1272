package dev.drydock.api.route;

import dev.drydock.Engine;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.AuthRequest;
import dev.drydock.api.wire.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The engine as a whole: {@code /_ping}, {@code /version} and the like. */
final class SystemRoutes {
    private final Engine engine;

    SystemRoutes(Engine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                Route.options("/{anyroute:.*}", call -> Answers.ok()),
                Route.get("/_ping", SystemRoutes::ping),
                Route.head("/_ping", SystemRoutes::ping),
                Route.get("/info", this::info),
                Route.get("/version", this::version),
                Route.post("/auth", this::auth));
    }

    private static Response ping(Call call) {
        Headers headers = Headers.of(
                "Builder-Version",
                "2",
                "Cache-Control",
                "no-cache, no-store, must-revalidate",
                "Content-Type",
                "text/plain; charset=utf-8",
                "Pragma",
                "no-cache",
                "Swarm",
                "inactive");
        return call.request().isHead()
                ? Response.empty(200, headers.and("Content-Length", "0"))
                : Response.bytes(200, headers, "OK".getBytes(StandardCharsets.UTF_8));
    }

    private Response version(Call call) {
        String kernel = engine.host().kernelVersion();
        return Answers.json(JsonWriter.object(out -> out.object("Platform", platform -> platform.text("Name", ""))
                .objects("Components", Component.of(kernel), (item, component) -> component.write(item))
                .text("Version", EngineBuild.VERSION)
                .text("ApiVersion", ApiVersion.NEWEST.text())
                .text("MinAPIVersion", ApiVersion.OLDEST.text())
                .text("GitCommit", EngineBuild.COMMIT)
                .text("GoVersion", EngineBuild.GO_VERSION)
                .text("Os", EngineBuild.OPERATING_SYSTEM)
                .text("Arch", EngineBuild.ARCHITECTURE)
                .text("KernelVersion", kernel)
                .text("BuildTime", EngineBuild.BUILD_TIME)));
    }

    private Response info(Call call) {
        SystemInfo info = new SystemInfo(
                call.version(), engine.summary(), engine.host(), engine.clock().now());
        return Answers.json(JsonWriter.object(info::write));
    }

    private Response auth(Call call) {
        AuthRequest request = AuthRequest.of(call.request());
        String status = engine.registries().login(request.serverAddress(), request.credentials());
        return Answers.json(
                JsonWriter.object(out -> out.text("IdentityToken", "").text("Status", status)));
    }
}
