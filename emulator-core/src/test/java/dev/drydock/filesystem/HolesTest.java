package dev.drydock.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What was never written takes no room and reads as zeros (Linux 6.18: ext4 below overlayfs, and tmpfs). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HolesTest {
    private static final int PAGE = 4096;
    private static final long LARGEST_ON_DISK = (1L << 44) - PAGE;

    private final ContentStore store = new ContentStore(1 << 20);
    private final WritableTree disk = WritableTree.over(FileTree.empty(), store, () -> TestFiles.NOW);
    private final FileContext files = TestFiles.root(disk);

    private static void write(FileContext files, long position, String text) throws IOException {
        OpenFile file = files.open("/f", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644);
        try {
            file.seek(position);
            file.write(text.getBytes(UTF_8), 0, text.length());
        } finally {
            file.close();
        }
    }

    private static void truncate(FileContext files, long sizeBytes) throws IOException {
        OpenFile file = files.open("/f", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644);
        try {
            file.truncate(sizeBytes);
        } finally {
            file.close();
        }
    }

    private long allocated() throws IOException {
        return files.status("/f").allocatedBytes();
    }

    private static byte[] zeros(int count) {
        return new byte[count];
    }

    @Test
    void a_file_takes_whole_pages() throws IOException {
        write(files, 0, "x");
        assertThat(allocated()).isEqualTo(PAGE);

        write(files, 0, "x".repeat(PAGE + 1));
        assertThat(allocated()).isEqualTo(2 * PAGE);
    }

    @Test
    void a_gap_before_what_is_written_takes_no_room_and_reads_as_zeros() throws IOException {
        write(files, 10 * PAGE, "end");

        assertThat(allocated()).isEqualTo(PAGE);
        byte[] all = files.readAll("/f");
        assertThat(all).hasSize(10 * PAGE + 3);
        assertThat(Arrays.copyOf(all, 10 * PAGE)).isEqualTo(zeros(10 * PAGE));
        assertThat(new String(all, 10 * PAGE, 3, UTF_8)).isEqualTo("end");
    }

    @Test
    void a_gap_of_ten_gigabytes_fits_where_there_is_room_for_a_megabyte() throws IOException {
        write(files, 10L << 30, "x");

        assertThat(files.status("/f").sizeBytes()).isEqualTo((10L << 30) + 1);
        assertThat(allocated()).isEqualTo(PAGE);
        assertThat(store.heldBytes()).isLessThan(100_000);
    }

    @Test
    void filling_a_gap_takes_the_room_of_the_pages_that_are_written() throws IOException {
        write(files, 10 * PAGE, "end");
        write(files, 3 * PAGE - 1, "ab");

        assertThat(allocated()).isEqualTo(3 * PAGE);
        byte[] all = files.readAll("/f");
        assertThat(new String(all, 3 * PAGE - 1, 2, UTF_8)).isEqualTo("ab");
        assertThat(Arrays.copyOf(all, 3 * PAGE - 1)).isEqualTo(zeros(3 * PAGE - 1));
    }

    @Test
    void a_truncation_to_more_takes_no_room() throws IOException {
        write(files, 0, "x");
        truncate(files, 100 * PAGE);

        assertThat(files.status("/f").sizeBytes()).isEqualTo(100 * PAGE);
        assertThat(allocated()).isEqualTo(PAGE);
    }

    @Test
    void a_truncation_to_less_gives_the_room_back_and_what_was_there_does_not_come_again() throws IOException {
        write(files, 0, "x".repeat(5 * PAGE));
        long before = store.heldBytes();
        truncate(files, PAGE + 1);
        assertThat(allocated()).isEqualTo(2 * PAGE);
        assertThat(store.heldBytes()).isLessThanOrEqualTo(before - 3 * PAGE);

        truncate(files, 5 * PAGE);

        byte[] all = files.readAll("/f");
        assertThat(new String(all, 0, PAGE + 1, UTF_8)).isEqualTo("x".repeat(PAGE + 1));
        assertThat(Arrays.copyOfRange(all, PAGE + 1, all.length)).isEqualTo(zeros(4 * PAGE - 1));
    }

    @Test
    void a_fork_keeps_the_holes_of_the_files_that_it_writes() throws IOException {
        write(files, 50 * PAGE, "end");
        WritableTree fork = disk.fork(store, () -> TestFiles.NOW);
        FileContext forked = TestFiles.root(fork);

        write(forked, 0, "begin");

        assertThat(forked.status("/f").allocatedBytes()).isEqualTo(2 * PAGE);
        assertThat(forked.readAll("/f")).startsWith("begin".getBytes(UTF_8)).endsWith("end".getBytes(UTF_8));
        assertThat(allocated()).isEqualTo(PAGE);
    }

    @Test
    void contents_are_copied_out_with_zeros_for_their_holes() throws IOException {
        write(files, 2 * PAGE, "end");
        Inode inode = disk.tree().find((int) files.status("/f").inode());
        assertThat(inode).isNotNull();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ((InodeBody.Regular) inode.body()).content().copyTo(out, 2 * PAGE + 10);

        assertThat(out.toByteArray()).hasSize(2 * PAGE + 10).startsWith(zeros(2 * PAGE));
        assertThat(new String(out.toByteArray(), 2 * PAGE, 3, UTF_8)).isEqualTo("end");
    }

    @Test
    void a_hole_takes_nothing_of_a_tmpfs_and_filling_it_does() throws IOException {
        WritableTree tmpfs = WritableTree.tmpfs(
                FileTree.ofUnlayeredRoot(Metadata.of(01777, 0, 0, 0)), store, 2 * PAGE, () -> TestFiles.NOW);
        FileContext inMemory = TestFiles.root(tmpfs);
        write(inMemory, 10 * PAGE, "end");
        write(inMemory, 0, "x");

        assertThatThrownBy(() -> write(inMemory, 5 * PAGE, "y")).hasMessage("No space left on device");
        write(inMemory, 10 * PAGE + 3, "of it");
        assertThat(inMemory.readAll("/f")).hasSize(10 * PAGE + 8);
    }

    @Test
    void a_file_on_a_disk_ends_below_16_tebibytes() throws IOException {
        truncate(files, LARGEST_ON_DISK);
        assertThat(allocated()).isZero();

        assertThatThrownBy(() -> truncate(files, LARGEST_ON_DISK + 1)).hasMessage("File too large");
        assertThatThrownBy(() -> write(files, LARGEST_ON_DISK, "x")).hasMessage("File too large");
    }

    @Test
    void directories_and_long_links_take_a_page_of_a_disk() throws IOException {
        files.makeDirectory("/d", 0755);
        files.symlink("x".repeat(59), "/short");
        files.symlink("x".repeat(60), "/long");

        assertThat(files.status("/d").allocatedBytes()).isEqualTo(PAGE);
        assertThat(files.linkStatus("/short").allocatedBytes()).isZero();
        assertThat(files.linkStatus("/long").allocatedBytes()).isEqualTo(PAGE);
    }

    @Test
    void what_is_freed_and_used_again_shows_nothing_of_what_it_was() throws IOException {
        write(files, 0, "secret!!".repeat(PAGE));
        files.unlink("/f");
        assertThat(store.heldBytes()).isZero();

        write(files, 3, "x".repeat(2 * PAGE));
        write(files, 7 * PAGE + 9, "y");

        assertThat(new String(files.readAll("/f"), UTF_8)).doesNotContain("secret");
    }
}
