package dev.drydock.api.route;

import dev.drydock.EngineVersion;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.stream.AttachedClient;
import dev.drydock.api.stream.FrameOutput;
import dev.drydock.api.stream.WebSocketClient;
import dev.drydock.api.stream.WebSocketHandshake;
import dev.drydock.api.wire.ContainerStatsJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.container.ContainerStats;
import dev.drydock.container.Containers;
import dev.drydock.container.StatsSource;
import dev.drydock.container.WaitCondition;
import dev.drydock.container.WaitResult;
import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.error.EngineException;
import dev.drydock.time.EngineClock;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What goes on for as long as a container does: logs, samples, waits and attached clients. */
final class ContainerStreams {
    private final Containers containers;
    private final EngineClock clock;

    ContainerStreams(Containers containers, EngineClock clock) {
        this.containers = containers;
        this.clock = clock;
    }

    Response logs(Call call) {
        Query query = call.query();
        boolean stdout = query.flag("stdout");
        boolean stderr = query.flag("stderr");
        if (!stdout && !stderr) {
            throw RouteErrors.invalid("Bad parameters: you must choose at least one stream");
        }
        String name = call.name("name");
        // An unknown container is told before a wrong time.
        boolean terminal = containers.hasTerminal(name);
        Instant since;
        Instant until;
        try {
            since = query.time("since").orElse(null);
            until = query.time("until").orElse(null);
        } catch (EngineException malformed) {
            // The engine opens the log first: one that cannot be read is told before a wrong time.
            containers.logs(name, options(query, null, null)).close();
            throw malformed;
        }
        FrameSource frames = containers.logs(name, options(query, since, until));
        Headers headers = Headers.of("Content-Type", StreamTypes.of(!terminal, call.version()));
        return Response.stream(200, headers, (out, client) -> {
            try (frames) {
                client.whenGone(frames::close);
                new FrameOutput(out, !terminal).copy(frames);
            }
        });
    }

    private static LogOptions options(Query query, @Nullable Instant since, @Nullable Instant until) {
        return new LogOptions(
                query.flag("stdout"),
                query.flag("stderr"),
                since,
                until,
                query.lines("tail"),
                query.flag("follow"),
                query.flag("timestamps"),
                query.flag("details"));
    }

    Response stats(Call call) throws InterruptedException {
        Query query = call.query();
        boolean stream = query.flag("stream", true);
        boolean oneShot = call.version().isAtLeast("1.41") && query.flag("one-shot", false);
        StatsSource samples = containers.stats(call.name("name"), stream, oneShot);
        if (!stream) {
            try (samples) {
                ContainerStats sample = samples.next();
                return sample == null
                        ? Response.empty(200, Answers.JSON)
                        : Answers.json(document(call, sample, oneShot && sample.read() != null));
            }
        }
        return Response.stream(200, Headers.NONE, (out, client) -> {
            try (samples) {
                client.whenGone(samples::close);
                for (ContainerStats sample = samples.next(); sample != null; sample = samples.next()) {
                    out.write(document(call, sample, false));
                    out.flush();
                }
            }
        });
    }

    /** A sample that was taken without one before is shown without the container's name. */
    private static byte[] document(Call call, ContainerStats sample, boolean alone) {
        boolean ofLinux = call.engine().isAtLeast(EngineVersion.V29);
        return JsonWriter.htmlSafeObject(out -> ContainerStatsJson.write(out, sample, !alone, ofLinux));
    }

    Response await(Call call) throws InterruptedException {
        boolean headersFirst = call.version().isAtLeast("1.30");
        WaitCondition condition =
                headersFirst ? waitCondition(call.query().text("condition")) : WaitCondition.NOT_RUNNING;
        CompletableFuture<WaitResult> end =
                containers.waitAsync(call.name("name"), condition).toCompletableFuture();
        if (!headersFirst) {
            return Answers.json(document(result(end)));
        }
        boolean silentFailure =
                condition == WaitCondition.REMOVED && call.version().isBefore("1.34");
        return Answers.jsonStream((out, client) -> {
            // Of a container that has ended the answer is there: to watch the client would take longer than to give it.
            if (!end.isDone()) {
                client.whenGone(() -> end.cancel(false));
            }
            try {
                WaitResult result = result(end);
                if (result.error() == null || !silentFailure) {
                    out.write(document(result));
                }
            } catch (CancellationException gone) {
                throw new InterruptedIOException("the client is gone");
            }
        });
    }

    private static WaitCondition waitCondition(String text) {
        return switch (text) {
            case "", "not-running" -> WaitCondition.NOT_RUNNING;
            case "next-exit" -> WaitCondition.NEXT_EXIT;
            case "removed" -> WaitCondition.REMOVED;
            default -> throw RouteErrors.invalidWaitCondition(text);
        };
    }

    private WaitResult result(CompletableFuture<WaitResult> end) throws InterruptedException {
        try {
            return clock.await(end);
        } catch (ExecutionException failed) {
            return new WaitResult(-1, words(failed));
        }
    }

    private static String words(ExecutionException failed) {
        return failed.getCause() instanceof EngineException refused
                ? refused.words()
                : String.valueOf(failed.getMessage());
    }

    private static byte[] document(WaitResult result) {
        return JsonWriter.htmlSafeObject(out -> {
            if (result.error() != null) {
                out.object("Error", error -> error.optionalText("Message", result.error()));
            }
            out.number("StatusCode", result.statusCode());
        });
    }

    Response attach(Call call) {
        Query query = call.query();
        boolean upgrade = call.request().wantsUpgrade();
        AttachOptions options = options(query, query.flag("stdin"), query.flag("stdout"), query.flag("stderr"));
        Attachment attachment;
        try {
            attachment = containers.attach(call.name("name"), options);
        } catch (EngineException refused) {
            return StreamTypes.refusal(refused);
        }
        AttachedClient client = new AttachedClient(attachment, options.stdin(), !attachment.terminal());
        if (upgrade) {
            return StreamTypes.upgraded(!attachment.terminal(), call.version(), Headers.NONE, client);
        }
        return StreamTypes.raw(Headers.NONE, client);
    }

    Response attachWebSocket(Call call) {
        Query query = call.query();
        boolean chosen = call.version().isAtLeast("1.42");
        AttachOptions options = options(
                query,
                !chosen || query.flag("stdin"),
                !chosen || query.flag("stdout"),
                !chosen || query.flag("stderr"));
        Attachment attachment = containers.attach(call.name("name"), options);
        return WebSocketHandshake.answer(
                call.request(),
                new WebSocketClient(attachment, options.stdin(), call.version().isAtLeast("1.28")));
    }

    private static AttachOptions options(Query query, boolean stdin, boolean stdout, boolean stderr) {
        return new AttachOptions(
                stdin, stdout, stderr, query.flag("stream"), query.flag("logs"), query.text("detachKeys"));
    }
}
