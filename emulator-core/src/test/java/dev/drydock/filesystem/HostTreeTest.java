package dev.drydock.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of the host, mounted on {@code /host} of something that has files of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostTreeTest {
    private static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");

    private final Path memory = Jimfs.newFileSystem(Configuration.unix()).getPath("/shown");

    @BeforeEach
    void make() throws IOException {
        Files.createDirectory(memory);
    }

    private static FileContext mounted(Path directory, String options) throws IOException {
        WritableTree root = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), () -> NOW);
        FileContext files = MountTable.over(root)
                .mount(HostTree.of(directory, () -> NOW), new MountEntry("/dev/vda", "/host", "ext4", options))
                .context(Caller.nobody(), Credentials.ROOT);
        files.makeDirectory("/etc", 0755);
        files.writeAll("/etc/passwd", "of the container".getBytes(UTF_8));
        return files;
    }

    private static FileContext mounted(Path directory) throws IOException {
        return mounted(directory, "rw,relatime");
    }

    private static void assertFails(Errno errno, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        failed -> assertThat(failed.errno()).isEqualTo(errno));
    }

    @Test
    void what_the_host_has_is_read_and_what_is_written_the_host_has() throws IOException {
        Files.writeString(memory.resolve("there"), "from the host");
        FileContext files = mounted(memory);

        files.makeDirectory("/host/made", 0755);
        files.writeAll("/host/made/here", "from a container".getBytes(UTF_8));

        assertThat(files.readAll("/host/there")).asString(UTF_8).isEqualTo("from the host");
        assertThat(memory.resolve("made/here")).hasContent("from a container");
        assertThat(files.list("/host")).extracting(DirectoryEntry::name).containsExactly("made", "there");
        assertThat(files.status("/host/there").sizeBytes()).isEqualTo(13);
    }

    @Test
    void names_are_changed_and_removed_on_the_host() throws IOException {
        FileContext files = mounted(memory);
        files.writeAll("/host/one", "1".getBytes(UTF_8));
        files.link("/host/one", "/host/two");
        files.rename("/host/one", "/host/three");
        files.symlink("three", "/host/link");
        files.unlink("/host/two");

        assertThat(memory.resolve("three")).hasContent("1");
        assertThat(memory.resolve("one")).doesNotExist();
        assertThat(memory.resolve("two")).doesNotExist();
        assertThat(Files.readSymbolicLink(memory.resolve("link"))).hasToString("three");
        assertThat(files.readAll("/host/link")).asString(UTF_8).isEqualTo("1");
    }

    @Test
    void a_link_leads_to_where_it_points_in_the_container_never_on_the_host() throws IOException {
        Path outside = Files.writeString(memory.getFileSystem().getPath("/secret"), "of the host");
        Files.createSymbolicLink(
                memory.resolve("absolute"), memory.getFileSystem().getPath("/etc/passwd"));
        Files.createSymbolicLink(memory.resolve("up"), memory.getFileSystem().getPath("../secret"));
        Files.createSymbolicLink(memory.resolve("direct"), outside);
        FileContext files = mounted(memory);

        assertThat(files.readAll("/host/absolute")).asString(UTF_8).isEqualTo("of the container");
        assertFails(Errno.ENOENT, () -> files.readAll("/host/up"));
        assertFails(Errno.ENOENT, () -> files.readAll("/host/direct"));
        assertFails(Errno.ENOENT, () -> files.readAll("/host/../secret"));
    }

    @Test
    void a_link_in_the_place_of_a_working_directory_leads_nowhere() throws IOException {
        Files.createDirectory(memory.resolve("here"));
        Path outside = Files.createDirectory(memory.getFileSystem().getPath("/outside"));
        Files.writeString(outside.resolve("secret"), "of the host");
        FileContext files = mounted(memory);
        files.changeDirectory("/host/here");
        Files.delete(memory.resolve("here"));
        Files.createSymbolicLink(memory.resolve("here"), outside);

        assertFails(Errno.ENOENT, () -> files.readAll("secret"));
        assertFails(Errno.ENOENT, () -> files.writeAll("new", new byte[1]));
        assertThat(outside.resolve("new")).doesNotExist();
    }

    @Test
    void a_part_is_found_by_links_that_stay_inside() throws IOException {
        Path root = memory.getFileSystem().getPath("/shown");
        Files.createDirectory(root.resolve("data"));
        Files.createSymbolicLink(root.resolve("current"), memory.getFileSystem().getPath("/data"));

        HostTree part = HostTree.of(root, () -> NOW).below("/current");
        part.files().writeAll("/a", new byte[3]);

        assertThat(root.resolve("data/a")).exists();
    }

    @Test
    void refusals_of_the_host_have_the_numbers_of_linux() throws IOException {
        FileContext files = mounted(memory);
        files.makeDirectory("/host/full", 0755);
        files.writeAll("/host/full/file", new byte[0]);

        assertFails(Errno.ENOTEMPTY, () -> files.removeDirectory("/host/full"));
        assertFails(Errno.EEXIST, () -> files.makeDirectory("/host/full", 0755));
        assertFails(Errno.ENOTDIR, () -> files.readAll("/host/full/file/below"));
        assertFails(Errno.EXDEV, () -> files.rename("/host/full/file", "/etc/file"));
        assertFails(Errno.EPERM, () -> files.makeNode("/host/pipe", FileKind.FIFO, 0644, 0));
        assertFails(Errno.EPERM, () -> files.changeOwner("/host/full/file", 5, 6, true));
    }

    @Test
    void a_read_only_mount_leaves_the_host_as_it_is() throws IOException {
        Files.writeString(memory.resolve("kept"), "same");
        FileContext files = mounted(memory, "ro,relatime");

        assertFails(Errno.EROFS, () -> files.writeAll("/host/kept", new byte[1]));
        assertFails(Errno.EROFS, () -> files.unlink("/host/kept"));
        assertThat(memory.resolve("kept")).hasContent("same");
    }

    @Test
    void a_file_can_be_extended_positioned_and_appended_to() throws IOException {
        FileContext files = mounted(memory);
        OpenFile file = files.open("/host/f", Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE), 0644);
        file.write("abc".getBytes(UTF_8), 0, 3);
        file.truncate(5);
        file.seek(1);
        file.write("X".getBytes(UTF_8), 0, 1);
        file.close();
        OpenFile log = files.open("/host/f", Set.of(OpenFlag.APPEND), 0);
        log.write("!".getBytes(UTF_8), 0, 1);
        log.close();

        assertThat(files.readAll("/host/f")).asString(UTF_8).isEqualTo("aXc\0\0!");
    }

    @Test
    void a_real_directory_has_modes_times_and_files_that_live_on_without_a_name(@TempDir Path real) throws IOException {
        FileContext files = mounted(real);
        files.writeAll("/host/f", "kept".getBytes(UTF_8));
        files.changeMode("/host/f", 04751);
        files.setTimes("/host/f", null, NOW, true);
        assertThat(Files.getAttribute(real.resolve("f"), "unix:mode", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(0104751);
        assertThat(files.status("/host/f").mode()).isEqualTo(04751);
        assertThat(files.status("/host/f").modified()).isEqualTo(NOW);

        OpenFile open = files.open("/host/f", Set.of(OpenFlag.READ), 0);
        files.unlink("/host/f");
        byte[] read = new byte[4];
        assertThat(open.read(read, 0, 4)).isEqualTo(4);
        open.close();

        assertThat(read).asString(UTF_8).isEqualTo("kept");
        assertThat(real).isEmptyDirectory();
    }
}
