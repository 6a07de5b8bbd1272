package dev.drydock.conformance.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.conformance.recorded.Answer;
import dev.drydock.conformance.recorded.Decoder;
import dev.drydock.conformance.recorded.Endpoint;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts containers with mounts at one engine, and tells what it answered and what a program in them sees. */
final class MountsRun {
    static final String IMAGE = "dd-m-image";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONTAINER = "dd-m-case";
    private static final String SOURCE = "dd-m-src";
    private static final String FULL = "dd-m-full";
    private static final List<String> VOLUMES = List.of("dd-m-1", "dd-m-2", FULL, "dd-m-src-1");
    private static final Pattern VOLUME_NAME = Pattern.compile("\\bdd-m-(1|2|full|src-1)\\b");
    /** What the image has at the places where mounts go. */
    private static final String CONTENTS =
            "mkdir -p /data/sub /conf; echo image >/data/f; echo deep >/data/sub/g; mkdir /data/other; ln -s other /data/link; ln /data/f /data/h;"
                    + " chmod 750 /data; chown 3:4 /data/f; chmod 2755 /data/sub; mkfifo /conf/p; chown 1000:1000 /conf";

    private static final String FILL = "mkdir -p /v/sub; echo full >/v/f; echo under >/v/sub/g; ln -s /etc /v/out";
    /** What the program looks at and tries; times and sizes of directories are left out. */
    private static final String LOOK = """
            exec 2>&1
            for p in /data /data/sub /data/none /data/none/deep /data/link /new /new/deep /conf /x; do
              echo "# $p"; stat -c '%F %a %u %g' $p; ls -lan $p | sed 1d | while read m l u g s a b c n; do echo $m $l $u $g $s $n; done | grep -v ' \\.\\.$'
              cat $p/f; echo new >$p/made; echo "made $?"; mkdir $p/dir; chmod 700 $p; rm $p/g; echo y >$p
            done
            stat -c '%F %a %u %g' /data/f; cat /data/f; echo more >>/data/f; rm /data/f; echo "removed $?"
            while read d p t o r; do
              case $p in (/data*|/new*|/conf*|/x*) [ $t = tmpfs ] && echo $p $t $o || echo $p ${o%%,*};; esac
            done </proc/mounts | sort
            touch /root-is-writable; echo "touched $?"
            """;

    private final Endpoint endpoint;
    private final Path host;
    /** How many volumes are left there that could not be removed; those of later cases have other names. */
    private int left;

    /** @param host the engine's host's root directory */
    MountsRun(Endpoint endpoint, Path host) {
        this.endpoint = endpoint;
        this.host = host;
    }

    /** Makes the image that the containers are of. */
    void commitImage() throws IOException {
        runOnce("{\"Image\":\"alpine\",\"Cmd\":[\"sh\",\"-c\",\"" + CONTENTS + "\"]}");
        String changes = URLEncoder.encode("VOLUME /data/sub", StandardCharsets.UTF_8);
        require(201, send("POST", "/commit?container=" + CONTAINER + "&repo=" + IMAGE + "&changes=" + changes, null));
        send("DELETE", "/containers/" + CONTAINER + "?force=1&v=1", null);
    }

    /** What all cases have at first: volumes, one of them full, files of the host, and a container with volumes. */
    void prepare() throws IOException {
        clean();
        Path files = Files.createDirectories(host.resolve(MountCase.HOST.substring(1)));
        Files.createDirectories(files.resolve("dir/sub"));
        Files.writeString(files.resolve("dir/f"), "host\n");
        Files.writeString(files.resolve("dir/sub/g"), "host, deep\n");
        Files.createSymbolicLink(files.resolve("dir/link"), Path.of("sub"));
        runOnce("{\"Image\":\"alpine\",\"Cmd\":[\"sh\",\"-c\",\"" + FILL + "\"],\"HostConfig\":{\"Binds\":[\"" + FULL
                + ":/v\"]}}");
        send("DELETE", "/containers/" + CONTAINER + "?force=1", null);
        ObjectNode source = (ObjectNode) json("{\"Image\":\"" + IMAGE
                + "\",\"Volumes\":{\"/x\":{}},\"HostConfig\":{\"Binds\":[" + "\"dd-m-src-1:/new/deep\",\""
                + MountCase.HOST + "/dir:/conf:ro\"],\"Tmpfs\":{\"/data/none\":\"\"}}}");
        require(201, send("POST", "/containers/create?name=" + SOURCE, source));
    }

    /** Removes what a case or the preparation left. */
    void clean() throws IOException {
        for (String container : List.of(CONTAINER, SOURCE)) {
            send("DELETE", "/containers/" + container + "?force=1&v=1", null);
        }
        // An engine sometimes leaves something mounted in a volume, after which it cannot be removed until it starts
        // anew.
        boolean kept = false;
        for (String volume : VOLUMES) {
            kept |= send("DELETE", "/volumes/" + volume + "?force=1", null).status() == 500;
        }
        left += kept ? 1 : 0;
        Path files = host.resolve(MountCase.HOST.substring(1));
        if (Files.exists(files)) {
            try (Stream<Path> all = Files.walk(files)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    void removeImage() throws IOException {
        send("DELETE", "/images/" + IMAGE + "?force=1", null);
    }

    private void runOnce(String configuration) throws IOException {
        send("DELETE", "/containers/" + CONTAINER + "?force=1", null);
        require(201, send("POST", "/containers/create?name=" + CONTAINER, (ObjectNode) json(configuration)));
        require(204, send("POST", "/containers/" + CONTAINER + "/start", null));
        require(200, send("POST", "/containers/" + CONTAINER + "/wait", null));
    }

    /** All that can be seen of a case, by what it is. */
    Map<String, List<String>> run(MountCase mountCase) throws IOException {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        ObjectNode configuration = mountCase.configuration().deepCopy();
        configuration.putArray("Cmd").add("sh").add("-c").add(LOOK);
        double since = now();
        seen.put("create", told(send("POST", "/containers/create?name=" + CONTAINER, configuration)));
        seen.put("mounts", mounts());
        seen.put("start", told(send("POST", "/containers/" + CONTAINER + "/start", null)));
        send("POST", "/containers/" + CONTAINER + "/wait", null);
        seen.put("says", said());
        seen.put("mounts after", mounts());
        // What is mounted before a mount fails is chance, and so are the places that were made for it.
        if (seen.get("start").get(0).startsWith("204")) {
            seen.put("diff", changes());
            seen.put("host", hostFiles());
        }
        seen.put("remove", told(send("DELETE", "/containers/" + CONTAINER + "?v=1", null)));
        List<String> events = events(since);
        if (!seen.get("start").get(0).startsWith("204")
                && !seen.get("start").get(0).contains("create task")) {
            // Which volumes are told of before the one that is refused is chance.
            events.removeIf(event -> event.startsWith("mount "));
        }
        seen.put("events", events);
        seen.put("volumes", volumes());
        return seen;
    }

    private double now() throws IOException {
        String time = Decoder.decode(require(200, send("GET", "/info", null)))
                .path("SystemTime")
                .asText();
        java.time.Instant instant = java.time.Instant.parse(time);
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    private List<String> mounts() throws IOException {
        Answer answer = send("GET", "/containers/" + CONTAINER + "/json", null);
        List<String> mounts = new ArrayList<>();
        if (answer.status() == 200) {
            Decoder.decode(answer).path("Mounts").forEach(mount -> mounts.add(plain(mount.toString())));
        }
        mounts.sort(null);
        return mounts;
    }

    private List<String> said() throws IOException {
        Answer answer = send("GET", "/containers/" + CONTAINER + "/logs?stdout=1&stderr=1", null);
        StringBuilder said = new StringBuilder();
        Decoder.decode(answer)
                .path("frames")
                .forEach(frame -> said.append(frame.get(1).textValue()));
        return said.toString().lines().map(this::plain).toList();
    }

    private List<String> changes() throws IOException {
        Answer answer = send("GET", "/containers/" + CONTAINER + "/changes", null);
        List<String> changes = new ArrayList<>();
        if (answer.status() == 200) {
            Decoder.decode(answer)
                    .forEach(change -> changes.add(
                            change.path("Kind") + " " + change.path("Path").asText()));
        }
        changes.sort(null);
        return changes;
    }

    private List<String> events(double since) throws IOException {
        String filters = URLEncoder.encode("{\"type\":[\"volume\"]}", StandardCharsets.UTF_8);
        String target = String.format("/events?since=%.9f&until=%.9f&filters=%s", since, now(), filters);
        List<String> events = new ArrayList<>();
        for (JsonNode event :
                Decoder.decode(require(200, send("GET", target, null))).path("stream")) {
            ObjectNode attributes = (ObjectNode) event.at("/Actor/Attributes");
            attributes.remove("container");
            events.add(plain(
                    event.path("Action").asText() + " " + event.at("/Actor/ID").asText() + " " + attributes));
        }
        // Several mounts of a container come in any order.
        events.sort(null);
        return events;
    }

    private List<String> volumes() throws IOException {
        List<String> names = new ArrayList<>();
        JsonNode volumes =
                Decoder.decode(require(200, send("GET", "/volumes", null))).path("Volumes");
        for (JsonNode volume : volumes) {
            if (volume.path("Name").asText().startsWith(prefix())) {
                names.add(plain(volume.path("Name").asText()) + " " + volume.path("Labels"));
            }
        }
        names.sort(null);
        return names;
    }

    private List<String> hostFiles() throws IOException {
        Path files = host.resolve(MountCase.HOST.substring(1));
        try (Stream<Path> all = Files.walk(files)) {
            return all.map(file -> files.relativize(file).toString()).sorted().toList();
        }
    }

    /** What the names of volumes begin with, for this while. */
    private String prefix() {
        return "dd-m" + left + "-";
    }

    private List<String> told(Answer answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8).strip();
        return List.of(answer.status() + " " + plain(body));
    }

    /** Without ids, and without the places that only one of the engines has. */
    private String plain(String text) {
        return text.replace(prefix(), "dd-m-")
                .replaceAll("[0-9a-f]{64}", "ID")
                .replaceAll("/var/lib/(docker|oracle)", "ROOT")
                .replaceAll("ROOT/overlay2/[^/ ]*/merged", "")
                .replaceAll("/fd/[0-9]+", "/fd/N")
                .replaceAll("safe-mount[0-9]+", "safe-mountN");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException mistyped) {
            throw new IllegalArgumentException(text, mistyped);
        }
    }

    byte[] save() throws IOException {
        return require(200, send("GET", "/images/get?names=alpine&names=" + IMAGE, null))
                .body();
    }

    void load(byte[] tar) throws IOException {
        Map<String, String> headers = Map.of("Content-Type", "application/x-tar");
        require(200, endpoint.call("POST", "/images/load?quiet=1", headers, tar, true, PATIENCE));
    }

    private Answer send(String method, String path, ObjectNode body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : named(body.toString()).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = body == null ? Map.of() : Map.of("Content-Type", "application/json");
        return endpoint.call(method, named(path), headers, bytes, body != null, PATIENCE);
    }

    private String named(String text) {
        return VOLUME_NAME.matcher(text).replaceAll(name -> prefix() + name.group(1));
    }

    private static Answer require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(
                    answer.statusLine() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }
}
