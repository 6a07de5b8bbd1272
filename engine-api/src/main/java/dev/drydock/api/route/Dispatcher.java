package dev.drydock.api.route;

import dev.drydock.Engine;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestHandler;
import dev.drydock.api.exchange.Response;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes each request to its route, checks its version, and answers what is refused. */
public final class Dispatcher implements RequestHandler {
    private static final Headers PLAIN_ERROR =
            Headers.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff");

    private final EngineBuild build;
    private final Headers server;
    private final Headers common;
    private final RouteTable table;
    private final CallBook book;
    private final Consumer<Throwable> faults;

    /** @param faults learns of what went wrong in here; a client is told the least of it */
    public Dispatcher(Engine engine, Consumer<Throwable> faults) {
        this(EngineBuild.of(engine.version()), Routes.of(engine), new CallBook(engine), faults);
    }

    Dispatcher(EngineBuild build, RouteTable table, CallBook book, Consumer<Throwable> faults) {
        this.build = build;
        this.server = Headers.of(
                "Api-Version",
                build.newestApi().text(),
                "Ostype",
                EngineBuild.OPERATING_SYSTEM,
                "Server",
                "Docker/" + build.version() + " (" + EngineBuild.OPERATING_SYSTEM + ")");
        this.common = server.and("Docker-Experimental", "false");
        this.table = table;
        this.book = book;
        this.faults = faults;
    }

    @Override
    public Response handle(Request request) {
        String path = PercentCode.decodePath(request.rawPath());
        String clean = CleanPath.of(path);
        if (!clean.equals(path)) {
            return book.record(request, path, Optional.empty(), () -> redirection(request, clean));
        }
        Optional<RouteTable.Match> match = table.find(request.method(), path);
        return book.record(
                request,
                path,
                match,
                () -> match.isEmpty()
                        ? Answers.json(404, Answers.message("page not found"))
                        : handle(request, match.get()));
    }

    private static Response redirection(Request request, String path) {
        String query = request.rawQuery();
        String location = PercentCode.encodePath(path) + (query.isEmpty() ? "" : "?" + query);
        return Response.empty(301, Headers.of("Location", location));
    }

    private Response handle(Request request, RouteTable.Match match) {
        ApiVersion version = match.version();
        if (version.compareTo(build.oldestApi()) < 0) {
            return refused(
                    version,
                    "client version " + version + " is too old. Minimum supported API version is " + build.oldestApi()
                            + ", please upgrade your client to a newer version");
        }
        if (version.compareTo(build.newestApi()) > 0) {
            return refused(
                    version,
                    "client version " + version + " is too new. Maximum supported API version is " + build.newestApi());
        }
        Call call = new Call(request, version, build.release(), match.names(), common);
        Response response = answer(match.route(), call);
        return response.body() instanceof Body.Hijack ? response : with(common, response);
    }

    /** Who names a version before 1.24 does not expect JSON. */
    private Response refused(ApiVersion version, String words) {
        if (version.compareTo(ApiVersion.OLDEST_KNOWN) >= 0) {
            return with(server, Answers.json(400, Answers.message(words)));
        }
        return with(server, Response.bytes(400, PLAIN_ERROR, (words + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private Response answer(Route route, Call call) {
        try {
            if (call.version().compareTo(ApiVersion.OLDEST_KNOWN) < 0) {
                throw RouteErrors.notEmulated(call.version());
            }
            return route.handle(call);
        } catch (EngineException refused) {
            return Answers.json(Statuses.of(refused.kind()), Answers.message(refused.words()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Answers.json(Statuses.of(ErrorKind.UNKNOWN), Answers.message("context canceled"));
        } catch (RuntimeException | Error fault) {
            faults.accept(fault);
            return Answers.json(
                    Statuses.of(ErrorKind.UNKNOWN),
                    Answers.message(
                            "internal error in Drydock: " + fault.getClass().getSimpleName()));
        }
    }

    private static Response with(Headers common, Response response) {
        List<Headers.Field> fields = new ArrayList<>(common.fields());
        fields.addAll(response.headers().fields());
        return new Response(response.status(), new Headers(fields), response.body());
    }
}
