package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.AuthRequest;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.api.wire.PlatformJson;
import dev.drydock.api.wire.ProgressJson;
import dev.drydock.build.ConfigChanges;
import dev.drydock.build.ImageImport;
import dev.drydock.build.ImportRequest;
import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageId;
import dev.drydock.image.Platform;
import dev.drydock.reference.DigestReference;
import dev.drydock.reference.ImageReference;
import dev.drydock.reference.Reference;
import dev.drydock.registry.Manifest;
import dev.drydock.registry.OfferedImage;
import dev.drydock.registry.Progress;
import dev.drydock.registry.Pull;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.Registries;
import dev.drydock.registry.RegistryCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes between an engine and registries: {@code /images/create}, {@code /images/search}, {@code /distribution}. */
final class RegistryRoutes {
    private static final Set<String> SEARCH_FILTERS = Set.of("is-automated", "is-official", "stars");
    private static final int DEFAULT_LIMIT = 25;
    private static final int LARGEST_LIMIT = 100;

    private final Registries registries;
    private final ImageImport imports;

    RegistryRoutes(Registries registries, ImageImport imports) {
        this.registries = registries;
        this.imports = imports;
    }

    List<Route> routes() {
        return List.of(
                Route.refused("GET", "/images/search", RegistryRoutes::search),
                Route.post("/images/create", this::create),
                Route.get("/distribution/{name:.*}/json", this::distribution));
    }

    private Response create(Call call) {
        Query query = call.query();
        String platform = call.version().isAtLeast("1.32") ? query.text("platform") : "";
        Platform wanted = platform.isEmpty() ? null : Platform.parse(platform);
        if (query.text("fromImage").isEmpty()) {
            return importImage(call, query, wanted);
        }
        Pull pull = registries.pull(request(call, query, wanted));
        return Answers.jsonStream((out, client) -> run(pull, out));
    }

    private static PullRequest request(Call call, Query query, @Nullable Platform platform) {
        String image = query.text("fromImage");
        ImageReference name =
                ImageReference.parse(image.endsWith(":") ? image.substring(0, image.length() - 1) : image);
        return new PullRequest(
                withTagOrDigest(name, query.text("tag")), platform, AuthRequest.ofHeader(call.request()));
    }

    private static ImageReference withTagOrDigest(ImageReference name, String tag) {
        if (tag.isEmpty()) {
            return name;
        }
        Digest digest;
        try {
            digest = Digest.parse(tag);
        } catch (EngineException noDigest) {
            return name.withTag(tag);
        }
        return name.nameOnly().withDigest(digest);
    }

    /** Progress is sent line by line; a failure on the way is its last line. */
    private static void run(Pull pull, OutputStream out) throws IOException, InterruptedException {
        try {
            pull.run(progress -> {
                out.write(ProgressJson.line(progress));
                out.flush();
            });
        } catch (EngineException failed) {
            out.write(ProgressJson.failure(failed.words()));
        }
    }

    private Response importImage(Call call, Query query, @Nullable Platform platform) {
        ImageReference name = NewName.of(query);
        String source = query.text("fromSrc");
        if (!source.equals("-")) {
            throw notFetched(source);
        }
        String message = query.text("message");
        ImportRequest request = new ImportRequest(
                name,
                platform,
                message.isEmpty() ? "Imported from " + source : message,
                new ConfigChanges(query.all("changes")));
        try (InputStream files = call.request().body().stream()) {
            ImageId image = imports.run(request, files);
            byte[] line = ProgressJson.line(new Progress.Message("", image.toString()));
            return Answers.jsonStream((out, client) -> out.write(line));
        } catch (IOException brokenOff) {
            throw RouteErrors.unclassified(String.valueOf(brokenOff.getMessage()));
        }
    }

    /** There is no network here. */
    private static EngineException notFetched(String source) {
        return source.isEmpty()
                ? RouteErrors.unclassified("Get \"http:\": http: no Host in request URL")
                : RouteErrors.notEmulated("POST", "/images/create?fromSrc=" + source);
    }

    /** No registry that can be searched answers: neither on a machine without a way out, nor here. */
    private static Response search(Call call) {
        Query query = call.query();
        int limit = limit(query.text("limit"));
        Filters filters = FiltersJson.parse(query.text("filters"));
        filters.requireKnown(SEARCH_FILTERS);
        String term = query.text("term");
        throw RouteErrors.unclassified("Get \"https://index.docker.io/v1/search?q="
                + URLEncoder.encode(term, StandardCharsets.UTF_8) + "&n=" + limit
                + "\": dial tcp: lookup index.docker.io on 192.0.2.53:53: dial udp 192.0.2.53:53: connect: no route"
                + " to host");
    }

    private static int limit(String text) {
        if (text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        long limit;
        try {
            limit = GoNumber.parse("Atoi", text);
        } catch (EngineException notANumber) {
            throw RouteErrors.invalid("invalid limit specified: " + notANumber.words());
        }
        if (limit == 0) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw RouteErrors.invalid("limit " + limit + " is outside the range of [1, 100]");
        }
        return (int) limit;
    }

    private Response distribution(Call call) {
        call.query();
        Reference reference = Reference.parse(call.name("name"));
        if (reference instanceof DigestReference) {
            throw RouteErrors.unclassified("no manifest found for full image ID");
        }
        RegistryCredentials credentials = AuthRequest.ofHeader(call.request());
        OfferedImage offered = registries.inspect((ImageReference) reference, credentials);
        return Answers.json(JsonWriter.object(out -> out.object(
                        "Descriptor",
                        descriptor -> descriptor
                                .text("mediaType", Manifest.MEDIA_TYPE)
                                .text("digest", offered.manifest().digest().toString())
                                .number("size", offered.manifest().sizeBytes()))
                .objects("Platforms", List.of(offered.platform()), PlatformJson::write)));
    }
}
