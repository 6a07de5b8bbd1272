package dev.drydock.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** As seen in containers of Docker Engine 28.5.2 on Linux 6.18. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExtendedAttributesTest {
    private static final String FILE = "/etc/passwd";
    private static final byte[] CAPABILITY = {1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] BINARY = {(byte) 0xff, 0, (byte) 0xfe};

    private final WritableTree tree = TestFiles.writable();
    private final FileContext files = TestFiles.root(tree);

    private static void refused(Errno errno, Deed deed) {
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(deed::run)
                .satisfies(failed -> assertThat(failed.errno()).isEqualTo(errno));
    }

    private interface Deed {
        void run() throws IOException;
    }

    private void set(String path, String name) throws IOException {
        files.setAttribute(path, name, BINARY, true);
    }

    @Test
    void what_is_set_is_read_byte_for_byte_and_the_image_stays_as_it_was() throws IOException {
        set(FILE, "user.a");
        set(FILE, "user.empty");
        files.setAttribute(FILE, "user.empty", new byte[0], true);

        assertThat(files.attributes(FILE, true)).containsOnlyKeys("user.a", "user.empty");
        assertThat(files.attributes(FILE, true).get("user.a")).isEqualTo(BINARY);
        assertThat(TestFiles.root().attributes(FILE, true)).isEmpty();
    }

    @Test
    void they_go_with_the_file_wherever_its_name_goes() throws IOException {
        set(FILE, "user.a");
        files.rename(FILE, "/tmp/moved");
        files.link("/tmp/moved", "/tmp/linked");

        assertThat(files.attributes("/tmp/linked", true)).containsOnlyKeys("user.a");
    }

    @Test
    void one_is_removed_and_what_is_not_there_cannot_be() throws IOException {
        set(FILE, "user.a");
        files.removeAttribute(FILE, "user.a", true);

        assertThat(files.attributes(FILE, true)).isEmpty();
        refused(Errno.ENODATA, () -> files.removeAttribute(FILE, "user.a", true));
    }

    @Test
    void names_and_values_have_their_limits() {
        refused(Errno.ERANGE, () -> set(FILE, "user." + "n".repeat(251)));
        refused(Errno.EOPNOTSUPP, () -> set(FILE, "foo"));
        refused(Errno.ENOSPC, () -> files.setAttribute(FILE, "user.big", new byte[5000], true));
        refused(Errno.E2BIG, () -> files.setAttribute(FILE, "user.big", new byte[70_000], true));
    }

    @Test
    void those_of_users_are_for_files_and_directories_alone() throws IOException {
        files.symlink("nowhere", "/tmp/l");
        files.makeNode("/tmp/p", FileKind.FIFO, 0644, 0);
        set("/tmp", "user.a");

        refused(Errno.EPERM, () -> files.setAttribute("/tmp/l", "user.a", BINARY, false));
        refused(Errno.EPERM, () -> set("/tmp/p", "user.a"));
        assertThat(files.attributes("/tmp", true)).containsOnlyKeys("user.a");
    }

    @Test
    void trusted_ones_are_neither_seen_nor_set_without_the_right_to_administrate() throws IOException {
        set(FILE, "trusted.a");
        FileContext other = MountTable.over(tree)
                .context(Caller.nobody(), Credentials.ROOT.within(CapabilitySet.of(List.of(Capability.CHOWN))));

        assertThat(other.attributes(FILE, true)).isEmpty();
        refused(Errno.EPERM, () -> other.setAttribute(FILE, "trusted.b", BINARY, true));
    }

    @Test
    void who_may_not_write_a_file_may_not_set_them() {
        files.become(new Credentials(1000, 1000, List.of()));

        refused(Errno.EACCES, () -> set(FILE, "user.a"));
        refused(Errno.EPERM, () -> set(FILE, "security.a"));
        refused(Errno.EPERM, () -> files.setAttribute(FILE, "security.capability", CAPABILITY, true));
    }

    @Test
    void a_capability_must_be_one() throws IOException {
        refused(Errno.EINVAL, () -> set(FILE, "security.capability"));
        files.setAttribute(FILE, "security.capability", CAPABILITY, true);

        assertThat(files.attributes(FILE, true)).containsOnlyKeys("security.capability");
    }

    @Test
    void a_write_and_another_owner_take_the_capability_away_and_leave_the_others() throws IOException {
        set(FILE, "user.a");
        files.setAttribute(FILE, "security.capability", CAPABILITY, true);
        files.changeOwner(FILE, 1, 1, true);
        assertThat(files.attributes(FILE, true)).containsOnlyKeys("user.a");

        files.setAttribute(FILE, "security.capability", CAPABILITY, true);
        files.changeMode(FILE, 0700);
        assertThat(files.attributes(FILE, true)).containsOnlyKeys("security.capability", "user.a");
        files.writeAll(FILE, "x".getBytes(UTF_8));
        assertThat(files.attributes(FILE, true)).containsOnlyKeys("user.a");
    }
}
