package dev.drydock.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filter.Filters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImagePruneTest {
    private static final Filters ALL = Filters.of("dangling", "false");

    private final ImageWorld world = new ImageWorld();

    private List<String> prune(Filters filters) {
        return ImageWorld.words(world.images.prune(filters).removed());
    }

    @Test
    void without_filters_only_what_has_no_tag_goes() {
        ImageId tagged = world.add("tagged");
        world.tag(tagged, "x");
        ImageId dangling = world.add("dangling");
        ImagePruneReport report = world.images.prune(Filters.NONE);
        assertThat(ImageWorld.words(report.removed()))
                .startsWith(dangling.toString())
                .hasSize(2);
        assertThat(report.spaceReclaimedBytes()).isEqualTo("dangling".length());
        assertThat(world.store.all()).extracting(StoredImage::id).containsExactly(tagged);
        assertThat(world.events())
                .containsExactly("delete " + dangling + " {name=" + dangling + "}", "prune  {reclaimed=8}");
    }

    @Test
    void an_image_with_a_digest_alone_is_dangling() {
        ImageId image = world.add("a");
        world.digest(image, "x", '1');
        assertThat(prune(Filters.NONE)).startsWith("-x@sha256:" + "1".repeat(64), image.toString());
    }

    @Test
    void with_all_whatever_no_container_uses_goes() {
        ImageId used = world.add("used");
        world.tag(used, "used");
        world.uses("c", false, used);
        ImageId unused = world.add("unused");
        world.tag(unused, "a", "b");
        assertThat(prune(ALL)).startsWith("-a:latest", "-b:latest", unused.toString());
        assertThat(world.store.all()).extracting(StoredImage::id).containsExactly(used);
    }

    @Test
    void labels_and_times_choose() {
        ImageId labelled = world.add(
                ExecutionConfig.builder().labels(Map.of("keep", "1")).build(),
                ImageWorld.START.minus(Duration.ofDays(2)),
                "a");
        ImageId old = world.add(ExecutionConfig.NONE, ImageWorld.START.minus(Duration.ofDays(2)), "b");
        ImageId young = world.add("c");
        assertThat(prune(Filters.of("until", "24h").with("label!", "keep")))
                .startsWith(old.toString())
                .hasSize(2);
        assertThat(prune(Filters.of("label", "keep=1")))
                .startsWith(labelled.toString())
                .hasSize(2);
        assertThat(world.store.all()).extracting(StoredImage::id).containsExactly(young);
    }

    @Test
    void a_parent_goes_with_its_child() {
        ImageId parent = world.add("p");
        ImageId child = world.add("p", "c");
        world.store.setParent(child, parent);
        assertThat(prune(Filters.NONE)).startsWith(child.toString()).contains(parent.toString());
        assertThat(world.layers.all()).isEmpty();
    }

    @Test
    void nothing_to_remove_is_no_failure() {
        assertThat(prune(Filters.NONE)).isEmpty();
        assertThat(world.events()).containsExactly("prune  {reclaimed=0}");
    }

    @Test
    void filters_are_checked() {
        assertThatThrownBy(() -> prune(Filters.of("nope", "1"))).hasMessage("invalid filter 'nope'");
        assertThatThrownBy(() -> prune(Filters.of("reference", "x"))).hasMessage("invalid filter 'reference'");
        assertThatThrownBy(() -> prune(Filters.of("dangling", "x"))).hasMessage("invalid filter 'dangling=[x]'");
        assertThatThrownBy(() -> prune(Filters.of("until", "1h").with("until", "2h")))
                .hasMessage("more than one until filter specified");
    }
}
