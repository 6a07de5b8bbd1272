package dev.drydock.api.route;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Headers.Field;
import dev.drydock.api.exchange.Hijacker;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.ContainerRequests;
import dev.drydock.api.wire.ContainerRequests.ExecStart;
import dev.drydock.api.wire.ExecJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.container.ExecDetails;
import dev.drydock.container.ExecRequest;
import dev.drydock.container.Execs;
import dev.drydock.container.config.ConsoleSize;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /exec}, and the making of execs. */
final class ExecRoutes {
    private final Execs execs;

    ExecRoutes(Execs execs) {
        this.execs = execs;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/exec/{id:.*}/json", this::inspect),
                Route.post("/containers/{name:.*}/exec", this::create),
                Route.post("/exec/{name:.*}/start", this::start),
                Route.post("/exec/{name:.*}/resize", this::resize));
    }

    private Response inspect(Call call) {
        ExecDetails details = execs.inspect(call.name("id"));
        return Answers.json(JsonWriter.object(out -> ExecJson.write(out, details)));
    }

    private Response create(Call call) {
        call.query();
        ExecRequest request = ContainerRequests.exec(call.request());
        if (request.cmd() == null || request.cmd().isEmpty()) {
            throw RouteErrors.invalid("No exec command specified");
        }
        String id = execs.create(
                call.name("name"), call.version().isBefore("1.42") ? withoutConsoleSize(request) : request);
        return Answers.created(JsonWriter.object(out -> out.text("Id", id)));
    }

    private static ExecRequest withoutConsoleSize(ExecRequest request) {
        return new ExecRequest(
                request.user(),
                request.privileged(),
                request.tty(),
                null,
                request.attachStdin(),
                request.attachStdout(),
                request.attachStderr(),
                request.detachKeys(),
                request.env(),
                request.workingDir(),
                request.cmd());
    }

    private Response start(Call call) {
        call.query();
        ExecStart options = ContainerRequests.execStart(call.request());
        String id = call.name("name");
        ConsoleSize size = call.version().isAtLeast("1.42") && options.terminal() ? options.consoleSize() : null;
        if (options.detach()) {
            execs.startDetached(id, size);
            return Answers.ok();
        }
        ExecDetails details = execs.inspect(id);
        return startAttached(call, options, details, size);
    }

    /** The head is sent before the exec is started, so that what cannot be run is said in the stream. */
    private Response startAttached(Call call, ExecStart options, ExecDetails details, @Nullable ConsoleSize size) {
        Headers further = sorted(call.commonHeaders());
        Hijacker hijacker = new ExecClient(execs, details.id(), details.openStdin(), options.terminal(), size);
        return call.request().wantsUpgrade()
                ? StreamTypes.upgraded(!options.terminal(), call.version(), further, hijacker)
                : StreamTypes.raw(further, hijacker);
    }

    private static Headers sorted(Headers headers) {
        return new Headers(headers.fields().stream()
                .sorted(Comparator.comparing(Field::name))
                .toList());
    }

    private Response resize(Call call) {
        Query query = call.query();
        int height = query.terminalSide("h", "height");
        int width = query.terminalSide("w", "width");
        execs.resize(call.name("name"), height, width);
        return Answers.ok();
    }
}
