package dev.drydock.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.layer.Layer;
import dev.drydock.reference.ImageReference;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageStoreTest {
    private final ImageWorld world = new ImageWorld();
    private final ImageStore store = world.store;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpine",
                "alpine:latest",
                "library/alpine",
                "docker.io/alpine",
                "docker.io/library/alpine:latest",
                "index.docker.io/library/alpine"
            })
    void an_image_is_found_by_all_forms_of_its_name(String name) {
        ImageId image = world.add("a");
        world.tag(image, "alpine");
        assertThat(store.get(name).id()).isEqualTo(image);
        assertThat(store.get(name).id()).as("asked again").isEqualTo(image);
    }

    @Test
    void an_image_is_found_by_its_id_and_by_the_beginning_of_it() {
        ImageId image = world.add("a");
        String hex = image.digest().hex();
        assertThat(store.get(image.toString()).id()).isEqualTo(image);
        assertThat(store.get(hex).id()).isEqualTo(image);
        assertThat(store.get(hex.substring(0, 12)).id()).isEqualTo(image);
        assertThat(store.get(hex.substring(0, 1)).id()).isEqualTo(image);
        assertThat(store.get("sha256:" + hex.substring(0, 6)).id()).isEqualTo(image);
    }

    @Test
    void a_beginning_that_several_ids_have_names_nothing() {
        String shared = "";
        for (int i = 0; shared.isEmpty(); i++) {
            String first = world.add("file" + i).digest().hex().substring(0, 1);
            long count = store.all().stream()
                    .filter(each -> each.id().digest().hex().startsWith(first))
                    .count();
            shared = count > 1 ? first : "";
        }
        String ambiguous = shared;
        assertThatThrownBy(() -> store.get(ambiguous)).hasMessage("No such image: " + ambiguous + ":latest");
    }

    @Test
    void a_name_wins_over_the_beginning_of_an_id() {
        ImageId first = world.add("a");
        ImageId second = world.add("b");
        String name = first.digest().hex().substring(0, 4);
        world.tag(second, name);
        assertThat(store.get(name).id()).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({
        "nope, No such image: nope:latest",
        "alpine:nope, No such image: alpine:nope",
        "docker.io/library/nope, No such image: nope:latest",
        "127.0.0.1:5000/x, No such image: 127.0.0.1:5000/x:latest",
        "sha256:0000000000000000000000000000000000000000000000000000000000000000, "
                + "No such image: sha256:0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000, "
                + "No such image: sha256:0000000000000000000000000000000000000000000000000000000000000000"
    })
    void an_unknown_image_is_called_by_its_whole_familiar_name(String name, String words) {
        world.tag(world.add("a"), "alpine");
        assertThatThrownBy(() -> store.get(name))
                .hasMessage(words)
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void what_cannot_be_a_name_is_an_invalid_parameter() {
        assertThatThrownBy(() -> store.get("UPPER"))
                .hasMessage("invalid reference format: repository name (library/UPPER) must be lowercase")
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(ErrorKind.INVALID_PARAMETER);
    }

    @Test
    void a_tag_moves_from_the_image_that_has_it() {
        ImageId first = world.add("a");
        ImageId second = world.add("b");
        world.tag(first, "x:1");
        assertThat(store.get("x:1").id()).isEqualTo(first);
        world.tag(second, "x:1");
        assertThat(store.get("x:1").id()).isEqualTo(second);
        assertThat(store.names(first)).isEmpty();
    }

    @Test
    void with_tag_and_digest_the_digest_alone_decides() {
        ImageId image = world.add("a");
        world.digest(image, "x", '1');
        String digest = "@sha256:" + "1".repeat(64);
        assertThat(store.get("x:whatever" + digest).id()).isEqualTo(image);
        assertThatThrownBy(() -> store.get("x:whatever")).hasMessage("No such image: x:whatever");
    }

    @Test
    void names_are_in_the_order_of_their_normalised_texts() {
        ImageId image = world.add("a");
        world.tag(image, "zoo", "quay.io/a/b", "alpine:3", "alpine");
        world.digest(image, "alpine", '1');
        assertThat(store.names(image).stream().map(ImageReference::familiar))
                .containsExactly(
                        "alpine:3",
                        "alpine:latest",
                        "alpine@sha256:" + "1".repeat(64),
                        "zoo:latest",
                        "quay.io/a/b:latest");
    }

    @Test
    void a_tag_may_not_look_like_a_digest() {
        ImageId image = world.add("a");
        assertThatThrownBy(() -> world.tag(image, "sha256:x"))
                .hasMessage("refusing to create an ambiguous tag using digest algorithm as name");
        assertThatThrownBy(() -> world.tag(image, "a@sha256:" + "0".repeat(64)))
                .hasMessage("refusing to create a tag with a digest reference");
    }

    @Test
    void tagging_notes_the_time() {
        ImageId image = world.add("a");
        assertThat(store.get(image.toString()).lastTagged()).isNull();
        world.tag(image, "x");
        assertThat(store.get("x").lastTagged()).isEqualTo(ImageWorld.START);
    }

    @Test
    void a_configuration_is_kept_byte_for_byte() {
        byte[] odd = ("{ \"os\":\"linux\",\n\"architecture\" : \"amd64\", \"unknown\": [1.50, \"\\u00e9\"],"
                        + " \"rootfs\": {\"type\":\"layers\", \"diff_ids\": []} }\n")
                .getBytes(StandardCharsets.UTF_8);
        ImageId id = store.add(Image.of(odd), null).id();
        assertThat(store.get(id.toString()).image().configuration()).isEqualTo(odd);
        assertThat(id).isEqualTo(ImageId.of(odd));
    }

    @Test
    void an_image_must_have_the_layers_that_its_configuration_tells() {
        ImageId image = world.add("a");
        StoredImage stored = store.get(image.toString());
        byte[] other = ImageConfig.ofBuild(
                        ImageWorld.START, ExecutionConfig.NONE, java.util.List.of(), java.util.List.of())
                .toJson();
        Layer layer = stored.layer();
        world.layers.retain(layer);
        assertThatThrownBy(() -> store.add(Image.of(other), layer))
                .hasMessage("layers from manifest don't match image configuration");
        store.delete(image);
        assertThat(world.layers.all())
                .as("the refused image gave its reference up")
                .isEmpty();
    }

    @Test
    void an_image_that_comes_again_stays_as_it_was_and_holds_its_layers_once() {
        ImageId image = world.add("a", "b");
        world.tag(image, "x");
        assertThat(world.add("a", "b")).isEqualTo(image);
        assertThat(store.size()).isEqualTo(1);
        assertThat(store.get("x").id()).isEqualTo(image);
        store.untag(ImageReference.parse("x"));
        assertThat(store.delete(image)).hasSize(2);
        assertThat(world.layers.all()).isEmpty();
    }

    @Test
    void a_layer_goes_with_the_last_image_that_has_it() {
        ImageId first = world.add("base", "a");
        ImageId second = world.add("base", "b");
        assertThat(world.layers.all()).hasSize(3);
        assertThat(store.delete(first)).hasSize(1);
        assertThat(store.delete(second)).hasSize(2);
        assertThat(world.layers.all()).isEmpty();
    }

    @Test
    void children_lose_a_parent_that_is_removed() {
        ImageId parent = world.add("a");
        ImageId child = world.add("a", "b");
        store.setParent(child, parent);
        assertThat(store.children(parent)).containsExactly(child);
        assertThat(store.get(child.toString()).parent()).isEqualTo(parent);
        store.delete(parent);
        assertThat(store.get(child.toString()).parent()).isNull();
    }

    @Test
    void a_fork_has_the_same_images_and_then_goes_its_own_way() {
        ImageId image = world.add("a");
        world.tag(image, "x");
        ImageStore fork = store.fork(world.layers, world.clock::now);
        fork.untag(ImageReference.parse("x"));
        fork.tag(ImageReference.parse("y"), image);
        assertThat(store.get("x").id()).isEqualTo(image);
        assertThatThrownBy(() -> store.get("y")).hasMessage("No such image: y:latest");
        assertThat(fork.get("y").id()).isEqualTo(image);
        assertThatThrownBy(() -> fork.get("x")).hasMessage("No such image: x:latest");
    }

    @Test
    void an_image_for_another_platform_is_not_found() {
        world.tag(world.add("a"), "alpine");
        assertThat(store.get("alpine", Platform.parse("linux/amd64"))).isNotNull();
        assertThatThrownBy(() -> store.get("alpine", Platform.parse("linux/arm64")))
                .hasMessage("image with reference alpine was found but its platform (linux/amd64) does not match the "
                        + "specified platform (linux/arm64)");
    }
}
