package dev.drydock.process.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.ResourceLimits.Range;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a process may use (getrlimit(2)), as Linux 6.18 enforced it in containers of the engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ResourceLimitsTest {
    private static final CapabilitySet WITHOUT_RESOURCES =
            CapabilitySet.ALL.without(CapabilitySet.of(List.of(Capability.SYS_RESOURCE)));

    private final TestContainer box = new TestContainer();

    @AfterEach
    void close() {
        box.close();
    }

    @FunctionalInterface
    private interface Call {
        void make() throws IOException;
    }

    private static void refused(Errno errno, Call call) {
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(call::make).returns(errno, ErrnoException::errno);
    }

    private static OpenFile create(ContainerProcess process, String path) throws IOException {
        return process.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644);
    }

    private static byte[] bytes(int count) {
        return new byte[count];
    }

    @Test
    void a_process_moves_its_soft_limit_below_the_hard_one_and_never_raises_that() {
        ProcessEnd end = box.ended(process -> {
            process.files().become(Credentials.ROOT.within(WITHOUT_RESOURCES));
            process.limit(ResourceLimit.NOFILE, new Range(50, 100));
            process.limit(ResourceLimit.NOFILE, new Range(100, 100));
            refused(Errno.EINVAL, () -> process.limit(ResourceLimit.NOFILE, new Range(101, 100)));
            refused(Errno.EPERM, () -> process.limit(ResourceLimit.NOFILE, new Range(100, 101)));
            refused(Errno.EPERM, () -> process.limit(ResourceLimit.NOFILE, new Range(100, ResourceLimits.UNLIMITED)));
            return Exit.SUCCESS;
        });
        assertThat(end.exitCode()).as(box.err()).isZero();
    }

    @Test
    void who_administers_resources_raises_it() {
        ProcessEnd end = box.ended(process -> {
            process.limit(ResourceLimit.FSIZE, new Range(50, 100));
            process.limit(ResourceLimit.FSIZE, new Range(200, 200));
            return Exit.SUCCESS;
        });
        assertThat(end.exitCode()).as(box.err()).isZero();
    }

    @Test
    void a_child_begins_with_its_parent_s_limits_and_changes_only_its_own() {
        ProcessEnd end = box.ended(process -> {
            process.limit(ResourceLimit.NOFILE, new Range(50, 100));
            process.fork(
                    child -> {
                        boolean same = child.limits().of(ResourceLimit.NOFILE).equals(new Range(50, 100));
                        child.limit(ResourceLimit.NOFILE, new Range(10, 10));
                        return Exit.of(same ? 0 : 1);
                    },
                    0,
                    false);
            int status = process.waitFor(-1, true, false).shellStatus();
            return Exit.of(process.limits().of(ResourceLimit.NOFILE).soft() == 50 ? status : 2);
        });
        assertThat(end.exitCode()).as(box.err()).isZero();
    }

    @Test
    void descriptors_end_at_the_limit() {
        ProcessEnd end = box.ended(process -> {
            process.limit(ResourceLimit.NOFILE, new Range(4, 4));
            assertThat(process.allocate(0, create(process, "/tmp/a"))).isEqualTo(3);
            refused(Errno.EMFILE, () -> process.allocate(0, create(process, "/tmp/b")));
            refused(Errno.EBADF, () -> process.assign(4, create(process, "/tmp/c")));
            return Exit.SUCCESS;
        });
        assertThat(end.exitCode()).as(box.err()).isZero();
    }

    @Test
    void a_write_fills_a_file_up_to_the_limit_and_the_next_one_kills() throws IOException {
        ProcessEnd end = box.ended(process -> {
            process.limit(ResourceLimit.FSIZE, new Range(10, 10));
            process.fork(
                    child -> {
                        OpenFile file = create(child, "/tmp/a");
                        assertThat(file.write(bytes(6), 0, 6)).isEqualTo(6);
                        assertThat(file.write(bytes(6), 0, 6)).isEqualTo(4);
                        refused(Errno.EFBIG, () -> file.write(bytes(6), 0, 6));
                        child.checkpoint();
                        return Exit.SUCCESS;
                    },
                    0,
                    false);
            return Exit.of(process.waitFor(-1, true, false).shellStatus());
        });
        assertThat(end.exitCode()).as(box.err()).isEqualTo(128 + Signal.XFSZ.number());
        assertThat(box.files.status("/tmp/a").sizeBytes()).isEqualTo(10);
    }

    @Test
    void the_limit_is_the_writer_s_whoever_opened_the_file() {
        ProcessEnd end = box.ended(process -> {
            OpenFile file = create(process, "/tmp/a");
            process.fork(
                    child -> {
                        child.limit(ResourceLimit.FSIZE, new Range(10, 10));
                        child.handle(Signal.XFSZ, SignalHandler.IGNORE);
                        assertThat(file.write(bytes(20), 0, 20)).isEqualTo(10);
                        refused(Errno.EFBIG, () -> file.write(bytes(1), 0, 1));
                        refused(Errno.EFBIG, () -> file.truncate(11));
                        return Exit.SUCCESS;
                    },
                    0,
                    false);
            int status = process.waitFor(-1, true, false).shellStatus();
            assertThat(file.write(bytes(20), 0, 20)).isEqualTo(20);
            return Exit.of(status);
        });
        assertThat(end.exitCode()).as(box.err()).isZero();
    }

    @Test
    void a_user_has_as_many_processes_as_the_limit_says_and_root_has_no_limit() {
        ProcessEnd end = box.ended(process -> {
            process.limit(ResourceLimit.NPROC, new Range(2, 2));
            process.fork(child -> Exit.never(), 0, false);
            process.fork(child -> Exit.never(), 0, false);
            process.files().become(new Credentials(12345, 12345, List.of()));
            process.fork(child -> Exit.never(), 0, false);
            refused(Errno.EAGAIN, () -> process.fork(child -> Exit.never(), 0, false));
            return Exit.SUCCESS;
        });
        assertThat(end.exitCode()).as(box.err()).isZero();
    }
}
