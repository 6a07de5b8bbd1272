package dev.drydock.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritableTreeTest {
    private final WritableTree tree = TestFiles.writable();
    private final FileContext files = TestFiles.root(tree);

    @Test
    void a_file_of_the_image_is_read_without_the_writable_layer_holding_anything() throws IOException {
        assertThat(text("/etc/passwd")).isEqualTo("root:x:0:0:\n");
        assertThat(text("/lib/libc.so")).isEqualTo("code");
        assertThat(tree.tree()).isSameAs(tree.base());
    }

    @Test
    void what_is_written_is_read_and_the_image_stays_as_it_was() throws IOException {
        OpenFile file = files.open("/etc/passwd", Set.of(OpenFlag.APPEND), 0);
        file.write("www:x:33:33:\n".getBytes(StandardCharsets.UTF_8), 0, 13);
        file.close();

        assertThat(text("/etc/passwd")).isEqualTo("root:x:0:0:\nwww:x:33:33:\n");
        assertThat(tree.base().lookupInode("etc/passwd")).isNotNull().returns(12L, Inode::sizeBytes);
    }

    @Test
    void a_file_of_the_image_with_two_names_is_separated_from_the_other_when_it_is_changed() throws IOException {
        files.changeMode("/bin/ash", 0700);

        assertThat(files.status("/bin/ash").mode()).isEqualTo(0700);
        assertThat(files.status("/bin/sh").mode()).isEqualTo(0755);
        assertThat(files.status("/bin/ash").links()).isEqualTo(1);
    }

    @Test
    void neither_of_two_forks_sees_what_the_other_writes() throws IOException {
        files.writeAll("/tmp/a", bytes("before"));
        WritableTree copy = tree.fork(ContentStore.unlimited(), () -> TestFiles.NOW);
        FileContext there = TestFiles.root(copy);
        files.writeAll("/tmp/a", bytes("here"));
        there.writeAll("/tmp/b", bytes("there"));

        assertThat(there.readAll("/tmp/a")).isEqualTo(bytes("before"));
        assertThat(text("/tmp/a")).isEqualTo("here");
        assertThat(files.exists("/tmp/b")).isFalse();
        tree.close();
        assertThat(there.readAll("/tmp/a")).isEqualTo(bytes("before"));
    }

    @Test
    void a_file_that_is_open_goes_on_when_its_name_is_removed() throws IOException {
        OpenFile file = files.open("/tmp/x", Set.of(OpenFlag.CREATE, OpenFlag.READ, OpenFlag.WRITE), 0600);
        files.unlink("/tmp/x");
        file.write(bytes("gone"), 0, 4);
        file.seek(0);

        byte[] read = new byte[8];
        assertThat(file.read(read, 0, 8)).isEqualTo(4);
        assertThat(file.status().links()).isZero();
        file.close();
        assertThatThrownBy(file::status).hasMessage("Bad file descriptor");
    }

    @Test
    void a_gap_reads_as_zeros() throws IOException {
        OpenFile file = files.open("/tmp/x", Set.of(OpenFlag.CREATE, OpenFlag.READ, OpenFlag.WRITE), 0600);
        file.truncate(1L << 40);
        file.seek((1L << 40) - 2);
        byte[] read = {1, 1, 1};
        assertThat(file.read(read, 0, 3)).isEqualTo(2);
        assertThat(read).containsExactly(0, 0, 1);
        file.close();
    }

    private String text(String path) throws IOException {
        return new String(files.readAll(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
