package dev.drydock.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.conformance.recorded.Answer;
import dev.drydock.conformance.recorded.Decoder;
import dev.drydock.conformance.recorded.Endpoint;
import dev.drydock.conformance.recorded.Normaliser;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.userland.Userland;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random chains of requests about images get the same answers from a real engine and from Drydock, sizes included. The real one
 * is at {@code DRYDOCK_ORACLE}; names and labels begin with {@code ddi}. The system properties are those of {@link
 * DifferentialTest}.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageChainsTest {
    private static final int LENGTH = 40;
    private static final int CHAINS = Integer.getInteger("drydock.chains", 12);
    private static final long FIRST_SEED = Long.getLong("drydock.seed", new Random().nextInt(1_000_000));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Where layers are, and when things were: chance. */
    private static final Set<String> OF_THE_MACHINE = Set.of("GraphDriver", "Created", "Status", "Manifests");

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private Engine engine;
    private HttpServer server;
    private Endpoint real;
    private Endpoint ours;

    @BeforeEach
    void serve() throws Exception {
        String oracle = System.getenv("DRYDOCK_ORACLE");
        assertThat(oracle).as("DRYDOCK_ORACLE, the address of a real engine").isNotNull();
        Path socket = Files.createTempDirectory("drydock").resolve("engine.sock");
        real = new Endpoint(oracle);
        engine = Engine.builder().programs(Userland.programs()).build();
        server = HttpServer.builder(new EngineApi(engine), engine.clock()::now)
                .unix(socket)
                .start();
        ours = new Endpoint("unix://" + socket);
    }

    @AfterEach
    void stop() throws Exception {
        clean(real);
        server.close();
        engine.close();
    }

    @Test
    void random_chains_about_images_get_the_same_answers(TestReporter reporter) throws IOException {
        List<String> differences = new ArrayList<>();
        int requests = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CHAINS; seed++) {
            clean(real);
            clean(ours);
            Random random = new Random(seed);
            List<String> sent = new ArrayList<>();
            boolean same = true;
            while (same && sent.size() < LENGTH) {
                Chain.Request request = ImageVocabulary.request(random);
                sent.add(request.toString());
                JsonNode expected = answer(real, request);
                JsonNode got = answer(ours, request);
                requests++;
                same = got.equals(expected);
                if (!same) {
                    differences.add("seed " + seed + "\n  " + String.join("\n  ", sent) + "\n    real " + expected
                            + "\n    ours " + got);
                    reporter.publishEntry("difference", differences.get(differences.size() - 1));
                }
            }
        }
        reporter.publishEntry(Map.of(
                "seeds", FIRST_SEED + " to " + (FIRST_SEED + CHAINS - 1),
                "requests", String.valueOf(requests),
                "chains that differ", String.valueOf(differences.size())));
        assertThat(differences).as("%d requests", requests).isEmpty();
    }

    /** The answer, and what the engine then says that all images and containers of the chain take. */
    private static JsonNode answer(Endpoint endpoint, Chain.Request request) throws IOException {
        byte[] body = body(request.body());
        boolean tar = request.body().startsWith("tar:");
        Map<String, String> headers =
                body.length == 0 ? Map.of() : Map.of("Content-Type", tar ? "application/x-tar" : "application/json");
        String path = request.version() + request.path();
        ArrayNode all = NODES.arrayNode();
        all.add(plain(call(endpoint, request.method(), path, headers, body), new Normaliser()));
        ArrayNode images = NODES.arrayNode();
        for (JsonNode image : call(endpoint, "GET", "/system/df?type=image", Map.of(), new byte[0])
                .path("body")
                .path("Images")) {
            boolean own = image.path("Labels").has("ddi")
                    || image.path("RepoTags").toString().contains("\"ddi-");
            if (own) {
                images.add(image);
            }
        }
        // Numbered afresh: of two images that differ by their ids alone, either may come first.
        return all.add(plain(images, new Normaliser()));
    }

    private static ObjectNode call(
            Endpoint endpoint, String method, String path, Map<String, String> headers, byte[] body)
            throws IOException {
        Answer answer = endpoint.call(method, path, headers, body, body.length > 0, PATIENCE);
        ObjectNode json = NODES.objectNode().put("status", answer.status());
        json.set("body", Decoder.decode(answer));
        return json;
    }

    private static byte[] body(String words) throws IOException {
        if (!words.startsWith("tar:")) {
            return words.getBytes(StandardCharsets.UTF_8);
        }
        int size = Integer.parseInt(words.substring("tar:".length()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(bytes);
        tar.begin(new TarHeader('0', "file" + size % 2, "", 0644, 0, 0, size, 1_700_000_000, 0, 0, new TreeMap<>()));
        tar.contents().write(new byte[size]);
        tar.finish();
        return bytes.toByteArray();
    }

    /** Several images of one second come in any order, and a prune goes through a map of Go's. */
    private static JsonNode plain(JsonNode node, Normaliser normaliser) {
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            if (!items.isEmpty() && items.get(0).has("RepoTags")) {
                items.sort(Comparator.comparing(ImageChainsTest::withoutIds));
            }
            ArrayNode result = NODES.arrayNode();
            items.forEach(item -> result.add(plain(item, normaliser)));
            return result;
        }
        if (node.path("ImagesDeleted").isArray()) {
            List<String> lines = new ArrayList<>();
            node.get("ImagesDeleted")
                    .forEach(line -> lines.add(DIGEST.matcher(line.toString()).replaceAll("<sha256>")));
            lines.sort(null);
            return NODES.objectNode()
                    .put("ImagesDeleted", lines.toString())
                    .set("SpaceReclaimed", node.get("SpaceReclaimed"));
        }
        if (node.isObject()) {
            ObjectNode result = NODES.objectNode();
            node.properties().forEach(field -> {
                if (!OF_THE_MACHINE.contains(field.getKey())) {
                    result.set(field.getKey(), plain(field.getValue(), normaliser));
                } else if (field.getValue().isNumber()) {
                    result.set(field.getKey(), IntNode.valueOf(0));
                }
            });
            return result;
        }
        return node.isTextual() ? TextNode.valueOf(normaliser.text(node.textValue())) : node;
    }

    private static String withoutIds(JsonNode image) {
        ObjectNode copy = image.deepCopy();
        copy.remove(List.of("Id", "ParentId", "Created"));
        return copy.toString();
    }

    private static void clean(Endpoint endpoint) throws IOException {
        for (String container : ImageVocabulary.CONTAINERS) {
            call(endpoint, "DELETE", "/containers/" + container + "?force=1&v=1", Map.of(), new byte[0]);
        }
        for (String tag : ImageVocabulary.TAGS) {
            call(endpoint, "DELETE", "/images/" + tag + "?force=1", Map.of(), new byte[0]);
        }
        String filters = "%7B%22label%22:%5B%22ddi=1%22%5D,%22dangling%22:%5B%22false%22%5D%7D";
        call(endpoint, "POST", "/images/prune?filters=" + filters, Map.of(), new byte[0]);
    }
}
