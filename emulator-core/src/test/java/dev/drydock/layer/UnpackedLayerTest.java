package dev.drydock.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.InlineContent;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.TreeVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences of image-spec, layer.md, on applying changesets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnpackedLayerTest {
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

        assertThat(UnpackedLayer.of(entries, 0).over(BELOW.tree()).lookupInode("keep"))
                .isNotNull()
                .extracting(Inode::body)
                .isEqualTo(new InodeBody.Symlink("elsewhere"));
    }

    @Test
    void a_whiteout_of_what_the_layer_itself_has_is_refused_by_the_engine() {
        Instant now = Instant.EPOCH;
        List<LayerEntry> entries = List.of(
                entry("keep", new LayerEntry.Symlink("elsewhere"), now), entry("keep", new LayerEntry.Whiteout(), now));

        assertThatThrownBy(() -> UnpackedLayer.of(entries, 0).over(BELOW.tree()))
                .hasMessage("failed to mknod('keep', S_IFCHR, 0): file exists");
    }

    @Test
    void an_opaque_whiteout_hides_all_siblings_below_but_none_of_its_own_layer() {
        Instant now = Instant.EPOCH;
        List<LayerEntry> entries = List.of(
                entry("a/b/c", new LayerEntry.Directory(), now),
                entry("a/b/c/foo", new LayerEntry.Symlink("x"), now),
                entry("a/b/c", new LayerEntry.Opaque(), now));

        assertThat(paths(UnpackedLayer.of(entries, 0).over(BELOW.tree())))
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
    void a_hard_link_names_a_file_of_its_own_layer() {
        FileTree tree = apply(LayerContents.builder()
                .file("/a", 0600, "")
                .hardLink("/b", "/a")
                .build());

        assertThat(tree.lookupInode("b")).isSameAs(tree.lookupInode("a"));
        assertThat(tree.lookupInode("a")).isNotNull().returns(2, Inode::links);
    }

    /** A layer is unpacked where nothing is of those below. */
    @Test
    void a_hard_link_to_a_file_of_a_layer_below_is_refused() {
        LayerContents contents =
                LayerContents.builder().hardLink("/second", "/keep").build();

        assertThatThrownBy(() -> apply(contents)).hasMessage("linkat keep second: no such file or directory");
    }

    @Test
    void the_entry_of_a_further_name_says_what_the_file_is_like() {
        FileTree tree = unpacked(
                new LayerEntry("a", 0600, 5, 5, Instant.EPOCH, Map.of(), new LayerEntry.Node(FileKind.FIFO, 0)),
                new LayerEntry("b", 0640, 7, 8, Instant.ofEpochSecond(9), Map.of(), new LayerEntry.HardLink("a")));

        assertThat(tree.lookupInode("a"))
                .isNotNull()
                .extracting(Inode::metadata)
                .isEqualTo(Metadata.of(0640, 7, 8, 9_000_000_000L));
    }

    @Test
    void the_entry_of_a_further_name_gives_a_symbolic_link_nothing_but_its_owner() {
        FileTree tree = unpacked(
                entry("a", new LayerEntry.Symlink("x"), Instant.EPOCH),
                new LayerEntry("b", 0640, 7, 8, Instant.ofEpochSecond(9), Map.of(), new LayerEntry.HardLink("a")));

        assertThat(tree.lookupInode("a"))
                .isNotNull()
                .extracting(Inode::metadata)
                .isEqualTo(Metadata.of(0755, 7, 8, 0));
    }

    /** It is a device in the engine's directory: a directory that comes later takes its place, and shows what is below. */
    @Test
    void a_directory_that_comes_after_its_whiteout_hides_nothing() {
        FileTree tree = unpacked(
                entry("a/b", new LayerEntry.Whiteout(), Instant.EPOCH),
                entry("a/b", new LayerEntry.Directory(), Instant.EPOCH));

        assertThat(paths(tree)).contains("a/b/c/bar");
    }

    @Test
    void a_device_of_the_number_zero_is_a_whiteout() {
        FileTree tree = unpacked(entry("a/b", new LayerEntry.Node(FileKind.CHARACTER_DEVICE, 0), Instant.EPOCH));

        assertThat(paths(tree)).containsExactly("a", "keep", "link");
    }

    @Test
    void another_name_of_a_whiteout_is_a_whiteout() {
        FileTree tree = unpacked(
                entry("keep", new LayerEntry.Whiteout(), Instant.EPOCH),
                entry("link", new LayerEntry.HardLink("keep"), Instant.EPOCH));

        assertThat(paths(tree)).containsExactly("a", "a/b", "a/b/c", "a/b/c/bar", "a/b/c/baz");
    }

    @Test
    void the_mark_of_an_opaque_root_hides_nothing() {
        assertThat(paths(unpacked(entry("", new LayerEntry.Opaque(), Instant.EPOCH))))
                .isEqualTo(paths(BELOW.tree()));
    }

    @Test
    void the_mark_of_an_opaque_directory_goes_where_a_link_of_the_layer_leads() {
        FileTree tree = unpacked(
                entry("s", new LayerEntry.Symlink("a"), Instant.EPOCH),
                entry("s", new LayerEntry.Opaque(), Instant.EPOCH));

        assertThat(paths(tree)).containsExactly("a", "keep", "link", "s");
    }

    /** As it has in overlayfs: of a directory that is merged of several the number is always one. */
    @Test
    void an_opaque_directory_has_a_link_for_each_directory_in_it() {
        FileTree tree = unpacked(
                entry("a", new LayerEntry.Directory(), Instant.EPOCH),
                entry("a", new LayerEntry.Opaque(), Instant.EPOCH),
                entry("a/x", new LayerEntry.Directory(), Instant.EPOCH),
                entry("a/y", new LayerEntry.Directory(), Instant.EPOCH));

        assertThat(tree.lookupInode("a")).isNotNull().returns(4, Inode::links);
    }

    @Test
    void a_directory_without_an_entry_is_as_old_as_the_unpacking() {
        List<LayerEntry> entries = List.of(entry("a/b/new", new LayerEntry.Symlink("x"), Instant.EPOCH));

        assertThat(UnpackedLayer.of(entries, 77).over(BELOW.tree()).lookupInode("a/b"))
                .isNotNull()
                .extracting(Inode::metadata)
                .isEqualTo(Metadata.of(0755, 0, 0, 77));
    }

    /** Each kind of entry where a file, or a whiteout, is in the place of its directory. */
    @ParameterizedTest
    @MethodSource("entriesInAFile")
    void an_entry_in_what_is_no_directory_is_refused(LayerEntry there, LayerEntry entry, String words) {
        assertThatThrownBy(() -> unpacked(there, entry)).hasMessage(words);
    }

    static Stream<Arguments> entriesInAFile() {
        LayerEntry file = entry("d", new LayerEntry.Regular(InlineContent.EMPTY, 0), Instant.EPOCH);
        LayerEntry whiteout = entry("d", new LayerEntry.Whiteout(), Instant.EPOCH);
        LayerEntry loop = entry("d", new LayerEntry.Symlink("d"), Instant.EPOCH);
        LayerEntry out = entry("d", new LayerEntry.Symlink("../.."), Instant.EPOCH);
        LayerEntry inner = entry("d/n", new LayerEntry.Regular(InlineContent.EMPTY, 0), Instant.EPOCH);
        LayerEntry innerWhiteout = entry("d/n", new LayerEntry.Whiteout(), Instant.EPOCH);
        LayerEntry opaque = entry("d", new LayerEntry.Opaque(), Instant.EPOCH);
        return Stream.of(
                arguments(file, inner, "openat d/n: not a directory"),
                arguments(
                        file, entry("d/n", new LayerEntry.Directory(), Instant.EPOCH), "mkdirat d/n: not a directory"),
                arguments(
                        file,
                        entry("d/n", new LayerEntry.Symlink("x"), Instant.EPOCH),
                        "symlinkat x d/n: not a directory"),
                arguments(
                        file,
                        entry("d/n", new LayerEntry.HardLink("z"), Instant.EPOCH),
                        "linkat z d/n: not a directory"),
                arguments(
                        file,
                        entry("d/n", new LayerEntry.Node(FileKind.FIFO, 0), Instant.EPOCH),
                        "openat d: not a directory"),
                arguments(file, innerWhiteout, "failed to mknod('d/n', S_IFCHR, 0): not a directory"),
                arguments(
                        file, entry("d/q/n", new LayerEntry.Whiteout(), Instant.EPOCH), "statat d/q: not a directory"),
                arguments(whiteout, inner, "openat d/n: not a directory"),
                arguments(whiteout, innerWhiteout, "openat d: no such device or address"),
                arguments(whiteout, opaque, "openat d: no such device or address"),
                arguments(loop, inner, "statat d: too many levels of symbolic links"),
                arguments(loop, opaque, "statat d: too many levels of symbolic links"),
                arguments(out, opaque, "statat d: path escapes from parent"));
    }

    @Test
    void the_size_is_that_of_what_is_there_in_the_end() {
        List<LayerEntry> entries = List.of(
                entry("d/a", new LayerEntry.Symlink("12345"), Instant.EPOCH),
                entry("s", new LayerEntry.Symlink("d"), Instant.EPOCH),
                entry("s/a", new LayerEntry.Symlink("123"), Instant.EPOCH),
                entry("b", new LayerEntry.HardLink("d/a"), Instant.EPOCH),
                entry("e/f", new LayerEntry.Symlink("1234567"), Instant.EPOCH),
                entry("e", new LayerEntry.Symlink("1"), Instant.EPOCH));

        assertThat(UnpackedLayer.of(entries, 0).sizeBytes()).isEqualTo(3 + 1 + 1);
    }

    private static FileTree unpacked(LayerEntry... entries) {
        return UnpackedLayer.of(List.of(entries), 0).over(BELOW.tree());
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
