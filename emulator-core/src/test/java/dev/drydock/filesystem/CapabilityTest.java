package dev.drydock.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What root may not do without a capability, as Linux 6.18 answered root of a container with {@code --cap-drop}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CapabilityTest {
    private static final String FOREIGN = "/tmp/foreign";
    private static final String HIDDEN = "/tmp/hidden";

    private final FileContext files = TestFiles.root();

    @FunctionalInterface
    private interface Call {
        void on(FileContext files) throws IOException;
    }

    @BeforeEach
    void furnish() throws IOException {
        files.writeAll(FOREIGN, "theirs".getBytes(StandardCharsets.UTF_8));
        files.changeMode(FOREIGN, 0600);
        files.changeOwner(FOREIGN, 1, 1, true);
        files.makeDirectory(HIDDEN, 0700);
        files.writeAll(HIDDEN + "/file", new byte[0]);
        files.changeOwner(HIDDEN, 1, 1, true);
    }

    private FileContext without(Capability... dropped) {
        FileContext root = files.fork();
        root.become(Credentials.ROOT.within(CapabilitySet.ALL.without(CapabilitySet.of(List.of(dropped)))));
        return root;
    }

    private static void refused(Errno errno, FileContext by, Call call) {
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> call.on(by))
                .returns(errno, ErrnoException::errno);
    }

    private static void allowed(FileContext to, Call call) {
        assertThatCode(() -> call.on(to)).doesNotThrowAnyException();
    }

    @Test
    void without_CHOWN_root_gives_its_files_only_to_its_own_group() throws IOException {
        FileContext root = without(Capability.CHOWN);
        root.writeAll("/tmp/own", new byte[0]);
        refused(Errno.EPERM, root, each -> each.changeOwner("/tmp/own", 1, -1, true));
        refused(Errno.EPERM, root, each -> each.changeOwner("/tmp/own", -1, 5, true));
        allowed(root, each -> each.changeOwner("/tmp/own", 0, 0, true));
    }

    @Test
    void without_DAC_OVERRIDE_root_is_one_of_the_others_and_still_looks_at_what_it_may_read_and_search() {
        FileContext root = without(Capability.DAC_OVERRIDE);
        refused(Errno.EACCES, root, each -> each.writeAll(FOREIGN, new byte[0]));
        refused(Errno.EACCES, root, each -> each.writeAll(HIDDEN + "/new", new byte[0]));
        allowed(root, each -> each.readAll(FOREIGN));
        allowed(root, each -> each.list(HIDDEN));
        allowed(root, each -> each.status(HIDDEN + "/file"));
    }

    @Test
    void without_DAC_READ_SEARCH_either_it_does_not() {
        FileContext root = without(Capability.DAC_OVERRIDE, Capability.DAC_READ_SEARCH);
        refused(Errno.EACCES, root, each -> each.readAll(FOREIGN));
        refused(Errno.EACCES, root, each -> each.list(HIDDEN));
        refused(Errno.EACCES, root, each -> each.status(HIDDEN + "/file"));
    }

    @Test
    void without_FOWNER_root_changes_neither_modes_nor_times_of_others_files_nor_removes_them_from_where_all_write()
            throws IOException {
        FileContext root = without(Capability.FOWNER);
        refused(Errno.EPERM, root, each -> each.changeMode(FOREIGN, 0644));
        refused(Errno.EPERM, root, each -> each.setTimes(FOREIGN, null, Instant.EPOCH, true));
        allowed(root, each -> each.touch(FOREIGN, true));
        allowed(root, each -> each.link(FOREIGN, "/tmp/linked"));
        files.makeDirectory("/tmp/sticky", 0777);
        files.changeMode("/tmp/sticky", 01777);
        files.changeOwner("/tmp/sticky", 2, 2, true);
        files.writeAll("/tmp/sticky/file", new byte[0]);
        files.changeOwner("/tmp/sticky/file", 1, 1, true);
        refused(Errno.EPERM, root, each -> each.unlink("/tmp/sticky/file"));
    }

    @Test
    void without_FSETID_root_sets_no_foreign_group_and_a_write_takes_setuid_away() throws IOException {
        FileContext root = without(Capability.FSETID);
        root.writeAll("/tmp/own", new byte[0]);
        files.changeOwner("/tmp/own", 0, 5, true);
        root.changeMode("/tmp/own", 02755);
        assertThat(files.status("/tmp/own").mode()).isEqualTo(0755);
        root.changeMode("/tmp/own", 04755);
        OpenFile file = root.open("/tmp/own", Set.of(OpenFlag.WRITE), 0);
        file.write(new byte[1], 0, 1);
        file.close();
        assertThat(files.status("/tmp/own").mode()).isEqualTo(0755);
    }

    @Test
    void without_MKNOD_root_makes_FIFOs_but_no_devices() {
        FileContext root = without(Capability.MKNOD);
        refused(Errno.EPERM, root, each -> each.makeNode("/tmp/null", FileKind.CHARACTER_DEVICE, 0666, 0x103));
        allowed(root, each -> each.makeNode("/tmp/fifo", FileKind.FIFO, 0666, 0));
    }

    @Test
    void without_SYS_CHROOT_root_keeps_its_root() {
        refused(Errno.EPERM, without(Capability.SYS_CHROOT), each -> each.changeRoot("/tmp"));
    }

    @Test
    void other_users_have_no_capability_whatever_the_bounds_are() {
        Credentials user = new Credentials(1000, 1000, List.of());
        assertThat(Capability.values()).noneMatch(user::has);
        assertThat(Capability.values()).allMatch(Credentials.ROOT::has);
    }
}
