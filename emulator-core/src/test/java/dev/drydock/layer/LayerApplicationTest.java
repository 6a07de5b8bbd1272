package dev.drydock.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.TreeVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The sentences of image-spec, layer.md, on applying changesets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LayerApplicationTest {
    private static final Layer BELOW = Layer.of(
            null,
            LayerContents.builder()
                    .file("/a/b/c/bar", 0644, "bar")
                    .file("/a/b/c/baz", 0644, "baz")
                    .file("/keep", 0644, "keep")
                    .symlink("/link", "a")
                    .build());

    @Test
    void all_paths_of_a_layer_are_added_to_those_below() {
        assertThat(paths(LayerContents.builder().file("/a/new", 0644, "").build()))
                .containsExactly("a", "a/b", "a/b/c", "a/b/c/bar", "a/b/c/baz", "a/new", "keep", "link");
    }

    @Test
    void a_whiteout_file_hides_the_resource_of_the_layers_below() {
        assertThat(paths(LayerContents.builder().whiteout("/a/b").build())).containsExactly("a", "keep", "link");
    }

    @Test
    void files_present_in_the_same_layer_as_a_whiteout_can_only_be_hidden_by_layers_above() {
        Instant now = Instant.EPOCH;
        List<LayerEntry> entries = List.of(
                entry("keep", new LayerEntry.Whiteout(), now), entry("keep", new LayerEntry.Symlink("elsewhere"), now));

        assertThat(LayerApplication.apply(BELOW, entries).lookupInode("keep"))
                .isNotNull()
                .extracting(Inode::body)
                .isEqualTo(new InodeBody.Symlink("elsewhere"));
    }

    @Test
    void a_whiteout_of_what_the_layer_itself_has_is_refused_by_the_engine() {
        Instant now = Instant.EPOCH;
        List<LayerEntry> entries = List.of(
                entry("keep", new LayerEntry.Symlink("elsewhere"), now), entry("keep", new LayerEntry.Whiteout(), now));

        assertThatThrownBy(() -> LayerApplication.apply(BELOW, entries))
                .hasMessage("failed to mknod('keep', S_IFCHR, 0): file exists");
    }

    @Test
    void an_opaque_whiteout_hides_all_siblings_below_but_none_of_its_own_layer() {
        Instant now = Instant.EPOCH;
        List<LayerEntry> entries = List.of(
                entry("a/b/c", new LayerEntry.Directory(), now),
                entry("a/b/c/foo", new LayerEntry.Symlink("x"), now),
                entry("a/b/c", new LayerEntry.Opaque(), now));

        assertThat(paths(LayerApplication.apply(BELOW, entries)))
                .containsExactly("a", "a/b", "a/b/c", "a/b/c/foo", "keep", "link");
    }

    @Test
    void if_the_entry_and_the_existing_path_are_both_directories_the_attributes_are_replaced_by_those_of_the_entry() {
        FileTree tree = apply(LayerContents.builder()
                .owner(7, 8)
                .modified(Instant.ofEpochSecond(99))
                .directory("/a/b", 0700)
                .build());

        assertThat(tree.lookupInode("a/b")).isNotNull();
        assertThat(tree.lookupInode("a/b").metadata())
                .returns(0700, metadata -> metadata.mode())
                .returns(7, metadata -> metadata.uid())
                .returns(8, metadata -> metadata.gid())
                .returns(Instant.ofEpochSecond(99), metadata -> metadata.modified());
        assertThat(tree.lookupInode("a/b/c/bar")).isNotNull();
    }

    @Test
    void in_all_other_cases_the_existing_path_is_removed_and_made_anew() {
        assertThat(paths(LayerContents.builder().file("/a", 0644, "").build())).containsExactly("a", "keep", "link");
        assertThat(paths(LayerContents.builder().directory("/link", 0755).build()))
                .containsExactly("a", "a/b", "a/b/c", "a/b/c/bar", "a/b/c/baz", "keep", "link");
        assertThat(apply(LayerContents.builder().directory("/link", 0755).build())
                        .lookupInode("link"))
                .isNotNull()
                .extracting(inode -> inode.body().getClass().getSimpleName())
                .isEqualTo("Directory");
    }

    @Test
    void a_hard_link_names_the_same_file_across_layers() {
        FileTree tree =
                apply(LayerContents.builder().hardLink("/second", "/keep").build());

        assertThat(tree.lookupInode("second")).isSameAs(tree.lookupInode("keep"));
        assertThat(tree.lookupInode("keep")).isNotNull().returns(2, Inode::links);
    }

    @Test
    void a_hard_link_to_nothing_is_refused() {
        LayerContents contents =
                LayerContents.builder().hardLink("/x", "/nowhere").build();

        assertThatThrownBy(() -> apply(contents)).hasMessage("linkat nowhere x: no such file or directory");
    }

    @Test
    void the_layer_below_is_not_changed() {
        apply(LayerContents.builder().whiteout("/a").build());

        assertThat(paths(BELOW.tree())).contains("a/b/c/bar");
    }

    @Test
    void contents_are_those_of_the_uppermost_layer() throws IOException {
        FileTree tree =
                apply(LayerContents.builder().file("/keep", 0600, "above").build());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(tree.lookupInode("keep")).isNotNull();
        if (tree.lookupInode("keep").body() instanceof InodeBody.Regular file) {
            file.content().copyTo(bytes, file.sizeBytes());
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("above");
    }

    private static LayerEntry entry(String path, LayerEntry.Body body, Instant time) {
        return new LayerEntry(path, 0755, 0, 0, time, Map.of(), body);
    }

    private static FileTree apply(LayerContents contents) {
        return Layer.of(BELOW, contents).tree();
    }

    private static List<String> paths(LayerContents contents) {
        return paths(apply(contents));
    }

    private static List<String> paths(FileTree tree) {
        List<String> paths = new ArrayList<>();
        try {
            tree.walk(new TreeVisitor() {
                @Override
                public void file(String path, int number, Inode inode) {
                    paths.add(path);
                }

                @Override
                public void whiteout(String path) {
                    throw new AssertionError("a merged tree has no whiteouts");
                }

                @Override
                public void opaque(String path) {
                    throw new AssertionError("a merged tree hides nothing");
                }
            });
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return paths;
    }
}
