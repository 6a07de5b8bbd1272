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
    private static final Headers SERVER = Headers.of(
            "Api-Version",
            ApiVersion.NEWEST.text(),
            "Ostype",
            EngineBuild.OPERATING_SYSTEM,
            "Server",
            "Docker/" + EngineBuild.VERSION + " (" + EngineBuild.OPERATING_SYSTEM + ")");
    private static final Headers COMMON = SERVER.and("Docker-Experimental", "false");
    private static final Headers PLAIN_ERROR =
            Headers.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff");

    private final RouteTable table;
    private final CallBook book;
    private final Consumer<Throwable> faults;

    /** @param faults learns of what went wrong in here; a client is told the least of it */
    public Dispatcher(Engine engine, Consumer<Throwable> faults) {
        this(Routes.of(engine), new CallBook(engine), faults);
    }

    Dispatcher(RouteTable table, CallBook book, Consumer<Throwable> faults) {
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
        if (version.compareTo(ApiVersion.OLDEST) < 0) {
            String words = "client version " + version + " is too old. Minimum supported API version is "
                    + ApiVersion.OLDEST + ", please upgrade your client to a newer version\n";
            return with(SERVER, Response.bytes(400, PLAIN_ERROR, words.getBytes(StandardCharsets.UTF_8)));
        }
        if (version.compareTo(ApiVersion.NEWEST) > 0) {
            String words =
                    "client version " + version + " is too new. Maximum supported API version is " + ApiVersion.NEWEST;
            return with(SERVER, Answers.json(400, Answers.message(words)));
        }
        Call call = new Call(request, version, match.names(), COMMON);
        Response response = answer(match.route(), call);
        return response.body() instanceof Body.Hijack ? response : with(COMMON, response);
    }

    private Response answer(Route route, Call call) {
        try {
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
