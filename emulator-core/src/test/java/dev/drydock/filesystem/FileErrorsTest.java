package dev.drydock.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of several errors a call gives, as overlayfs on Linux 6.18 gave it to the same calls. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileErrorsTest {
    private static final String LONG = "x".repeat(256);

    private final FileContext files = TestFiles.root();

    @FunctionalInterface
    interface Call {
        void on(FileContext files) throws IOException;
    }

    static Stream<Arguments> calls_and_errors() {
        return Stream.of(
                refused(
                        "make a directory where a file is, with a slash",
                        Errno.EEXIST,
                        f -> f.makeDirectory("/etc/passwd/", 0755)),
                refused("make a directory called ..", Errno.EEXIST, f -> f.makeDirectory("/etc/..", 0755)),
                refused("link to a file with a slash behind", Errno.ENOENT, f -> f.symlink("x", "/tmp/new/")),
                refused("link over a link to nowhere", Errno.EEXIST, f -> f.symlink("x", "/lib/")),
                refused("link to nothing", Errno.ENOENT, f -> f.symlink("", "/tmp/new")),
                refused("unlink the root", Errno.EISDIR, f -> f.unlink("/")),
                refused("unlink a link to a directory, with a slash", Errno.ENOTDIR, f -> f.unlink("/lib/")),
                refused("unlink a directory", Errno.EISDIR, f -> f.unlink("/etc")),
                refused("remove the root", Errno.EBUSY, f -> f.removeDirectory("/")),
                refused("remove .", Errno.EINVAL, f -> f.removeDirectory("/etc/.")),
                refused("remove ..", Errno.ENOTEMPTY, f -> f.removeDirectory("/etc/..")),
                refused("remove a file", Errno.ENOTDIR, f -> f.removeDirectory("/etc/passwd")),
                refused("rename the root", Errno.EBUSY, f -> f.rename("/", "/x")),
                refused("rename to the root", Errno.EBUSY, f -> f.rename("/etc/passwd", "/")),
                refused(
                        "rename what is not there to a name too long",
                        Errno.ENOENT,
                        f -> f.rename("/nope", "/" + LONG)),
                refused("rename to a name too long", Errno.ENAMETOOLONG, f -> f.rename("/etc/passwd", "/" + LONG)),
                refused("rename into a file", Errno.ENOTDIR, f -> f.rename("/nope", "/etc/passwd/x")),
                refused("rename a file with a slash behind", Errno.ENOTDIR, f -> f.rename("/etc/passwd/", "/etc/p")),
                refused("rename a directory into itself", Errno.EINVAL, f -> f.rename("/usr", "/usr/lib/x")),
                refused("rename over what is above", Errno.ENOTEMPTY, f -> f.rename("/usr/lib/libc.so", "/usr")),
                refused("rename a directory of the image", Errno.EXDEV, f -> f.rename("/usr", "/etc")),
                refused("rename a file over a directory", Errno.EISDIR, f -> f.rename("/etc/passwd", "/usr")),
                refused("create with a slash behind", Errno.EISDIR, f -> create(f, "/tmp/new/")),
                refused(
                        "create in a missing directory with a slash behind",
                        Errno.ENOENT,
                        f -> create(f, "/nope/new/")),
                refused("create in a file with a slash behind", Errno.ENOTDIR, f -> create(f, "/etc/passwd/new/")),
                refused(
                        "open a directory to truncate it",
                        Errno.EISDIR,
                        f -> f.open("/etc", Set.of(OpenFlag.TRUNCATE), 0)),
                refused("truncate to less than nothing", Errno.EINVAL, f -> f.truncate("/nope", -1)),
                refused("a path too long", Errno.ENAMETOOLONG, f -> f.status("/a".repeat(2048))));
    }

    private static Arguments refused(String what, Errno errno, Call call) {
        return arguments(what, errno, call);
    }

    private static void create(FileContext files, String path) throws IOException {
        files.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644).close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls_and_errors")
    void the_first_thing_that_is_wrong_is_told(String what, Errno errno, Call call) {
        assertThatExceptionOfType(ErrnoException.class)
                .as(what)
                .isThrownBy(() -> call.on(files))
                .returns(errno, ErrnoException::errno);
    }

    @Test
    void a_link_to_a_name_with_a_slash_creates_nothing() throws IOException {
        files.symlink("new/", "/tmp/link");
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> create(files, "/tmp/link"))
                .returns(Errno.EISDIR, ErrnoException::errno);
        files.symlink("new", "/tmp/good");
        create(files, "/tmp/good");
        assertThat(files.exists("/tmp/new")).isTrue();
    }

    @Test
    void renaming_a_file_to_itself_needs_no_permission() throws IOException {
        FileContext nobody = files.fork();
        nobody.become(new Credentials(1000, 1000, List.of()));
        nobody.rename("/etc/passwd", "/etc/../etc/passwd");
        assertThat(files.exists("/etc/passwd")).isTrue();
    }

    @Test
    void two_names_of_an_image_s_file_are_two_files_to_who_renames_one_over_the_other() throws IOException {
        files.rename("/bin/ash", "/bin/sh");
        assertThat(files.exists("/bin/ash")).isFalse();
        assertThat(files.status("/bin/sh").links()).isEqualTo(1);
    }

    @Test
    void a_name_that_is_removed_still_counts_for_a_file_of_the_image() throws IOException {
        files.unlink("/bin/ash");
        assertThat(files.status("/bin/sh").links()).isEqualTo(2);
        files.changeMode("/bin/sh", 0700);
        assertThat(files.status("/bin/sh").links()).isEqualTo(1);
    }

    @Test
    void a_write_or_a_truncation_takes_setuid_away_unless_root_does_it() throws IOException {
        FileContext user = files.fork();
        user.become(new Credentials(1000, 1000, List.of()));
        create(user, "/tmp/program");
        for (Call change : List.<Call>of(f -> write(f, "/tmp/program"), f -> f.truncate("/tmp/program", 1))) {
            files.changeMode("/tmp/program", 06777);
            change.on(files);
            assertThat(files.status("/tmp/program").mode()).isEqualTo(06777);
            change.on(user);
            assertThat(files.status("/tmp/program").mode()).isEqualTo(0777);
        }
        files.changeMode("/tmp/program", 02767);
        write(user, "/tmp/program");
        assertThat(files.status("/tmp/program").mode()).isEqualTo(02767);
    }

    private static void write(FileContext files, String path) throws IOException {
        OpenFile file = files.open(path, Set.of(OpenFlag.WRITE), 0);
        file.write(new byte[] {1}, 0, 1);
        file.close();
    }

    @Test
    void reading_truncates_if_it_is_said_to() throws IOException {
        files.open("/etc/passwd", Set.of(OpenFlag.READ, OpenFlag.TRUNCATE), 0).close();
        assertThat(files.status("/etc/passwd").sizeBytes()).isZero();
    }

    @Test
    void one_read_goes_on_over_the_stored_bytes_into_the_zeros_behind_them() throws IOException {
        files.truncate("/etc/passwd", 20);
        OpenFile file = files.open("/etc/passwd", Set.of(OpenFlag.READ), 0);
        byte[] bytes = new byte[100];
        assertThat(file.read(bytes, 0, 100)).isEqualTo(20);
        assertThat(new String(bytes, 0, 20, StandardCharsets.UTF_8)).isEqualTo("root:x:0:0:\n" + "\0".repeat(8));
    }

    @Test
    void setgid_is_only_for_members_of_the_group_and_goes_with_the_owner() throws IOException {
        FileContext user = files.fork();
        user.become(new Credentials(1000, 1000, List.of()));
        user.makeDirectory("/tmp/d", 0755);
        files.changeOwner("/tmp/d", 1000, 33, true);
        user.changeMode("/tmp/d", 02775);
        assertThat(files.status("/tmp/d").mode()).isEqualTo(0775);
        files.makeNode("/tmp/fifo", FileKind.FIFO, 0644, 0);
        files.changeMode("/tmp/fifo", 04755);
        files.changeOwner("/tmp/fifo", 33, 33, true);
        assertThat(files.status("/tmp/fifo").mode()).isEqualTo(0755);
    }

    @Test
    void the_root_of_an_overlay_has_one_link() throws IOException {
        assertThat(files.status("/").links()).isEqualTo(1);
    }
}
