package dev.drydock.registry.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.drydock.Dock;
import dev.drydock.Engine;
import dev.drydock.container.CommitContainer;
import dev.drydock.container.ExtractOptions;
import dev.drydock.error.EngineException;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageListOptions;
import dev.drydock.image.Platform;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.reference.ImageReference;
import dev.drydock.registry.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ImageArchivesTest {
    private final Dock dock = new Dock();
    private final Engine other = Engine.create();

    @AfterEach
    void close() {
        dock.close();
        other.close();
    }

    private byte[] save(Engine engine, String... names) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (SavedImages images = engine.archives().save(List.of(names), null)) {
            images.writeTo(archive);
        }
        return archive.toByteArray();
    }

    private static List<String> load(Engine engine, byte[] archive, Platform platform) throws IOException {
        List<String> told = new ArrayList<>();
        LoadListener listener = new LoadListener() {
            @Override
            public void on(Progress progress) {
                told.add(progress.status());
            }

            @Override
            public void told(String text) {
                told.add(text);
            }
        };
        try (ReceivedImages images = engine.archives().receive(new ByteArrayInputStream(archive))) {
            images.load(platform, listener);
        }
        return told;
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

    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }

    /** An image {@code made:1} with a layer of its own. */
    private String commit() throws IOException {
        dock.create("one", "true");
        dock.engine
                .containers()
                .extract(
                        "one",
                        "/",
                        new ExtractOptions(false, false),
                        new ByteArrayInputStream(tar(Map.of("novo", "hello".getBytes(UTF_8)))));
        return dock.engine
                .containers()
                .commit(
                        "one",
                        new CommitContainer(
                                ImageReference.parse("made:1"), "me", "c", true, null, UnaryOperator.identity()))
                .toString();
    }

    @Test
    void saving_and_loading_elsewhere_is_the_identity() throws IOException {
        String id = commit();
        byte[] archive = save(dock.engine, "made:1");

        load(other, archive, null);

        assertThat(other.images().inspect("made:1", null).image().id()).hasToString(id);
        assertThat(withoutTheTimeOfSaving(save(other, "made:1"))).isEqualTo(withoutTheTimeOfSaving(archive));
    }

    /** The directory of the blobs is dated by the save. */
    private static byte[] withoutTheTimeOfSaving(byte[] archive) {
        byte[] without = archive.clone();
        Arrays.fill(without, 512 + 136, 512 + 156, (byte) 0);
        return without;
    }

    @Test
    void an_archive_has_the_files_of_the_engine_in_its_order() throws IOException {
        commit();

        List<String> names = List.copyOf(files(save(dock.engine, "made:1")).keySet());

        assertThat(names.subList(0, 2)).containsExactly("blobs/", "blobs/sha256/");
        assertThat(names.subList(2, names.size() - 4)).allMatch(name -> name.matches("blobs/sha256/[0-9a-f]{64}"));
        assertThat(names.subList(names.size() - 4, names.size()))
                .containsExactly("index.json", "manifest.json", "oci-layout", "repositories");
    }

    @Test
    void an_archive_of_nothing_says_so() throws IOException {
        Map<String, byte[]> files = files(save(dock.engine));

        assertThat(files.keySet()).containsExactly("index.json", "manifest.json", "oci-layout");
        assertThat(new String(files.get("manifest.json"), UTF_8)).isEqualTo("null\n");
    }

    @Test
    void loading_tells_what_it_did() throws IOException {
        commit();

        assertThat(load(other, save(dock.engine, "made:1"), null))
                .endsWith("Loaded image: made:1\n")
                .startsWith("Loading layer");
    }

    @Test
    void an_image_saved_by_its_id_is_loaded_without_a_name() throws IOException {
        String id = commit();

        assertThat(load(other, save(dock.engine, id), null)).endsWith("Loaded image ID: " + id + "\n");
    }

    @Test
    void a_name_moves_to_the_loaded_image() throws IOException {
        commit();
        byte[] archive = save(dock.engine, "made:1");
        dock.engine.images().tag("box", ImageReference.parse("made:1"));
        String box = dock.engine.images().inspect("box", null).image().id().toString();

        assertThat(load(dock.engine, archive, null))
                .containsExactly(
                        "The image made:1 already exists, renaming the old one with ID " + box + " to empty string\n",
                        "Loaded image: made:1\n");
    }

    @Test
    void images_for_other_platforms_are_passed_over() throws IOException {
        commit();

        assertThat(load(other, save(dock.engine, "made:1"), Platform.parse("linux/s390x")))
                .containsExactly("");
        assertThat(other.images().list(new ImageListOptions(true, Filters.NONE, false)))
                .isEmpty();
    }

    @Test
    void a_wrong_layer_leaves_nothing_behind() throws IOException {
        commit();
        Map<String, byte[]> files = files(save(dock.engine, "made:1"));
        files.remove("blobs/");
        files.remove("blobs/sha256/");
        String layer = new String(files.get("manifest.json"), UTF_8).replaceAll("(?s).*,\"(blobs/[^\"]*)\"].*", "$1");
        files.put(layer, tar(Map.of("other", new byte[1])));

        assertThatThrownBy(() -> load(other, tar(files), null))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("invalid diffID for layer 1: expected \"sha256:");
        assertThat(other.images().list(new ImageListOptions(true, Filters.NONE, false)))
                .isEmpty();
        assertThat(other.images().layersSizeBytes()).isZero();
    }

    @Test
    void a_manifest_that_leads_out_finds_nothing() throws IOException {
        byte[] manifest = "[{\"Config\":\"../../../../etc/passwd\",\"Layers\":[]}]".getBytes(UTF_8);

        assertThatThrownBy(() -> load(other, tar(Map.of("manifest.json", manifest)), null))
                .hasMessageMatching(
                        "evalSymlinksInScope: /var/etc/passwd is not in /var/lib/\\w+/tmp/docker-import-\\d+");
    }

    /** Files, links and directories of an archive: each with what the engine says of it. */
    @ParameterizedTest
    @MethodSource("archivesThatLeadOut")
    void an_archive_that_leads_out_of_itself_is_refused(List<TarHeader> entries, String words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(bytes);
        for (TarHeader entry : entries) {
            tar.begin(entry);
        }
        tar.finish();

        assertThatThrownBy(() -> load(other, bytes.toByteArray(), null)).hasMessage(words);
    }

    static Stream<Arguments> archivesThatLeadOut() {
        return Stream.of(
                arguments(List.of(entry('0', "../x", "")), "invalid entry name \"../x\""),
                arguments(List.of(entry('1', "l", "../../etc/passwd")), "invalid hardlink target \"../../etc/passwd\""),
                arguments(List.of(entry('1', "d/l", "/x")), "linkat x d/l: no such file or directory"),
                arguments(
                        List.of(entry('2', "d", "../../tmp"), entry('0', "d/x", "")),
                        "statat d: path escapes from parent"),
                arguments(List.of(entry('0', "d", ""), entry('0', "d/x", "")), "openat d/x: not a directory"));
    }

    private static TarHeader entry(char type, String name, String link) {
        return new TarHeader(type, name, link, 0644, 0, 0, 0, 0, 0, 0, new TreeMap<>());
    }

    @Test
    void an_archive_that_is_cut_off_is_refused_wherever_that_is() throws IOException {
        commit();
        byte[] archive = save(dock.engine, "made:1");

        for (int length : List.of(700, 512 + 512 + 512 + 100, archive.length - 1024 - 300)) {
            assertThatThrownBy(() -> load(other, Arrays.copyOf(archive, length), null))
                    .hasMessage("unexpected EOF");
        }
    }

    @Test
    void what_follows_an_archive_does_not_count() throws IOException {
        commit();
        byte[] archive = save(dock.engine, "made:1");

        assertThat(load(other, Arrays.copyOf(archive, archive.length + 800), null))
                .endsWith("Loaded image: made:1\n");
    }

    @Test
    void a_packed_archive_is_whole_even_if_its_sum_is_wrong() throws IOException {
        commit();
        byte[] packed = gzip(save(dock.engine, "made:1"));
        Arrays.fill(packed, packed.length - 8, packed.length, (byte) 0);

        assertThat(load(other, packed, null)).endsWith("Loaded image: made:1\n");
    }

    @Test
    void a_packed_layer_that_is_spoilt_is_refused() throws IOException {
        commit();
        Map<String, byte[]> files = files(save(dock.engine, "made:1"));
        files.remove("blobs/");
        files.remove("blobs/sha256/");
        String layer = new String(files.get("manifest.json"), UTF_8).replaceAll("(?s).*,\"(blobs/[^\"]*)\"].*", "$1");
        byte[] packed = gzip(files.get(layer));
        Arrays.fill(packed, 10, 20, (byte) 0xff);
        files.put(layer, packed);

        assertThatThrownBy(() -> load(other, tar(files), null)).hasMessage("flate: corrupt input");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void a_configuration_without_layers_of_its_own_is_refused() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("c.json", "{\"os\":\"linux\"}".getBytes(UTF_8));
        files.put("manifest.json", "[{\"Config\":\"c.json\",\"Layers\":[]}]".getBytes(UTF_8));

        assertThatThrownBy(() -> load(other, tar(files), null)).hasMessage("invalid image JSON, no RootFS key");
    }

    @Test
    void capitals_do_not_matter_in_a_manifest() throws IOException {
        String id = commit();
        Map<String, byte[]> files = files(save(dock.engine, "made:1"));
        files.remove("blobs/");
        files.remove("blobs/sha256/");
        String manifest = new String(files.get("manifest.json"), UTF_8);
        files.put(
                "manifest.json",
                manifest.replace("\"Config\"", "\"config\"")
                        .replace("\"Layers\"", "\"LAYERS\"")
                        .getBytes(UTF_8));

        load(other, tar(files), null);

        assertThat(other.images().inspect("made:1", null).image().id()).hasToString(id);
    }

    @Test
    void what_is_no_archive_is_refused() {
        assertThatThrownBy(() -> load(other, new byte[3], null)).hasMessage("unexpected EOF");
        assertThatThrownBy(() -> load(other, new byte[10240], null))
                .hasMessageMatching(
                        "open /var/lib/\\w+/tmp/docker-import-\\d+/repositories: no such file or directory");
        assertThatThrownBy(() -> load(other, tar(Map.of("manifest.json", "null".getBytes(UTF_8))), null))
                .hasMessage("invalid manifest, manifest cannot be null (but can be [])");
    }

    @Test
    void unknown_images_are_not_saved() {
        assertThatThrownBy(() -> save(dock.engine, "nope")).hasMessage("No such image: nope");
        assertThatThrownBy(() -> save(dock.engine, "box:nope")).hasMessage("reference does not exist");
    }
}
