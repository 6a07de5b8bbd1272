package dev.drydock.conformance.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.conformance.recorded.Answer;
import dev.drydock.conformance.recorded.Decoder;
import dev.drydock.conformance.recorded.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Runs scripts in containers of one engine, and tells what they said and what became of the files. */
final class FileScriptRun {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long images are under way. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(5);

    private static final String CONTAINER = "files-script";
    /** Times before that were set by a script; the others are those of the run. */
    private static final long SET_BEFORE_MILLIS = 1_600_000_000_000L;

    private final Endpoint endpoint;

    FileScriptRun(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * What a script did.
     *
     * @param said by each of its operations, the last is the listing; a directory has its own order on a disk, so that the
     *     lines of each are sorted
     * @param changes {@code docker diff} in order of the paths
     * @param files {@code docker export}, a line a file
     */
    record Result(List<String> said, List<String> changes, List<String> files) {}

    Result run(String image, FileScript script, String committedAs) throws IOException {
        send("DELETE", "/containers/" + CONTAINER + "?force=1", null);
        ObjectNode config =
                JsonNodeFactory.instance.objectNode().put("Image", image).put("User", script.user());
        config.putArray("Cmd").add("sh").add("-c").add(script.text());
        require(201, send("POST", "/containers/create?name=" + CONTAINER, config));
        require(204, send("POST", "/containers/" + CONTAINER + "/start", null));
        Answer end = require(200, send("POST", "/containers/" + CONTAINER + "/wait", null));
        if (end.body().length == 0) {
            throw new IllegalStateException("a script goes on and on: " + script.text());
        }
        Answer log = require(200, send("GET", "/containers/" + CONTAINER + "/logs?stdout=1&stderr=1", null));
        StringBuilder said = new StringBuilder();
        Decoder.decode(log)
                .path("frames")
                .forEach(frame -> said.append(frame.get(1).textValue()));
        List<String> changes = new ArrayList<>();
        for (JsonNode change :
                Decoder.decode(require(200, send("GET", "/containers/" + CONTAINER + "/changes", null)))) {
            changes.add(
                    change.get("Path").textValue() + " " + change.get("Kind").intValue());
        }
        changes.sort(null);
        List<String> files = files(require(200, send("GET", "/containers/" + CONTAINER + "/export", null)));
        require(201, send("POST", "/commit?container=" + CONTAINER + "&repo=" + committedAs, null));
        send("DELETE", "/containers/" + CONTAINER + "?force=1", null);
        return new Result(byOperation(said.toString()), changes, files);
    }

    private static List<String> byOperation(String said) {
        List<String> operations = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : said.lines().toList()) {
            lines.add(line);
            if (line.startsWith("= ")) {
                operations.add(sorted(lines));
                lines.clear();
            }
        }
        operations.add(sorted(lines));
        return operations;
    }

    private static String sorted(List<String> lines) {
        return String.join(" | ", lines.stream().sorted().toList());
    }

    /** The image as a tar, for another engine to load. */
    byte[] save(String image) throws IOException {
        return require(
                        200,
                        endpoint.call("GET", "/images/" + image + "/get", Map.of(), new byte[0], false, LONG_PATIENCE))
                .body();
    }

    void load(byte[] tar) throws IOException {
        require(
                200,
                endpoint.call(
                        "POST",
                        "/images/load?quiet=1",
                        Map.of("Content-Type", "application/x-tar"),
                        tar,
                        true,
                        LONG_PATIENCE));
    }

    void removeImage(String image) throws IOException {
        send("DELETE", "/images/" + image + "?force=1", null);
    }

    private Answer send(String method, String path, ObjectNode body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = body == null ? Map.of() : Map.of("Content-Type", "application/json");
        return endpoint.call(method, path, headers, bytes, body != null, PATIENCE);
    }

    private static Answer require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(
                    answer.statusLine() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private static List<String> files(Answer export) throws IOException {
        List<String> lines = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(export.body()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                long time = entry.getLastModifiedDate().getTime();
                lines.add(String.join(
                        " ",
                        entry.getName(),
                        String.valueOf((char) entry.getLinkFlag()),
                        Integer.toOctalString(entry.getMode()),
                        entry.getLongUserId() + ":" + entry.getLongGroupId(),
                        String.valueOf(entry.getSize()),
                        entry.getLinkName(),
                        entry.getDevMajor() + "," + entry.getDevMinor(),
                        time < SET_BEFORE_MILLIS ? String.valueOf(time) : "",
                        entry.getSize() == 0 ? "" : digest(tar.readAllBytes())));
            }
        }
        return lines;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
