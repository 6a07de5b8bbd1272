package dev.drydock.api.route;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.container.Containers;
import dev.drydock.container.ExtractOptions;
import dev.drydock.container.FileArchive;
import dev.drydock.container.PathArchive;
import dev.drydock.container.PathStat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Files on their way into containers and out of them. */
final class ContainerArchives {
    private static final String PATH_STAT = "X-Docker-Container-Path-Stat";
    /** Above this the engine's answers are sent in chunks. */
    private static final int LARGEST_WHOLE_BYTES = 2048;

    private static final int TAR_RECORD_BYTES = 512;
    private static final long GO_DIRECTORY = 1L << 31;

    private final Containers containers;

    ContainerArchives(Containers containers) {
        this.containers = containers;
    }

    Response stat(Call call) {
        String path = path(call.query());
        PathStat stat = containers.statPath(call.name("name"), path);
        return Response.empty(200, Headers.of(PATH_STAT, header(stat)));
    }

    Response get(Call call) {
        String path = path(call.query());
        PathArchive archive = containers.archive(call.name("name"), path);
        Headers headers = Headers.of("Content-Type", "application/x-tar", PATH_STAT, header(archive.stat()));
        if (isSmall(archive.stat())) {
            return Response.bytes(200, headers, whole(archive.files()));
        }
        return Response.stream(200, headers, (out, client) -> {
            try (FileArchive files = archive.files()) {
                files.writeTo(out);
            }
        });
    }

    Response export(Call call) {
        FileArchive archive = containers.export(call.name("name"));
        return Response.stream(200, Headers.of("Content-Type", "application/octet-stream"), (out, client) -> {
            try (FileArchive files = archive) {
                files.writeTo(out);
            }
        });
    }

    Response put(Call call) {
        Query query = call.query();
        String path = path(query);
        ExtractOptions options = new ExtractOptions(query.flag("noOverwriteDirNonDir"), query.flag("copyUIDGID"));
        try (InputStream tar = call.request().body().stream()) {
            containers.extract(call.name("name"), path, options, tar);
        } catch (IOException brokenOff) {
            throw RouteErrors.unclassified(String.valueOf(brokenOff.getMessage()));
        }
        return Answers.ok();
    }

    private static String path(Query query) {
        String path = query.text("path");
        if (path.isEmpty()) {
            throw RouteErrors.invalid("bad parameter: pathcannot be empty");
        }
        return path;
    }

    private static String header(PathStat stat) {
        return Base64.getEncoder()
                .encodeToString(JsonWriter.object(out -> out.text("name", stat.name())
                        .number("size", stat.sizeBytes())
                        .number("mode", stat.mode())
                        .time("mtime", stat.modified())
                        .text("linkTarget", stat.linkTarget())));
    }

    /** A file of one record, with the record before it and the two empty ones behind it. */
    private static boolean isSmall(PathStat stat) {
        return (stat.mode() & GO_DIRECTORY) == 0 && stat.sizeBytes() <= LARGEST_WHOLE_BYTES - 3 * TAR_RECORD_BYTES;
    }

    private static byte[] whole(FileArchive archive) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (archive) {
            archive.writeTo(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
