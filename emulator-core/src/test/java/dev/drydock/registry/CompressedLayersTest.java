package dev.drydock.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.image.StoredImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Layers of a registry that does not have them in memory: bytes that must be checked and unpacked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompressedLayersTest {
    private final InMemoryRegistry hub = InMemoryRegistry.builder()
            .publish("library/x", PullWorld.image("base", "y".repeat(200)), "latest")
            .build();

    @Test
    void bytes_are_unpacked_to_the_layers_of_the_configuration() {
        PullWorld inMemory = new PullWorld(hub);
        PullWorld overTheWire = new PullWorld(new OnlyBytes(hub, false));
        assertThat(overTheWire.pull("x")).isEqualTo(inMemory.pull("x"));
        StoredImage image = overTheWire.store.get("x");
        assertThat(image.id()).isEqualTo(inMemory.store.get("x").id());
        assertThat(image.layer()).isNotNull();
        assertThat(image.layer().chainId())
                .isEqualTo(inMemory.store.get("x").layer().chainId());
        assertThat(image.layer().tree().lookupInode("base")).isNotNull();
        assertThat(image.sizeBytes()).isEqualTo(204);
    }

    @Test
    void bytes_that_are_not_those_of_the_digest_are_refused() {
        PullWorld world = new PullWorld(new OnlyBytes(hub, true));
        assertThatThrownBy(() -> world.pull("x"))
                .hasMessageStartingWith("filesystem layer verification failed for digest sha256:");
        assertThat(world.store.size()).isZero();
        assertThat(world.layers.all()).isEmpty();
    }

    private static final class OnlyBytes extends ForwardingRegistry {
        private final boolean damaged;

        OnlyBytes(Registry registry, boolean damaged) {
            super(registry);
            this.damaged = damaged;
        }

        @Override
        public LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials)
                throws RegistryFailure {
            LayerBlob blob = super.layer(repository, descriptor, credentials);
            return new LayerBlob() {
                @Override
                public Descriptor descriptor() {
                    return descriptor;
                }

                @Override
                public InputStream open() throws IOException {
                    byte[] bytes = blob.open().readAllBytes();
                    bytes[bytes.length / 2] ^= (byte) (damaged ? 1 : 0);
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }

    @Test
    void large_layers_tell_their_first_hundredth_and_their_end() {
        PullWorld world = new PullWorld(InMemoryRegistry.builder()
                .publish("library/big", PullWorld.image("z".repeat(250)), "latest")
                .build());
        assertThat(world.pull("big"))
                .filteredOn(line -> line.contains("Downloading"))
                .hasSize(1);
        List<String> amounts = amounts(5_580_000);
        assertThat(amounts).containsExactly("Downloading 65536/5580000", "Downloading 5580000/5580000");
        assertThat(amounts(32_768)).containsExactly("Downloading 32768/32768");
    }

    private static List<String> amounts(long size) {
        List<String> lines = new java.util.ArrayList<>();
        Descriptor descriptor =
                new Descriptor(Manifest.LAYER_MEDIA_TYPE, dev.drydock.digest.Digest.sha256(new byte[0]), size);
        LayerBlob blob = new LayerBlob() {
            @Override
            public Descriptor descriptor() {
                return descriptor;
            }

            @Override
            public InputStream open() {
                return InputStream.nullInputStream();
            }
        };
        try {
            new LayerFetch(blob, progress -> lines.add(PullWorld.line(progress)))
                    .download(dev.drydock.filesystem.ContentStore.unlimited());
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
        return lines.stream()
                .filter(line -> line.contains("Downloading"))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }
}
