package dev.drydock.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.TreeVisitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Layers from strangers: each was sent to Docker Engine 28.5.2 too ({@code POST /images/create?fromSrc=-}). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StrangersTarTest {
    private final ContentStore contents = new ContentStore(8 << 20);
    private final LayerStore store = new LayerStore(contents, () -> Instant.EPOCH);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarWriter tar = new TarWriter(bytes);

    private StrangersTarTest file(String name, String text) {
        return entry('0', name, "", text);
    }

    private StrangersTarTest link(char type, String name, String target) {
        return entry(type, name, target, "");
    }

    private StrangersTarTest directory(String name) {
        return entry('5', name + "/", "", "");
    }

    private StrangersTarTest entry(char type, String name, String target, String text) {
        byte[] content = text.getBytes(UTF_8);
        try {
            tar.begin(new TarHeader(type, name, target, 0644, 0, 0, content.length, 0, 0, 0, new TreeMap<>()));
            tar.contents().write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    private byte[] whole() throws IOException {
        tar.finish();
        return bytes.toByteArray();
    }

    private void refused(byte[] layer, String words) {
        assertThatThrownBy(() -> store.load(null, new ByteArrayInputStream(layer)))
                .isInstanceOf(EngineException.class)
                .hasMessage(words);
        assertThat(store.all()).isEmpty();
    }

    private List<String> unpacked() throws IOException {
        FileTree tree = store.load(null, new ByteArrayInputStream(whole())).tree();
        List<String> paths = new ArrayList<>();
        tree.walk(new TreeVisitor() {
            @Override
            public void file(String path, int number, Inode inode) {
                paths.add(path);
            }

            @Override
            public void whiteout(String path) {
                paths.add("no " + path);
            }

            @Override
            public void opaque(String path) {
                paths.add("only " + path);
            }
        });
        return paths;
    }

    @Test
    void a_name_that_leads_out_is_refused() throws IOException {
        refused(file("../../../../tmp/evil", "x").whole(), "invalid entry name \"../../../../tmp/evil\"");
    }

    @Test
    void a_name_that_leads_out_in_its_middle_is_refused() throws IOException {
        refused(file("a/../../b", "x").whole(), "invalid entry name \"a/../../b\"");
    }

    /** What is there goes first, so that the link leads to nothing. */
    @Test
    void a_hard_link_to_itself_is_refused_whatever_was_there() throws IOException {
        refused(link('1', "a", "a").whole(), "linkat a a: no such file or directory");
    }

    @Test
    void a_hard_link_to_a_file_of_its_own_name_is_refused() throws IOException {
        refused(file("a", "x").link('1', "./a", "/a").whole(), "linkat a a: no such file or directory");
    }

    @Test
    void a_hard_link_to_a_directory_of_its_own_name_is_refused() throws IOException {
        refused(directory("a").link('1', "a", "a").whole(), "linkat a a: no such file or directory");
    }

    @Test
    void a_name_that_comes_again_is_refused_after_its_entry_was_unpacked() throws IOException {
        refused(file("a", "x").file("a", "y").file("b/../../c", "").whole(), "duplicates of file paths not supported");
    }

    @Test
    void a_file_whose_name_ends_with_a_slash_is_a_file() throws IOException {
        assertThat(file("a/", "x".repeat(700)).file("b", "").unpacked()).containsExactly("a", "b");
    }

    @Test
    void a_whiteout_that_leads_out_is_refused() throws IOException {
        refused(file("../../.wh.etc", "").whole(), "invalid entry name \"../../.wh.etc\"");
    }

    @Test
    void a_whiteout_of_the_directory_above_is_refused() throws IOException {
        refused(file(".wh...", "").whole(), "invalid whiteout entry \".wh...\"");
    }

    @Test
    void a_whiteout_of_nothing_is_refused() throws IOException {
        refused(file(".wh.", "").whole(), "invalid whiteout entry \".wh.\"");
    }

    @Test
    void an_absolute_name_begins_at_the_root_of_the_layer() throws IOException {
        assertThat(file("/abs/x", "x").unpacked()).containsExactly("abs", "abs/x");
    }

    @Test
    void a_link_to_outside_is_followed_inside() throws IOException {
        assertThat(link('2', "l", "/etc").file("l/evil", "x").unpacked()).containsExactly("etc", "etc/evil", "l");
    }

    @Test
    void a_link_that_leads_above_the_root_is_not_followed() throws IOException {
        refused(link('2', "l", "../../..").file("l/evil", "x").whole(), "statat l: path escapes from parent");
    }

    @Test
    void links_in_a_circle_are_not_followed_for_ever() throws IOException {
        refused(
                link('2', "a", "b").link('2', "b", "a").file("a/x", "x").whole(),
                "statat a: too many levels of symbolic links");
    }

    @Test
    void a_hard_link_to_outside_is_refused() throws IOException {
        refused(link('1', "h", "../../../etc/passwd").whole(), "invalid hardlink target \"../../../etc/passwd\"");
    }

    @Test
    void a_hard_link_to_itself_is_refused() throws IOException {
        refused(link('1', "h", "h").whole(), "linkat h h: no such file or directory");
    }

    @Test
    void a_hard_link_to_a_directory_is_refused() throws IOException {
        refused(directory("d").link('1', "h", "d").whole(), "linkat d h: operation not permitted");
    }

    @Test
    void a_name_that_is_there_twice_is_refused() throws IOException {
        refused(file("a", "1").file("./a", "22").whole(), "duplicates of file paths not supported");
    }

    @Test
    void a_file_is_no_directory() throws IOException {
        refused(file("a", "x").file("a/b", "x").whole(), "openat a/b: not a directory");
    }

    @Test
    void a_name_that_is_too_long_for_linux_is_refused() throws IOException {
        refused(file("n".repeat(300), "x").whole(), "openat " + "n".repeat(300) + ": file name too long");
    }

    @Test
    void a_file_that_claims_more_than_there_is_is_refused() throws IOException {
        tar.begin(new TarHeader('0', "a", "", 0644, 0, 0, 10L << 30, 0, 0, 0, new TreeMap<>()));
        byte[] head = Arrays.copyOf(bytes.toByteArray(), 10_240);

        refused(head, "unexpected EOF");
    }

    @Test
    void a_tar_that_is_cut_off_is_refused() throws IOException {
        refused(Arrays.copyOf(file("a", "y".repeat(5000)).whole(), 2000), "unexpected EOF");
    }

    @Test
    void a_header_with_a_wrong_check_sum_is_refused() throws IOException {
        byte[] layer = file("a", "x").whole();
        layer[0] = 'b';

        refused(layer, "archive/tar: invalid tar header");
    }

    @Test
    void what_would_fill_the_memory_is_refused_and_leaves_nothing() throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        try (InputStream endless = new GZIPInputStream(new ByteArrayInputStream(small.toByteArray()))) {
            assertThatThrownBy(() -> store.load(null, endless)).hasMessage("no space left on device");
        }

        assertThat(store.all()).isEmpty();
        assertThat(file("a", "z".repeat(4 << 20)).unpacked()).containsExactly("a");
    }
}
