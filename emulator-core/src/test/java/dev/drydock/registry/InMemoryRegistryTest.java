package dev.drydock.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.digest.Digest;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.Image;
import dev.drydock.layer.LayerContents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InMemoryRegistryTest {
    private static final Instant CREATED = Instant.parse("2026-01-05T10:20:30Z");
    private static final RegistryCredentials ANYBODY = RegistryCredentials.ANONYMOUS;

    private final LayerContents contents =
            LayerContents.builder().file("/etc/os-release", 0644, "ID=alpine\n").build();
    private final InMemoryRegistry registry = InMemoryRegistry.builder()
            .publish(
                    "library/alpine",
                    PublishedImage.of(() -> new PublishedImage.Definition(
                            CREATED,
                            ExecutionConfig.builder().cmd("/bin/sh").build(),
                            List.of(HistoryEntry.layer(CREATED, "ADD alpine.tar.gz / # buildkit")),
                            List.of(contents))),
                    "latest",
                    "3")
            .build();

    @Test
    void tags_of_one_image_lead_to_one_manifest() throws RegistryFailure {
        assertThat(registry.tags("library/alpine", ANYBODY)).containsExactly("3", "latest");
        assertThat(registry.manifest("library/alpine", "3", ANYBODY))
                .isEqualTo(registry.manifest("library/alpine", "latest", ANYBODY));
    }

    @Test
    void a_manifest_is_found_by_its_digest() throws RegistryFailure {
        Manifest manifest = registry.manifest("library/alpine", "latest", ANYBODY);

        assertThat(registry.manifest("library/alpine", manifest.digest(), ANYBODY))
                .isEqualTo(manifest);
    }

    @Test
    void the_configuration_has_the_digest_and_size_that_the_manifest_says() throws RegistryFailure {
        Manifest manifest = registry.manifest("library/alpine", "latest", ANYBODY);
        Image image = registry.image("library/alpine", manifest.config().digest(), ANYBODY);

        assertThat(Digest.sha256(image.configuration()))
                .isEqualTo(manifest.config().digest());
        assertThat(image.configuration()).hasSize((int) manifest.config().sizeBytes());
        assertThat(image.config().diffIds()).containsExactly(contents.diffId());
    }

    @Test
    void a_layer_travels_compressed_and_unpacks_to_its_tar() throws RegistryFailure, IOException {
        Descriptor descriptor =
                registry.manifest("library/alpine", "latest", ANYBODY).layers().get(0);
        LayerBlob layer = registry.layer("library/alpine", descriptor, ANYBODY);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        contents.writeTar(tar);

        assertThat(Digest.sha256(layer.open().readAllBytes())).isEqualTo(descriptor.digest());
        assertThat(descriptor.digest()).isNotEqualTo(contents.diffId().digest());
        try (InputStream unpacked = new GZIPInputStream(layer.open())) {
            assertThat(unpacked.readAllBytes()).isEqualTo(tar.toByteArray());
        }
    }

    @Test
    void a_repository_that_cannot_be_emulated_is_refused_with_the_reason_alone() {
        Registry refusing = InMemoryRegistry.builder()
                .refuse("some/tool", "some/tool is not emulated")
                .build();
        assertThatThrownBy(() -> refusing.manifest("some/tool", "latest", ANYBODY))
                .isInstanceOfSatisfying(
                        RegistryFailure.class,
                        failure -> assertThat(failure.words()).isEqualTo("some/tool is not emulated"));
    }

    @Test
    void an_unknown_repository_is_denied_and_an_unknown_tag_is_unknown() {
        assertThatThrownBy(() -> registry.manifest("library/nope", "latest", ANYBODY))
                .isInstanceOfSatisfying(
                        RegistryFailure.class,
                        failure -> assertThat(failure.words())
                                .isEqualTo("denied: requested access to the resource is denied"));
        assertThatThrownBy(() -> registry.manifest("library/alpine", "nope", ANYBODY))
                .isInstanceOfSatisfying(
                        RegistryFailure.class,
                        failure -> assertThat(failure.words()).isEqualTo("manifest unknown: manifest unknown"));
    }
}
