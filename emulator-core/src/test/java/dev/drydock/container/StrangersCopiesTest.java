package dev.drydock.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.error.EngineException;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Copies from strangers into a container: each was sent to Docker Engine 28.5.2 too ({@code PUT .../archive}). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StrangersCopiesTest {
    private static final ExtractOptions PLAIN = new ExtractOptions(false, false);
    private static final String MISSING = "Could not find the file /empty in container one";

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarWriter tar = new TarWriter(bytes);

    StrangersCopiesTest() throws IOException {
        dock.create("one", "true");
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        TarWriter directory = new TarWriter(empty);
        directory.begin(new TarHeader('5', "empty/", "", 0755, 0, 0, 0, 0, 0, 0, new TreeMap<>()));
        directory.finish();
        containers.extract("one", "/", PLAIN, new ByteArrayInputStream(empty.toByteArray()));
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private StrangersCopiesTest file(String name, String text) {
        return entry('0', name, "", text);
    }

    private StrangersCopiesTest link(char type, String name, String target) {
        return entry(type, name, target, "");
    }

    private StrangersCopiesTest entry(char type, String name, String target, String text) {
        byte[] content = text.getBytes(UTF_8);
        try {
            tar.begin(new TarHeader(type, name, target, 0644, 0, 0, content.length, 0, 1, 3, new TreeMap<>()));
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

    private void put(byte[] copied) {
        containers.extract("one", "/empty", PLAIN, new ByteArrayInputStream(copied));
    }

    private void refused(String words, byte[] copied, String... left) {
        assertThatThrownBy(() -> put(copied))
                .isInstanceOf(EngineException.class)
                .hasMessage(words);
        assertThat(changed()).containsExactly(left);
    }

    /** What is new in the container, all of it below the directory that was copied into. */
    private List<String> changed() {
        List<FileChange> changes = containers.changes("one");
        assertThat(changes)
                .isNotNull()
                .allSatisfy(change -> assertThat(change.path()).startsWith("/empty"));
        return changes.stream()
                .map(FileChange::path)
                .filter(path -> !path.equals("/empty"))
                .map(path -> path.substring("/empty/".length()))
                .toList();
    }

    @Test
    void names_that_lead_out_are_refused() throws IOException {
        refused(
                "invalid entry name \"../../../evil\"",
                file("../../../evil", "x").whole());
    }

    @Test
    void names_that_lead_out_in_their_middle_are_refused() throws IOException {
        refused("invalid entry name \"a/../../evil\"", file("a/../../evil", "x").whole());
    }

    @Test
    void absolute_names_and_links_begin_at_the_directory() throws IOException {
        put(file("/abs/x", "x").link('2', "l", "/etc").file("l/evil", "x").whole());
        assertThat(changed()).containsExactly("abs", "abs/x", "etc", "etc/evil", "l");
    }

    @Test
    void a_link_that_leads_out_is_not_followed() throws IOException {
        byte[] copied = link('2', "l", "../../..").file("l/evil", "x").whole();
        refused("statat l: path escapes from parent", copied, "l");
    }

    @Test
    void links_in_a_circle_are_not_followed_for_ever() throws IOException {
        byte[] copied = link('2', "a", "b").link('2', "b", "a").file("a/x", "x").whole();
        refused("statat a: too many levels of symbolic links", copied, "a", "b");
    }

    @Test
    void hard_links_lead_to_nothing_outside() throws IOException {
        refused(
                "invalid hardlink target \"../../../etc/passwd\"",
                link('1', "h", "../../../etc/passwd").whole());
    }

    @Test
    void an_absolute_hard_link_is_looked_for_inside() throws IOException {
        refused(MISSING, link('1', "h", "/bin/true").whole());
    }

    @Test
    void a_hard_link_to_itself_is_refused() throws IOException {
        refused(MISSING, link('1', "h", "h").whole());
    }

    @Test
    void a_hard_link_to_a_directory_is_refused() throws IOException {
        byte[] copied = entry('5', "d/", "", "").link('1', "h", "d").whole();
        refused("linkat d h: operation not permitted", copied, "d");
    }

    @Test
    void the_last_of_two_entries_of_one_name_stays() throws IOException {
        put(file("a", "1")
                .file("a", "22")
                .file("b", "1")
                .entry('5', "b/", "", "")
                .file("b/c", "x")
                .whole());
        assertThat(changed()).containsExactly("a", "b", "b/c");
        assertThat(containers.statPath("one", "/empty/a").sizeBytes()).isEqualTo(2);
    }

    @Test
    void a_file_is_no_directory() throws IOException {
        refused("openat a/b: not a directory", file("a", "x").file("a/b", "x").whole(), "a");
    }

    @Test
    void a_flood_of_devices_is_as_many_entries() throws IOException {
        for (int i = 0; i < 3000; i++) {
            entry('3', "dev" + i, "", "");
        }
        put(whole());
        assertThat(changed()).hasSize(3000);
    }

    @Test
    void a_tar_that_is_cut_off_is_refused() throws IOException {
        refused("unexpected EOF", Arrays.copyOf(file("a", "y".repeat(5000)).whole(), 2000), "a");
    }

    @Test
    void a_file_that_claims_more_than_there_is_is_refused() throws IOException {
        tar.begin(new TarHeader('0', "big", "", 0644, 0, 0, 10L << 30, 0, 0, 0, new TreeMap<>()));
        refused("unexpected EOF", Arrays.copyOf(bytes.toByteArray(), 10_240), "big");
    }

    @Test
    void a_header_with_a_wrong_check_sum_is_refused() throws IOException {
        byte[] copied = file("a", "x").whole();
        copied[0] = 'b';
        refused("archive/tar: invalid tar header", copied);
    }

    @Test
    void an_endless_gzip_fills_the_disk_and_no_more() throws IOException {
        containers.limitDisk("one", 1 << 20);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        new TarWriter(head).begin(new TarHeader('0', "zeros", "", 0644, 0, 0, 1L << 30, 0, 0, 0, new TreeMap<>()));
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            head.writeTo(gzip);
            for (int i = 0; i < 16; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        InputStream stream = new ByteArrayInputStream(small.toByteArray());
        assertThatThrownBy(() -> containers.extract("one", "/empty", PLAIN, stream))
                .hasMessage("write /empty/zeros: no space left on device");
        assertThat(containers.statPath("one", "/empty/zeros").sizeBytes()).isEqualTo(1 << 20);
    }
}
