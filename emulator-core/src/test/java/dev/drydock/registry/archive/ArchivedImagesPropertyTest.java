package dev.drydock.registry.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.build.ConfigChanges;
import dev.drydock.build.ImportRequest;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.FileArchive;
import dev.drydock.digest.Digest;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.reference.ImageReference;
import dev.drydock.registry.Progress;
import dev.drydock.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Images go from one engine into another and stay what they are, whatever is in them. */
class ArchivedImagesPropertyTest {

    @Property(tries = 200)
    void images_saved_and_loaded_elsewhere_are_the_same(
            @ForAll @Size(min = 1, max = 3) @UniqueElements List<Long> seeds) throws IOException {
        List<RandomImage> images = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            images.add(RandomImage.of(seeds.get(i), i == 2 ? List.of() : List.of("i" + i + ":1", "r.example/i:" + i)));
        }
        try (Engine one = engine();
                Engine other = engine()) {
            load(one, archive(images));
            requireSame(one, images);
            byte[] saved = save(one, images);
            requireLayers(saved, images);

            load(other, saved);

            requireSame(other, images);
            assertThat(withoutTheTimeOfSaving(save(other, images))).isEqualTo(withoutTheTimeOfSaving(saved));
            Set<String> exportedIds = new HashSet<>();
            for (RandomImage image : images) {
                // Seeds that differ in their highest bits alone make the same image.
                if (exportedIds.add(image.id())) {
                    byte[] exported = export(other, image.id());
                    assertThat(exported).isEqualTo(export(one, image.id()));
                    assertThat(listed(exported)).isEqualTo(firstNames(image.files()));
                }
            }
        }
    }

    @Property(tries = 100)
    void an_export_imported_elsewhere_has_the_same_files(@ForAll long seed) throws IOException {
        RandomImage image = RandomImage.of(seed, List.of("i:1"));
        try (Engine one = engine();
                Engine other = engine()) {
            load(one, archive(List.of(image)));
            byte[] exported = export(one, "i:1");

            other.imports()
                    .run(
                            new ImportRequest(ImageReference.parse("i:2"), null, "", new ConfigChanges(List.of())),
                            new ByteArrayInputStream(exported));

            StoredImage imported = other.images().inspect("i:2", null).image();
            assertThat(imported.config().diffIds()).containsExactly(new DiffId(Digest.sha256(exported)));
            assertThat(listed(export(other, "i:2"))).isEqualTo(firstNames(image.files()));
        }
    }

    /** Where time stands still: what an engine puts beside the files of an image is dated. */
    private static Engine engine() {
        return Engine.builder().clock(new ManualClock()).build();
    }

    private static void requireSame(Engine engine, List<RandomImage> images) {
        for (RandomImage image : images) {
            StoredImage stored = engine.images().inspect(image.id(), null).image();
            assertThat(stored.image().configuration()).isEqualTo(image.configuration());
            assertThat(stored.config().diffIds())
                    .containsExactlyElementsOf(image.layers().stream()
                            .map(layer -> new DiffId(Digest.sha256(layer)))
                            .toList());
            for (String tag : image.tags()) {
                assertThat(engine.images().inspect(tag, null).image().id()).hasToString(image.id());
            }
        }
    }

    private static void requireLayers(byte[] archive, List<RandomImage> images) throws IOException {
        Map<String, byte[]> files = files(archive);
        for (RandomImage image : images) {
            for (byte[] layer : image.layers()) {
                assertThat(files.get("blobs/sha256/" + Digest.sha256(layer).hex()))
                        .isEqualTo(layer);
            }
        }
    }

    /** An archive as engines before 25 wrote it. */
    private static byte[] archive(List<RandomImage> images) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> items = new ArrayList<>();
        for (RandomImage image : images) {
            List<String> layers = new ArrayList<>();
            for (byte[] layer : image.layers()) {
                String name = Digest.sha256(layer).hex() + "/layer.tar";
                files.put(name, layer);
                layers.add("\"" + name + "\"");
            }
            String config = image.id().replace("sha256:", "") + ".json";
            files.put(config, image.configuration());
            String tags = image.tags().stream().map(tag -> "\"" + tag + "\"").collect(Collectors.joining(","));
            items.add("{\"Config\":\"" + config + "\",\"RepoTags\":[" + tags + "],\"Layers\":" + layers + "}");
        }
        files.put("manifest.json", items.toString().getBytes(UTF_8));
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

    private static void load(Engine engine, byte[] archive) throws IOException {
        try (ReceivedImages received = engine.archives().receive(new ByteArrayInputStream(archive))) {
            received.load(null, new LoadListener() {
                @Override
                public void on(Progress progress) {}

                @Override
                public void told(String text) {}
            });
        }
    }

    private static byte[] save(Engine engine, List<RandomImage> images) throws IOException {
        List<String> names = images.stream()
                .flatMap(image -> image.tags().isEmpty() ? List.of(image.id()).stream() : image.tags().stream())
                .toList();
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (SavedImages saved = engine.archives().save(names, null)) {
            saved.writeTo(archive);
        }
        return archive.toByteArray();
    }

    /** The directory of the blobs is dated by the save. */
    private static byte[] withoutTheTimeOfSaving(byte[] archive) {
        byte[] without = archive.clone();
        Arrays.fill(without, 512 + 136, 512 + 156, (byte) 0);
        return without;
    }

    private static byte[] export(Engine engine, String image) throws IOException {
        engine.containers().create(CreateContainer.of("c" + image.replace(":", ""), image, "true"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FileArchive files = engine.containers().export("c" + image.replace(":", ""))) {
            files.writeTo(bytes);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }

    /** What a tar says of each path, but for what the engine puts beside it; of a further name, what it says of the first. */
    private static Map<String, String> listed(byte[] archive) throws IOException {
        Map<String, String> listed = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName();
                if (entry.isLink()) {
                    listed.put(name, listed.get(entry.getLinkName()));
                } else if (name.matches("(?:d\\d/)*(?:f\\d)?") && !name.isEmpty()) {
                    listed.put(name, described(entry, tar.readAllBytes()));
                }
            }
        }
        return listed;
    }

    private static String described(TarArchiveEntry entry, byte[] content) {
        char type = (char) entry.getLinkFlag();
        TarHeader header = new TarHeader(
                type,
                entry.getName(),
                entry.getLinkName(),
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                0,
                entry.getLastModifiedTime().toMillis() / 1000,
                0,
                0,
                new TreeMap<>());
        String bytes = type == '0' ? Digest.sha256(content) + " first called " + entry.getName() : "";
        return RandomImage.described(header, bytes);
    }

    /** A file is told from others of the same content by its first name. */
    private static Map<String, String> firstNames(Map<String, String> files) {
        Map<String, String> firstOf = new TreeMap<>();
        Map<String, String> named = new TreeMap<>();
        files.forEach((path, is) -> {
            String first = firstOf.computeIfAbsent(is, none -> path);
            named.put(path, is.replaceFirst(" the one that came as .*", " first called " + first));
        });
        return named;
    }
}
