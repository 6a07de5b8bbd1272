package dev.drydock.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.layer.Layer;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageRemovalTest {
    private static final ImageRemoveOptions FORCE = new ImageRemoveOptions(true, true, null);
    private static final ImageRemoveOptions NO_PRUNE = new ImageRemoveOptions(false, false, null);
    private static final String CONTAINER = "c0ffee".repeat(10) + "abcd";

    private final ImageWorld world = new ImageWorld();

    private List<String> remove(String name) {
        return remove(name, ImageRemoveOptions.DEFAULT);
    }

    private List<String> remove(String name, ImageRemoveOptions options) {
        return ImageWorld.words(world.images.remove(name, options));
    }

    private List<String> layersOf(ImageId image) {
        return world.store.find(image).layer().chain().stream()
                .map(Layer::chainId)
                .map(Object::toString)
                .toList();
    }

    @Test
    void one_of_several_tags_only_untags() {
        ImageId image = world.add("a");
        world.tag(image, "x:1", "x:2");
        assertThat(remove("x:1")).containsExactly("-x:1");
        assertThat(world.events()).containsExactly("untag " + image + " {name=" + image + "}");
        assertThat(world.store.get("x:2").id()).isEqualTo(image);
    }

    @Test
    void the_last_tag_takes_the_image_and_its_layers_the_uppermost_first() {
        ImageId image = world.add("a", "b");
        world.tag(image, "x");
        List<String> layers = layersOf(image);
        assertThat(remove("x")).containsExactly("-x:latest", image.toString(), layers.get(1), layers.get(0));
        assertThat(world.events())
                .containsExactly(
                        "untag " + image + " {name=" + image + "}", "delete " + image + " {name=" + image + "}");
        assertThatThrownBy(() -> remove("x")).hasMessage("No such image: x:latest");
    }

    @Test
    void the_last_tag_of_a_repository_takes_the_digests_there() {
        ImageId image = world.add("a");
        world.tag(image, "x:1", "y:1");
        world.digest(image, "x", '1');
        world.digest(image, "y", '2');
        assertThat(remove("x:1")).containsExactly("-x:1", "-x@sha256:" + "1".repeat(64));
        assertThat(world.events()).as("only the tag is told").hasSize(1);
        assertThat(remove("y:1"))
                .startsWith("-y:1", "-y@sha256:" + "2".repeat(64), image.toString())
                .hasSize(4);
    }

    @Test
    void a_digest_keeps_its_image_alive_as_long_as_a_tag_of_the_repository_is_left() {
        ImageId image = world.add("a");
        world.tag(image, "x:1", "x:2");
        world.digest(image, "x", '1');
        assertThat(remove("x:1")).containsExactly("-x:1");
        assertThat(remove("x@sha256:" + "1".repeat(64))).containsExactly("-x@sha256:" + "1".repeat(64));
        assertThat(world.store.get("x:2").id()).isEqualTo(image);
    }

    @Test
    void an_image_named_by_its_id_goes_with_its_only_name() {
        ImageId image = world.add("a");
        world.tag(image, "x");
        world.digest(image, "x", '1');
        assertThat(remove(image.shortForm())).startsWith("-x:latest", "-x@sha256:" + "1".repeat(64), image.toString());
        assertThat(world.store.size()).isZero();
    }

    @Test
    void an_image_with_several_names_is_not_removed_by_its_id_unless_forced() {
        ImageId image = world.add("a");
        world.tag(image, "x", "y");
        assertThatThrownBy(() -> remove(image.shortForm()))
                .hasMessage("conflict: unable to delete " + image.shortForm()
                        + " (must be forced) - image is referenced in multiple repositories")
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(ErrorKind.CONFLICT);
        assertThat(remove(image.shortForm(), FORCE)).startsWith("-x:latest", "-y:latest", image.toString());
    }

    @Test
    void the_only_name_of_an_image_in_use_stays_even_if_the_container_is_stopped() {
        ImageId image = world.add("a");
        world.tag(image, "alpine");
        world.uses(CONTAINER, false, image);
        assertThatThrownBy(() -> remove("alpine"))
                .hasMessage("conflict: unable to remove repository reference \"alpine\" (must force) - container "
                        + "c0ffeec0ffee is using its referenced image " + image.shortForm());
        assertThat(world.store.get("alpine").id()).isEqualTo(image);
    }

    @Test
    void one_of_several_names_of_an_image_in_use_goes() {
        ImageId image = world.add("a");
        world.tag(image, "alpine", "other");
        world.uses(CONTAINER, true, image);
        assertThat(remove("other")).containsExactly("-other:latest");
    }

    @Test
    void with_force_the_only_name_of_an_image_goes_and_a_running_container_keeps_the_image() {
        ImageId image = world.add("a");
        world.tag(image, "alpine");
        world.uses(CONTAINER, true, image);
        assertThat(remove("alpine", FORCE)).containsExactly("-alpine:latest");
        assertThat(world.store.find(image)).isNotNull();
    }

    @Test
    void with_force_an_image_of_stopped_containers_goes() {
        ImageId image = world.add("a");
        world.tag(image, "alpine");
        world.uses(CONTAINER, false, image);
        assertThat(remove("alpine", FORCE)).startsWith("-alpine:latest", image.toString());
        assertThat(world.store.find(image)).isNull();
    }

    @Test
    void a_running_container_keeps_its_image_whatever_is_forced() {
        ImageId image = world.add("a");
        world.uses(CONTAINER, true, image);
        assertThatThrownBy(() -> remove(image.toString(), FORCE))
                .hasMessage("conflict: unable to delete " + image.shortForm()
                        + " (cannot be forced) - image is being used by running container c0ffeec0ffee");
    }

    @Test
    void a_stopped_container_keeps_its_image_unless_forced() {
        ImageId image = world.add("a");
        world.uses(CONTAINER, false, image);
        assertThatThrownBy(() -> remove(image.toString()))
                .hasMessage("conflict: unable to delete " + image.shortForm()
                        + " (must be forced) - image is being used by stopped container c0ffeec0ffee");
        assertThat(remove(image.toString(), FORCE)).startsWith(image.toString());
    }

    @Test
    void a_parent_only_loses_its_name_and_goes_with_its_child() {
        ImageId parent = world.add("a");
        ImageId child = world.add("a", "b");
        world.store.setParent(child, parent);
        world.tag(parent, "parent");
        world.tag(child, "child");
        assertThat(remove("parent")).containsExactly("-parent:latest");
        assertThat(remove("child"))
                .startsWith("-child:latest", child.toString())
                .contains(parent.toString());
        assertThat(world.store.size()).isZero();
        assertThat(world.layers.all()).isEmpty();
    }

    @Test
    void without_pruning_the_parent_stays() {
        ImageId parent = world.add("a");
        ImageId child = world.add("a", "b");
        world.store.setParent(child, parent);
        world.tag(child, "child");
        remove("child", NO_PRUNE);
        assertThat(world.store.find(parent)).isNotNull();
    }

    @Test
    void a_parent_named_by_its_id_is_refused() {
        ImageId parent = world.add("a");
        ImageId child = world.add("a", "b");
        world.store.setParent(child, parent);
        assertThatThrownBy(() -> remove(parent.toString(), FORCE))
                .hasMessage("conflict: unable to delete " + parent.shortForm()
                        + " (cannot be forced) - image has dependent child images");
    }

    @Test
    void a_parent_with_a_name_or_another_child_outlives_its_child() {
        ImageId parent = world.add("a");
        ImageId first = world.add("a", "b");
        ImageId second = world.add("a", "c");
        world.store.setParent(first, parent);
        world.store.setParent(second, parent);
        assertThat(remove(first.toString())).hasSize(2);
        world.tag(parent, "parent");
        assertThat(remove(second.toString())).hasSize(2);
        assertThat(world.store.find(parent)).isNotNull();
    }

    @Test
    void the_beginning_of_an_id_is_no_name() {
        ImageId image = world.add("a");
        world.tag(image, "x", "y");
        String name = image.digest().hex().substring(0, 3);
        assertThatThrownBy(() -> remove(name)).hasMessageContaining("image is referenced in multiple repositories");
    }
}
