package dev.drydock.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.ImageRemoveOptions;
import dev.drydock.image.Platform;
import dev.drydock.image.StoredImage;
import dev.drydock.reference.ImageReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PullTest {
    private static final RegistryCredentials ANYBODY = RegistryCredentials.ANONYMOUS;

    private final InMemoryRegistry hub = InMemoryRegistry.builder()
            .publish("library/alpine", PullWorld.image("alpine"), "latest", "3")
            .publish("library/nginx", PullWorld.image("debian", "nginx", "conf"), "1.13")
            .publish("library/redis", PullWorld.image("debian", "a", "b", "c", "d"), "3.2", "latest")
            .publish(
                    "library/labelled",
                    PullWorld.image(
                            ExecutionConfig.builder().labels(Map.of("l", "1")).build(), "l"),
                    "latest")
            .build();
    private final PullWorld world = new PullWorld(hub);

    private Manifest manifest(String repository, String tag) {
        try {
            return hub.manifest("library/" + repository, tag, ANYBODY);
        } catch (RegistryFailure unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private String id(String repository, String tag, int layer) {
        return manifest(repository, tag).layers().get(layer).digest().shortHex();
    }

    private long size(String repository, String tag, int layer) {
        return manifest(repository, tag).layers().get(layer).sizeBytes();
    }

    private static PullRequest request(String name) {
        return new PullRequest(ImageReference.parse(name), null, ANYBODY);
    }

    @Test
    void a_new_image_is_told_step_by_step() {
        String id = id("alpine", "latest", 0);
        long size = size("alpine", "latest", 0);
        assertThat(world.pull("alpine"))
                .containsExactly(
                        "latest: Pulling from library/alpine",
                        id + ": Pulling fs layer",
                        id + ": Downloading " + size + "/" + size,
                        id + ": Verifying Checksum",
                        id + ": Download complete",
                        id + ": Extracting " + size + "/" + size,
                        id + ": Extracting " + size + "/" + size,
                        id + ": Pull complete",
                        "Digest: " + manifest("alpine", "latest").digest(),
                        "Status: Downloaded newer image for alpine:latest");
        StoredImage image = world.store.get("alpine");
        assertThat(image.id().digest())
                .isEqualTo(manifest("alpine", "latest").config().digest());
        assertThat(world.images.inspect("alpine", null).repoDigests())
                .containsExactly("alpine@" + manifest("alpine", "latest").digest());
        assertThat(world.told()).containsExactly("pull alpine:latest {name=alpine}");
    }

    @Test
    void an_image_that_is_here_is_up_to_date() {
        world.pull("alpine");
        assertThat(world.pull("alpine"))
                .containsExactly(
                        "latest: Pulling from library/alpine",
                        "Digest: " + manifest("alpine", "latest").digest(),
                        "Status: Image is up to date for alpine:latest");
    }

    @Test
    void another_tag_of_an_image_that_is_here_counts_as_newer() {
        world.pull("alpine");
        assertThat(world.pull("alpine:3"))
                .containsExactly(
                        "3: Pulling from library/alpine",
                        "Digest: " + manifest("alpine", "3").digest(),
                        "Status: Downloaded newer image for alpine:3");
        assertThat(world.images.inspect("alpine", null).repoTags()).containsExactly("alpine:3", "alpine:latest");
    }

    @Test
    void layers_that_are_here_stay_and_all_others_are_announced_before_the_first_is_fetched() {
        world.pull("nginx:1.13");
        List<String> lines = world.pull("redis:3.2");
        assertThat(lines)
                .startsWith(
                        "3.2: Pulling from library/redis",
                        id("redis", "3.2", 0) + ": Already exists",
                        id("redis", "3.2", 1) + ": Pulling fs layer",
                        id("redis", "3.2", 2) + ": Pulling fs layer",
                        id("redis", "3.2", 3) + ": Pulling fs layer",
                        id("redis", "3.2", 4) + ": Pulling fs layer",
                        id("redis", "3.2", 4) + ": Waiting");
        assertThat(lines.stream().filter(line -> line.endsWith(": Pull complete")))
                .containsExactly(
                        id("redis", "3.2", 1) + ": Pull complete",
                        id("redis", "3.2", 2) + ": Pull complete",
                        id("redis", "3.2", 3) + ": Pull complete",
                        id("redis", "3.2", 4) + ": Pull complete");
        assertThat(world.layers.all()).as("the shared one is held once").hasSize(3 + 4);
    }

    @Test
    void a_layer_is_fetched_again_if_it_was_removed_with_its_image() {
        world.pull("nginx:1.13");
        world.images.remove("nginx:1.13", ImageRemoveOptions.DEFAULT);
        assertThat(world.layers.all()).isEmpty();
        assertThat(world.pull("nginx:1.13")).contains(id("nginx", "1.13", 0) + ": Pull complete");
    }

    @Test
    void by_digest_the_image_gets_no_tag() {
        String name = "alpine@" + manifest("alpine", "latest").digest();
        assertThat(world.pull(name))
                .startsWith("docker.io/library/" + name + ": Pulling from library/alpine")
                .endsWith("Status: Downloaded newer image for " + name);
        assertThat(world.images.inspect(name, null).repoTags()).isEmpty();
        assertThat(world.pull(name)).endsWith("Status: Image is up to date for " + name);
        assertThat(world.told()).contains("pull " + name + " {name=alpine}");
    }

    @Test
    void without_tag_and_digest_all_tags_come() {
        assertThat(world.pull(request("alpine")))
                .startsWith("3: Pulling from library/alpine")
                .contains("latest: Pulling from library/alpine")
                .endsWith("Status: Downloaded newer image for alpine");
        assertThat(world.images.inspect("alpine", null).repoTags()).containsExactly("alpine:3", "alpine:latest");
        assertThat(world.told()).containsExactly("pull alpine {name=alpine}");
        assertThat(world.pull(request("alpine"))).endsWith("Status: Image is up to date for alpine");
    }

    @Test
    void the_events_tell_the_labels() {
        world.pull("labelled");
        assertThat(world.told()).containsExactly("pull labelled:latest {l=1, name=labelled}");
    }

    @Test
    void another_platform_than_the_one_that_was_asked_for_is_a_warning() {
        PullRequest arm = new PullRequest(ImageReference.parse("alpine:3"), Platform.parse("linux/arm64"), ANYBODY);
        assertThat(world.pull(arm))
                .endsWith("WARNING: image with reference docker.io/library/alpine:3 was found but its platform "
                        + "(linux/amd64) does not match the specified platform (linux/arm64)");
        PullRequest same = new PullRequest(ImageReference.parse("alpine:3"), Platform.parse("linux"), ANYBODY);
        assertThat(world.pull(same)).endsWith("Status: Image is up to date for alpine:3");
    }

    @Test
    void refusals_come_before_the_first_line() {
        refused(
                "nope",
                ErrorKind.NOT_FOUND,
                "pull access denied for nope, repository does not exist or may require "
                        + "'docker login': denied: requested access to the resource is denied");
        refused(
                "alpine:nope",
                ErrorKind.NOT_FOUND,
                "manifest for alpine:nope not found: manifest unknown: manifest unknown");
        String digest = "@sha256:" + "0".repeat(64);
        refused(
                "alpine" + digest,
                ErrorKind.NOT_FOUND,
                "manifest for alpine" + digest + " not found: manifest unknown: manifest unknown");
        refused("scratch", ErrorKind.NOT_FOUND, "'scratch' is a reserved name");
        refused(
                "127.0.0.1:5999/x:1",
                ErrorKind.UNKNOWN,
                "Get \"http://127.0.0.1:5999/v2/\": dial tcp 127.0.0.1:5999: connect: connection refused");
        assertThat(world.told()).isEmpty();
    }

    private void refused(String name, ErrorKind kind, String words) {
        assertThatThrownBy(() -> world.registries.pull(PullRequest.of(name)))
                .hasMessage(words)
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(kind);
    }

    @Test
    void other_registries_than_the_hub_tell_unknown_repositories() {
        PullWorld other = new PullWorld(RegistryDirectory.NONE.with("127.0.0.1:5000", new NamelessRegistry()));
        assertThatThrownBy(() -> other.pull(request("127.0.0.1:5000/x")))
                .hasMessage(
                        "repository 127.0.0.1:5000/x not found: name unknown: repository name not known to registry");
    }

    @Test
    void a_client_that_goes_away_leaves_nothing_behind() {
        for (int lines = 0; lines < 25; lines++) {
            int last = lines;
            int[] count = {0};
            assertThatThrownBy(() -> world.registries
                            .pull(PullRequest.of("redis:3.2"))
                            .run(progress -> {
                                if (count[0]++ == last) {
                                    throw new IOException("gone");
                                }
                            }))
                    .hasMessage("gone");
            if (world.store.size() == 0) {
                assertThat(world.layers.all()).as("after line " + last).isEmpty();
            }
        }
        assertThat(world.pull("redis:3.2")).last().asString().startsWith("Status: ");
        world.images.remove("redis:3.2", ImageRemoveOptions.DEFAULT);
        assertThat(world.layers.all()).isEmpty();
    }

    @Test
    void a_registry_is_asked_without_the_lock() {
        PullWorld[] free = new PullWorld[1];
        free[0] = new PullWorld(new ForwardingRegistry(hub) {
            @Override
            void asked() {
                free[0].lock.requireFree();
            }
        });
        assertThat(free[0].pull("redis:3.2")).endsWith("Status: Downloaded newer image for redis:3.2");
    }

    @Test
    void what_a_registry_says_of_an_image_is_told_without_a_pull() {
        OfferedImage offered = world.registries.inspect(ImageReference.parse("alpine"), ANYBODY);
        assertThat(offered.manifest()).isEqualTo(manifest("alpine", "latest"));
        assertThat(offered.platform()).hasToString("linux/amd64");
        assertThatThrownBy(() -> world.registries.inspect(ImageReference.parse("alpine:nope"), ANYBODY))
                .hasMessage("manifest unknown: manifest unknown");
        assertThat(world.store.size()).isZero();
    }

    /** Knows no repository, and says so. */
    private static final class NamelessRegistry extends ForwardingRegistry {
        NamelessRegistry() {
            super(InMemoryRegistry.builder().build());
        }

        @Override
        public List<String> tags(String repository, RegistryCredentials credentials) throws RegistryFailure {
            throw RegistryFailure.nameUnknown();
        }
    }

    @Test
    void a_digest_is_remembered_as_what_it_is() {
        world.pull("alpine");
        Digest digest = manifest("alpine", "latest").digest();
        assertThat(world.store.get("alpine@" + digest).id())
                .isEqualTo(world.store.get("alpine").id());
    }
}
