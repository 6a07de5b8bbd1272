package dev.drydock.registry.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Engine;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageListOptions;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.registry.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives of engines before 1.10; the ids are those that Docker Engine 28.5.2 gives. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LegacyLoadingTest {
    private static final String UPPER = "a".repeat(64);
    private static final String LOWER = "b".repeat(64);
    private static final byte[] EMPTY_LAYER = new byte[1024];

    private final Engine engine = Engine.create();

    @AfterEach
    void close() {
        engine.close();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(bytes);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            tar.begin(new TarHeader(
                    '0', file.getKey(), "", 0644, 0, 0, file.getValue().length, 0, 0, 0, new TreeMap<>()));
            tar.contents().write(file.getValue());
        }
        tar.finish();
        return bytes.toByteArray();
    }

    private List<String> load(Map<String, byte[]> files) throws IOException {
        List<String> told = new ArrayList<>();
        try (ReceivedImages images = engine.archives().receive(new ByteArrayInputStream(tar(files)))) {
            images.load(null, new LoadListener() {
                @Override
                public void on(Progress progress) {
                    assertThat(progress.status()).isEqualTo("Loading layer");
                }

                @Override
                public void told(String text) {
                    told.add(text);
                }
            });
        }
        return told;
    }

    private StoredImage image(String name) {
        return engine.images().inspect(name, null).image();
    }

    private static Map<String, byte[]> archive(String json, byte[] layer) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(UPPER + "/VERSION", "1.0".getBytes(UTF_8));
        files.put(UPPER + "/json", json.getBytes(UTF_8));
        files.put(UPPER + "/layer.tar", layer);
        files.put("repositories", ("{\"old\":{\"1\":\"" + UPPER + "\"}}").getBytes(UTF_8));
        return files;
    }

    /** Engines before 1.8.3 wrote configurations that this one reads and writes anew; of others all fields stay. */
    @ParameterizedTest
    @CsvSource({
        "1.7.0, b5e20f53105416060e763f00cd32b26f4b5aa85626ac9a6f4f29672981158205",
        "1.8.3-rc1, fa282e9b0aec0eb93b713efc23c021a937da8833efd329165d872181d850f6ab",
        "1.8.3, b9a5872e1d3f47af3e218d2668e275c48e01b55338a58bfa66504e8b700cb864",
        "1.9.1, c0f0b515aefaf3e7aaca643fdfa1ff1d6f864a95243ce85f59b8a4a833c953b4",
        "17.05.0-ce, 7a647bb002528e1a2b01a7d4fd799a2a86e2c6ad0b118e14b9a9d55365700fbf"
    })
    void an_image_gets_the_id_that_the_engine_gives_it(String version, String id) throws IOException {
        String json = "{\"id\": \"" + UPPER + "\", \"created\": \"2015-05-05T10:00:00.123Z\", \"container\": \""
                + "c".repeat(64)
                + "\", \"container_config\": {\"Cmd\": [\"/bin/sh\", \"-c\", \"#(nop) <CMD>\"], \"Hostname\": \"h\"},"
                + " \"config\": {\"Cmd\": [\"x\"], \"Env\": [\"A=b&c\"], \"Labels\": {\"l\": \"<1>\"}},"
                + " \"author\": \"me <m@x>\", \"architecture\": \"amd64\", \"os\": \"linux\", \"comment\": \"c\","
                + " \"Size\": 5, \"unknown\": [1.5, {\"b\": null}], \"throwaway\": true, \"layer_id\": \"sha256:"
                + "d".repeat(64) + "\", \"docker_version\": \"" + version + "\"}";

        List<String> told = load(archive(json, EMPTY_LAYER));

        assertThat(told).isEmpty();
        assertThat(image("old:1").id()).hasToString("sha256:" + id);
    }

    @Test
    void each_layer_becomes_an_image_over_its_parent() throws IOException {
        Map<String, byte[]> files =
                archive("{\"id\":\"" + UPPER + "\",\"parent\":\"" + LOWER + "\"}", tar(Map.of("upper", new byte[3])));
        files.put(LOWER + "/json", "{}".getBytes(UTF_8));
        files.put(LOWER + "/layer.tar", tar(Map.of("lower", new byte[5])));

        load(files);

        StoredImage upper = image("old:1");
        assertThat(upper.config().diffIds()).hasSize(2);
        assertThat(upper.config().history()).hasSize(2);
        assertThat(upper.sizeBytes()).isEqualTo(8);
        assertThat(upper.parent()).isNotNull();
        StoredImage lower = image(String.valueOf(upper.parent()));
        assertThat(lower.config().diffIds())
                .containsExactly(upper.config().diffIds().get(0));
    }

    @Test
    void layers_that_are_each_others_parents_are_refused() {
        Map<String, byte[]> files = archive("{\"parent\":\"" + UPPER + "\"}", EMPTY_LAYER);

        assertThatThrownBy(() -> load(files)).hasMessage("max depth exceeded");
    }

    @Test
    void what_is_missing_is_named() {
        Map<String, byte[]> noLayer = archive("{}", EMPTY_LAYER);
        noLayer.remove(UPPER + "/layer.tar");
        Map<String, byte[]> noParent = archive("{\"parent\":\"" + LOWER + "\"}", EMPTY_LAYER);
        Map<String, byte[]> noNames = archive("{}", EMPTY_LAYER);
        noNames.remove("repositories");
        Map<String, byte[]> noImage = archive("{}", EMPTY_LAYER);
        noImage.put("repositories", "{\"old\":{\"1\":\"zz\"}}".getBytes(UTF_8));

        assertThatThrownBy(() -> load(noLayer)).hasMessageEndingWith(UPPER + "/layer.tar: no such file or directory");
        assertThatThrownBy(() -> load(noParent)).hasMessageEndingWith(LOWER + "/json: no such file or directory");
        assertThatThrownBy(() -> load(noNames)).hasMessageEndingWith("/repositories: no such file or directory");
        assertThatThrownBy(() -> load(noImage)).hasMessage("invalid target ID: zz");
    }

    @Test
    void an_image_for_another_system_is_refused() {
        assertThatThrownBy(() -> load(archive("{\"os\":\"windows\"}", EMPTY_LAYER)))
                .hasMessage("cannot load windows image on linux");
        assertThat(engine.images().list(new ImageListOptions(true, Filters.NONE, false)))
                .isEmpty();
    }
}
