package dev.drydock.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MountTableTest {
    private static final MountEntry DATA = new MountEntry("tmpfs", "/data", "tmpfs", "rw");

    private final WritableTree root = TestFiles.writable();
    private final MountTable table = MountTable.over(root);
    private final FileContext files = table.context(Caller.nobody(), Credentials.ROOT);
    private final List<String> made = new ArrayList<>();

    @Test
    void a_mount_hides_what_is_below() throws IOException {
        files.makeDirectory("/data", 0755);
        files.writeAll("/data/below", new byte[1]);
        table.mount(tmpfs(), DATA);
        assertThat(files.list("/data")).isEmpty();
        assertThat(files.status("/data").device())
                .isNotEqualTo(files.status("/").device());
        assertThat(files.realPath("/data/../data/.")).isEqualTo("/data");
    }

    @Test
    void a_read_only_mount_refuses_writes_and_nothing_else() throws IOException {
        WritableTree volume = tmpfs();
        TestFiles.root(volume).writeAll("/a", "text".getBytes(StandardCharsets.UTF_8));
        table.mount(volume, new MountEntry("v", "/data", "ext4", "ro,relatime"));
        assertThat(files.readAll("/data/a")).asString(StandardCharsets.UTF_8).isEqualTo("text");
        assertThatThrownBy(() -> files.writeAll("/data/a", new byte[1])).hasMessage("Read-only file system");
        assertThatThrownBy(() -> files.unlink("/data/a")).hasMessage("Read-only file system");
        assertThat(files.access("/data/a", Access.WRITE)).isFalse();
    }

    @Test
    void a_mount_point_can_be_neither_removed_nor_renamed() throws IOException {
        table.mount(tmpfs(), DATA);
        assertThatThrownBy(() -> files.removeDirectory("/data")).hasMessage("Device or resource busy");
        assertThatThrownBy(() -> files.rename("/data", "/other")).hasMessage("Device or resource busy");
    }

    @Test
    void a_mount_covers_one_name_of_a_file_and_not_its_others() throws IOException {
        files.writeAll("/file", "below".getBytes(StandardCharsets.UTF_8));
        files.link("/file", "/other");
        WritableTree volume = tmpfs();
        TestFiles.root(volume).writeAll("/a", "above".getBytes(StandardCharsets.UTF_8));
        table.bind(volume, "a", new MountEntry("v", "/file", "ext4", "rw,relatime"));
        assertThat(files.readAll("/file")).asString(StandardCharsets.UTF_8).isEqualTo("above");
        assertThat(files.readAll("/other")).asString(StandardCharsets.UTF_8).isEqualTo("below");
        assertThatThrownBy(() -> files.unlink("/file")).hasMessage("Device or resource busy");
        files.unlink("/other");
    }

    @Test
    void files_are_neither_linked_nor_moved_across_mounts() throws IOException {
        table.mount(tmpfs(), DATA);
        assertThatThrownBy(() -> files.rename("/etc/passwd", "/data/p")).hasMessage("Invalid cross-device link");
        assertThatThrownBy(() -> files.link("/etc/passwd", "/data/p")).hasMessage("Invalid cross-device link");
    }

    @Test
    void a_missing_mount_point_is_made_of_the_kind_that_is_mounted() throws IOException {
        WritableTree volume = tmpfs();
        TestFiles.root(volume).writeAll("/file", new byte[3]);
        table.bind(volume, "file", new MountEntry("v", "/a/b/file", "ext4", "rw"));
        assertThat(root.tree().lookupInode("a/b/file")).isNotNull().returns(FileKind.REGULAR, Inode::kind);
        assertThat(files.status("/a/b/file").sizeBytes()).isEqualTo(3);
        assertThatThrownBy(() -> table.mount(volume, new MountEntry("v", "/a/b/file", "ext4", "rw")))
                .hasMessage("Not a directory");
    }

    @Test
    void mounts_that_are_left_for_later_are_made_when_their_name_is_passed() throws IOException {
        defer();
        files.readAll("/etc/passwd");
        files.list("/");
        assertThat(made).isEmpty();
        assertThat(files.status("/data").device())
                .isNotEqualTo(files.status("/").device());
        files.writeAll("/data/x", new byte[1]);
        assertThat(made).containsExactly("/data");
        assertThat(files.mounts()).hasSize(2);
    }

    @Test
    void whoever_asks_for_the_table_gets_all_of_it() throws IOException {
        defer();
        assertThat(table.entries()).extracting(MountEntry::target).containsExactly("/", "/data");
    }

    @Test
    void mounts_that_fail_leave_nothing_and_are_tried_again() throws IOException {
        boolean[] works = {false};
        table.defer(Set.of("data"), later -> {
            later.mount(tmpfs(), DATA);
            if (!works[0]) {
                throw new ErrnoException(Errno.EIO);
            }
        });
        assertThatThrownBy(() -> files.status("/data")).hasMessage("Input/output error");
        works[0] = true;
        assertThat(files.mounts()).hasSize(2);
    }

    @Test
    void a_mount_point_that_is_prepared_is_there_before_the_mount() throws IOException {
        table.prepare(tmpfs(), "", "/data/deep");
        assertThat(files.status("/data/deep").isDirectory()).isTrue();
        assertThat(files.mounts()).hasSize(1);
    }

    @Test
    void a_tmpfs_tells_its_size_and_what_is_used_of_it() throws IOException {
        WritableTree small = WritableTree.tmpfs(
                FileTree.ofUnlayeredRoot(Metadata.of(01777, 0, 0, 0)),
                ContentStore.unlimited(),
                64 * 1024,
                () -> TestFiles.NOW);
        table.mount(small, DATA);
        files.writeAll("/data/a", new byte[5000]);
        assertThat(files.space("/data").totalBytes()).isEqualTo(64 * 1024);
        assertThat(files.space("/data").freeBytes()).isEqualTo(64 * 1024 - 2 * 4096);
        assertThatThrownBy(() -> files.writeAll("/data/b", new byte[100_000])).hasMessage("No space left on device");
    }

    private void defer() {
        table.defer(Set.of("data"), later -> {
            made.add("/data");
            later.mount(tmpfs(), DATA);
        });
    }

    private static WritableTree tmpfs() {
        return WritableTree.tmpfs(
                FileTree.ofUnlayeredRoot(Metadata.of(0755, 0, 0, 0)),
                ContentStore.unlimited(),
                1 << 20,
                () -> TestFiles.NOW);
    }
}
