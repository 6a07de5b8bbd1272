package dev.drydock.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is full takes whole pages and then no more (Linux 6.18: tmpfs, {@code docker run --tmpfs /t:size=8k}). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FullDiskTest {
    private static final int PAGE = 4096;
    private static final String FULL = "No space left on device";

    private final WritableTree tmpfs = tmpfs(2 * PAGE);
    private final FileContext files = TestFiles.root(tmpfs);

    private static WritableTree tmpfs(long sizeBytes) {
        return WritableTree.tmpfs(
                FileTree.ofUnlayeredRoot(Metadata.of(01777, 0, 0, 0)),
                ContentStore.unlimited(),
                sizeBytes,
                () -> TestFiles.NOW);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static int write(FileContext files, String path, int count) throws IOException {
        OpenFile file = files.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644);
        try {
            return file.write(bytes(count), 0, count);
        } finally {
            file.close();
        }
    }

    @Test
    void a_write_that_fits_in_part_writes_that_part() throws IOException {
        assertThat(write(files, "/f", 100_000)).isEqualTo(2 * PAGE);
        assertThat(files.status("/f").sizeBytes()).isEqualTo(2 * PAGE);
    }

    @Test
    void a_write_of_which_nothing_fits_is_refused_and_leaves_an_empty_file() throws IOException {
        write(files, "/f", 2 * PAGE);

        assertThatThrownBy(() -> write(files, "/g", 1)).hasMessage(FULL);
        assertThat(files.status("/g").sizeBytes()).isZero();
    }

    @Test
    void a_half_written_file_has_the_bytes_that_were_written() throws IOException {
        assertThatThrownBy(() -> files.writeAll("/f", bytes(3 * PAGE))).hasMessage(FULL);

        assertThat(files.readAll("/f")).isEqualTo(bytes(2 * PAGE));
    }

    @Test
    void the_rest_of_a_page_that_is_taken_is_free() throws IOException {
        write(files, "/f", 10);
        write(files, "/g", PAGE);
        OpenFile file = files.open("/f", Set.of(OpenFlag.APPEND), 0);

        assertThat(file.write(bytes(PAGE), 0, PAGE)).isEqualTo(PAGE - 10);
        assertThatThrownBy(() -> file.write(bytes(1), 0, 1)).hasMessage(FULL);
        file.close();
    }

    @Test
    void over_what_is_there_can_be_written_when_all_is_full() throws IOException {
        write(files, "/f", 2 * PAGE);
        OpenFile file = files.open("/f", Set.of(OpenFlag.WRITE), 0);
        file.write("abc".getBytes(UTF_8), 0, 3);
        file.close();

        assertThat(files.readAll("/f")).startsWith("abcx".getBytes(UTF_8)).hasSize(2 * PAGE);
    }

    @Test
    void names_directories_and_short_links_need_no_room() throws IOException {
        write(files, "/f", 2 * PAGE);
        files.makeDirectory("/d", 0755);
        files.rename("/f", "/d/g");
        files.symlink("d", "/l");
        files.link("/d/g", "/h");

        assertThat(files.list("/")).hasSize(3);
        assertThatThrownBy(() -> files.symlink("x".repeat(200), "/long")).hasMessage(FULL);
    }

    @Test
    void a_longer_file_needs_no_room_until_something_is_written_there() throws IOException {
        write(files, "/f", 2 * PAGE);
        files.truncate("/f", 1L << 30);

        assertThat(files.status("/f").sizeBytes()).isEqualTo(1L << 30);
    }

    @Test
    void what_is_removed_or_cut_makes_room() throws IOException {
        write(files, "/f", 2 * PAGE);
        files.truncate("/f", 5);
        assertThat(write(files, "/g", PAGE)).isEqualTo(PAGE);
        files.unlink("/f");
        assertThat(write(files, "/h", PAGE)).isEqualTo(PAGE);
    }

    @Test
    void a_file_without_a_name_takes_its_room_until_it_is_closed() throws IOException {
        OpenFile file = files.open("/f", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644);
        file.write(bytes(2 * PAGE), 0, 2 * PAGE);
        files.unlink("/f");
        assertThatThrownBy(() -> write(files, "/g", 1)).hasMessage(FULL);

        file.close();
        assertThat(write(files, "/g", 1)).isEqualTo(1);
    }

    @Test
    void the_space_that_is_told_follows_what_is_written() throws IOException {
        write(files, "/f", 1);
        assertThat(files.space("/").freeBytes()).isEqualTo(PAGE);
        write(files, "/f", PAGE + 1);
        assertThat(files.space("/").freeBytes()).isZero();
        files.unlink("/f");
        assertThat(files.space("/").freeBytes()).isEqualTo(2 * PAGE);
    }

    @Test
    void a_layer_that_is_limited_counts_what_it_holds_and_nothing_below() throws IOException {
        WritableTree layer = TestFiles.writable();
        FileContext root = TestFiles.root(layer);
        layer.limit(2 * PAGE);
        assertThat(root.space("/").freeBytes()).isEqualTo(2 * PAGE);

        root.changeMode("/etc/passwd", 0600);
        assertThat(root.space("/").freeBytes()).as("copied up").isEqualTo(PAGE);
        assertThat(write(root, "/tmp/f", 3 * PAGE)).isEqualTo(PAGE);
        assertThatThrownBy(() -> root.changeMode("/etc/shadow", 0644)).hasMessage(FULL);
        assertThat(root.status("/etc/shadow").mode()).isEqualTo(0600);
        root.unlink("/bin/sh");
        assertThat(root.exists("/bin/sh")).as("whiteouts need no room").isFalse();
    }

    @Test
    void a_limit_below_what_is_there_refuses_more_and_takes_nothing_away() throws IOException {
        WritableTree layer = TestFiles.writable();
        FileContext root = TestFiles.root(layer);
        write(root, "/tmp/f", 5 * PAGE);
        layer.limit(PAGE);

        assertThatThrownBy(() -> write(root, "/tmp/g", 1)).hasMessage(FULL);
        assertThat(root.readAll("/tmp/f")).hasSize(5 * PAGE);
        layer.limit(Long.MAX_VALUE);
        assertThat(write(root, "/tmp/g", 1)).isEqualTo(1);
    }

    @Test
    void a_fork_has_the_limit_too() throws IOException {
        write(files, "/f", 2 * PAGE);
        FileContext copy = TestFiles.root(tmpfs.fork(ContentStore.unlimited(), () -> TestFiles.NOW));

        assertThatThrownBy(() -> write(copy, "/g", 1)).hasMessage(FULL);
        copy.unlink("/f");
        assertThat(write(copy, "/g", 1)).isEqualTo(1);
        assertThat(files.readAll("/f")).hasSize(2 * PAGE);
    }
}
