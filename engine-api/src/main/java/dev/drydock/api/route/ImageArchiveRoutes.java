package dev.drydock.api.route;

import dev.drydock.EngineVersion;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.PlatformJson;
import dev.drydock.api.wire.ProgressJson;
import dev.drydock.error.EngineException;
import dev.drydock.image.Platform;
import dev.drydock.registry.Progress;
import dev.drydock.registry.archive.ImageArchives;
import dev.drydock.registry.archive.LoadListener;
import dev.drydock.registry.archive.ReceivedImages;
import dev.drydock.registry.archive.SavedImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images as files: {@code /images/get}, {@code /images/load}. */
final class ImageArchiveRoutes {
    private static final Headers TAR = Headers.of("Content-Type", "application/x-tar");

    private final ImageArchives archives;

    ImageArchiveRoutes(ImageArchives archives) {
        this.archives = archives;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/images/get", call -> save(call, call.query().all("names"))),
                Route.get("/images/{name:.*}/get", call -> save(call, List.of(call.name("name")))),
                Route.post("/images/load", this::load));
    }

    private Response save(Call call, List<String> names) {
        SavedImages images = archives.save(names, platform(call));
        return Response.stream(200, TAR, (out, client) -> {
            try (SavedImages saved = images) {
                saved.writeTo(out);
            }
        });
    }

    private Response load(Call call) {
        Platform platform = platform(call);
        boolean quiet = call.query().flag("quiet", true);
        ReceivedImages received;
        try (InputStream archive = call.request().body().stream()) {
            received = archives.receive(archive);
        } catch (EngineException | IOException broken) {
            return failed(broken);
        }
        return Answers.jsonStream((out, client) -> {
            try (ReceivedImages images = received) {
                images.load(platform, new Lines(out, quiet));
            } catch (EngineException failed) {
                out.write(ProgressJson.failure(failed.words()));
            }
        });
    }

    /** By then the engine has said that all is well. */
    private static Response failed(Exception failure) {
        byte[] line = ProgressJson.failure(
                failure instanceof EngineException known ? known.words() : String.valueOf(failure.getMessage()));
        return Answers.jsonStream((out, client) -> out.write(line));
    }

    private static @Nullable Platform platform(Call call) {
        if (call.version().isBefore("1.48")) {
            return null;
        }
        Query query = call.query();
        if (query.all("platform").size() > 1) {
            throw severalPlatforms(call);
        }
        return query.text("platform").isEmpty() ? null : PlatformJson.parse(query.text("platform"));
    }

    private static EngineException severalPlatforms(Call call) {
        if (!call.engine().isAtLeast(EngineVersion.V29)) {
            return RouteErrors.invalid("multiple platform parameters not supported");
        }
        return call.version().isBefore("1.52")
                ? RouteErrors.invalid(
                        "multiple platform parameters are not supported in this API version; use API version"
                                + " 1.52 or later")
                : RouteErrors.notEmulated("several platforms", call.version());
    }

    /** Tells a client what happens, line by line. */
    private record Lines(OutputStream out, boolean quiet) implements LoadListener {

        @Override
        public void on(Progress progress) throws IOException {
            if (!quiet) {
                out.write(ProgressJson.line(progress));
                out.flush();
            }
        }

        @Override
        public void told(String text) throws IOException {
            out.write(ProgressJson.told(text));
            out.flush();
        }
    }
}
