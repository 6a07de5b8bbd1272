package dev.drydock.api.route;

import dev.drydock.Engine;
import dev.drydock.EngineVersion;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.AuthRequest;
import dev.drydock.api.wire.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
                Route.get("/_ping", this::ping),
                Route.head("/_ping", this::ping),
                Route.get("/info", this::info),
                Route.get("/version", this::version),
                Route.post("/auth", this::auth));
    }

    private Response ping(Call call) {
        List<String> headers = new ArrayList<>(List.of(
                "Cache-Control",
                "no-cache, no-store, must-revalidate",
                "Content-Type",
                "text/plain; charset=utf-8",
                "Pragma",
                "no-cache"));
        if (call.engine().isAtLeast(EngineVersion.V23)) {
            headers.addAll(0, List.of("Builder-Version", "2"));
            headers.addAll(List.of("Swarm", "inactive"));
        }
        Headers all = Headers.of(headers.toArray(new String[0]));
        return call.request().isHead()
                ? Response.empty(200, all.and("Content-Length", "0"))
                : Response.bytes(200, all, "OK".getBytes(StandardCharsets.UTF_8));
    }

    private Response version(Call call) {
        String kernel = engine.host().kernelVersion();
        EngineBuild build = EngineBuild.of(engine.version());
        return Answers.json(JsonWriter.object(out -> {
            out.object("Platform", platform -> platform.text("Name", ""))
                    .objects("Components", Component.of(build, kernel), (item, component) -> component.write(item))
                    .text("Version", build.version())
                    .text("ApiVersion", build.newestApi().text())
                    .text("MinAPIVersion", build.oldestApi().text())
                    .text("GitCommit", build.commit())
                    .text("GoVersion", build.goVersion())
                    .text("Os", EngineBuild.OPERATING_SYSTEM)
                    .text("Arch", EngineBuild.ARCHITECTURE)
                    .text("KernelVersion", kernel);
            if (build.buildTime() != null) {
                out.text("BuildTime", build.buildTime());
            }
        }));
    }

    private Response info(Call call) {
        SystemInfo info = new SystemInfo(
                call.version(),
                EngineBuild.of(engine.version()),
                engine.summary(),
                engine.host(),
                engine.clock().now());
        return Answers.json(JsonWriter.object(info::write));
    }

    private Response auth(Call call) {
        AuthRequest request = AuthRequest.of(call.request());
        String status = engine.registries().login(request.serverAddress(), request.credentials());
        return Answers.json(
                JsonWriter.object(out -> out.text("IdentityToken", "").text("Status", status)));
    }
}
