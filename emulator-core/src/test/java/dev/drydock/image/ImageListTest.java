package dev.drydock.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filter.Filters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageListTest {
    private final ImageWorld world = new ImageWorld();
    private ImageId old;
    private ImageId middle;
    private ImageId young;

    /** Three images, a day apart. */
    @BeforeEach
    void images() {
        old = world.add(ExecutionConfig.NONE, ImageWorld.START.minus(Duration.ofDays(2)), "base", "old");
        middle = world.add(
                ExecutionConfig.builder()
                        .labels(Map.of("maintainer", "me", "tier", "web"))
                        .build(),
                ImageWorld.START.minus(Duration.ofDays(1)),
                "base",
                "middle");
        young = world.add("young");
        world.tag(old, "debian:12", "debian");
        world.tag(middle, "nginx:1.13", "nginx");
        world.tag(young, "127.0.0.1:5000/redis:3.2");
    }

    private List<ImageId> list(Filters filters) {
        return list(new ImageListOptions(false, filters, false)).stream()
                .map(summary -> summary.image().id())
                .toList();
    }

    private List<ImageSummary> list(ImageListOptions options) {
        return world.images.list(options);
    }

    @Test
    void the_newest_comes_first() {
        assertThat(list(Filters.NONE)).containsExactly(young, middle, old);
    }

    @Test
    void before_and_since_compare_with_when_the_named_image_was_made() {
        assertThat(list(Filters.of("before", "nginx"))).containsExactly(old);
        assertThat(list(Filters.of("since", "nginx"))).containsExactly(young);
        assertThat(list(Filters.of("before", "127.0.0.1:5000/redis:3.2").with("since", "debian")))
                .containsExactly(middle);
        assertThat(list(Filters.of("before", "nginx").with("before", "debian"))).isEmpty();
        assertThatThrownBy(() -> list(Filters.of("before", "nope"))).hasMessage("No such image: nope:latest");
        assertThatThrownBy(() -> list(Filters.of("since", "nope"))).hasMessage("No such image: nope:latest");
    }

    @ParameterizedTest
    @CsvSource({"36h, 1", "12h, 2", "2026-01-01, 1", "1767236645, 1", "2026-01-02T03:04:05Z, 2"})
    void until_is_a_time_or_a_duration_back_from_now(String until, int count) {
        assertThat(list(Filters.of("until", until))).hasSize(count);
    }

    @Test
    void labels_must_all_match() {
        assertThat(list(Filters.of("label", "maintainer"))).containsExactly(middle);
        assertThat(list(Filters.of("label", "maintainer=me").with("label", "tier")))
                .containsExactly(middle);
        assertThat(list(Filters.of("label", "maintainer=you"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx:1.13 nginx:latest",
        "ngi*:1*, nginx:1.13",
        "*, debian:12 debian:latest nginx:1.13 nginx:latest",
        "127.0.0.1:5000/*, 127.0.0.1:5000/redis:3.2",
        "nope, ''"
    })
    void a_reference_pattern_chooses_names_and_the_images_that_have_one(String pattern, String names) {
        List<String> found = list(new ImageListOptions(false, Filters.of("reference", pattern), false)).stream()
                .flatMap(summary -> summary.repoTags().stream())
                .sorted()
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(names);
    }

    @Test
    void a_broken_pattern_is_told() {
        assertThatThrownBy(() -> list(Filters.of("reference", "["))).hasMessage("syntax error in pattern");
    }

    @Test
    void dangling_images_have_no_tag_and_no_child() {
        ImageId dangling = world.add("dangling");
        ImageId parent = world.add("parent");
        ImageId child = world.add("parent", "child");
        world.store.setParent(child, parent);
        world.digest(child, "child", '1');
        assertThat(list(Filters.of("dangling", "true"))).containsExactlyInAnyOrder(dangling, child);
        assertThat(list(Filters.of("dangling", "false"))).containsExactlyInAnyOrder(young, middle, old, child);
    }

    @Test
    void an_unnamed_parent_is_listed_only_if_all_are_asked_for() {
        ImageId parent = world.add("parent");
        ImageId child = world.add("parent", "child");
        world.store.setParent(child, parent);
        assertThat(list(Filters.NONE)).contains(child).doesNotContain(parent);
        assertThat(list(new ImageListOptions(true, Filters.NONE, false)))
                .extracting(summary -> summary.image().id())
                .contains(child, parent);
    }

    @ParameterizedTest
    @CsvSource({
        "nope, 1, invalid filter 'nope'",
        "label!, x, invalid filter 'label!'",
        "dangling, x, invalid filter 'dangling=[x]'"
    })
    void unknown_filters_are_refused(String key, String value, String words) {
        assertThatThrownBy(() -> list(Filters.of(key, value))).hasMessage(words);
    }

    @Test
    void a_filter_without_a_value_is_refused_by_its_name() {
        assertThatThrownBy(() -> list(Filters.of(Map.of("dangling", List.of()))))
                .hasMessage("invalid filter 'dangling'");
    }

    @Test
    void shared_bytes_are_those_of_layers_that_other_images_have() {
        List<ImageSummary> list = list(new ImageListOptions(false, Filters.NONE, true));
        assertThat(list).extracting(ImageSummary::sharedSizeBytes).containsExactly(0L, 4L, 4L);
        assertThat(list).extracting(summary -> summary.image().sizeBytes()).containsExactly(5L, 10L, 7L);
        assertThat(list(ImageListOptions.DEFAULT))
                .extracting(ImageSummary::sharedSizeBytes)
                .containsOnlyNulls();
    }

    @Test
    void containers_are_counted() {
        world.uses("a", true, young);
        world.uses("b", false, young);
        assertThat(list(ImageListOptions.DEFAULT))
                .extracting(ImageSummary::containers)
                .containsExactly(2, 0, 0);
    }

    @Test
    void history_tells_sizes_and_the_images_that_are_here() {
        ImageId parent = world.add("p");
        ImageId child = world.add("p", "qq");
        world.store.setParent(child, parent);
        world.tag(parent, "parent");
        List<HistoryItem> history = world.images.history(child.toString(), null);
        assertThat(history).extracting(item -> item.step().createdBy()).containsExactly("CMD", "COPY qq", "COPY p");
        assertThat(history).extracting(HistoryItem::sizeBytes).containsExactly(0L, 2L, 1L);
        assertThat(history)
                .extracting(HistoryItem::id)
                .containsExactly(child.toString(), parent.toString(), HistoryItem.MISSING);
        assertThat(history.get(0).tags()).isNull();
        assertThat(history.get(1).tags()).containsExactly("parent:latest");
    }
}
