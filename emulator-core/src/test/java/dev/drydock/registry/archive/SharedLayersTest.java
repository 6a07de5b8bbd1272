package dev.drydock.registry.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.digest.Digest;
import dev.drydock.image.ImageRemoveOptions;
import dev.drydock.image.Removal;
import dev.drydock.layer.ChainId;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.registry.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Images of one archive that share layers go as Docker Engine 28.5.2 lets them go. An image is called as its layers are: {@code
 * AB} has the layers A and B.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedLayersTest {
    private static final LoadListener NOBODY = new LoadListener() {
        @Override
        public void on(Progress progress) {
            // Nobody looks.
        }

        @Override
        public void told(String text) {
            // Nobody reads.
        }
    };

    private final Engine engine = Engine.create();
    private final Map<String, String> shown = new LinkedHashMap<>();

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "AB AC, AB AC, -AB (AB) AB | -AC (AC) AC A",
        "AB AC, AC AB, -AC (AC) AC | -AB (AB) AB A",
        "A AB ABC, A AB ABC, -A (A) | -AB (AB) | -ABC (ABC) ABC AB A",
        "A AB ABC, ABC AB A, -ABC (ABC) ABC | -AB (AB) AB | -A (A) A",
        "AAB, AAB, -AAB (AAB) AAB AA A",
        "AA AAB A, A AAB AA, -A (A) | -AAB (AAB) AAB | -AA (AA) AA A",
        "AAB AB, AAB AB, -AAB (AAB) AAB AA | -AB (AB) AB A",
        "AB AB, AB, -AB (AB) AB A",
    })
    void a_layer_goes_with_the_last_image_that_has_it(String images, String removed, String told) throws IOException {
        try (ReceivedImages received =
                engine.archives().receive(new ByteArrayInputStream(archive(images.split(" "))))) {
            received.load(null, NOBODY);
        }
        List<String> all = new ArrayList<>();
        for (String image : removed.split(" ")) {
            List<String> one = new ArrayList<>();
            String name = "shared:" + image.toLowerCase(Locale.ROOT);
            for (Removal removal : engine.images().remove(name, ImageRemoveOptions.DEFAULT)) {
                one.add(shown(removal));
            }
            all.add(String.join(" ", one));
        }

        assertThat(String.join(" | ", all)).isEqualTo(told);
    }

    private String shown(Removal removal) {
        return removal.kind() == Removal.Kind.UNTAGGED
                ? "-" + removal.name().substring("shared:".length()).toUpperCase(Locale.ROOT)
                : shown.getOrDefault(removal.name(), removal.name());
    }

    private byte[] archive(String... images) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> items = new ArrayList<>();
        for (String image : images) {
            List<String> layers = new ArrayList<>();
            List<String> digests = new ArrayList<>();
            ChainId chain = null;
            for (int i = 0; i < image.length(); i++) {
                String letter = image.substring(i, i + 1);
                byte[] layer = tar(Map.of(letter, letter.getBytes(UTF_8)));
                files.put(letter + ".tar", layer);
                layers.add("\"" + letter + ".tar\"");
                Digest digest = Digest.sha256(layer);
                digests.add("\"" + digest + "\"");
                chain = ChainId.of(chain, new DiffId(digest));
                shown.put(chain.toString(), image.substring(0, i + 1));
            }
            byte[] config = ("{\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":" + digests + "}}")
                    .getBytes(UTF_8);
            shown.put(Digest.sha256(config).toString(), "(" + image + ")");
            files.put(image + ".json", config);
            items.add("{\"Config\":\"" + image + ".json\",\"RepoTags\":[\"shared:" + image.toLowerCase(Locale.ROOT)
                    + "\"],\"Layers\":" + layers + "}");
        }
        files.put("manifest.json", items.toString().getBytes(UTF_8));
        return tar(files);
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
}
