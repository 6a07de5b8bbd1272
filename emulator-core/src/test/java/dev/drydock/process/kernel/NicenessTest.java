package dev.drydock.process.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits.Range;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How nice a process is (setpriority(2)), as Linux 6.18 has it in containers of the engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class NicenessTest {
    private static final CapabilitySet WITHOUT_NICE =
            CapabilitySet.ALL.without(CapabilitySet.of(List.of(Capability.SYS_NICE)));

    private final TestContainer box = new TestContainer();

    @AfterEach
    void close() {
        box.close();
    }

    private static int niceness(ContainerProcess process, int pid) {
        return process.processes().stream()
                .filter(each -> each.pid() == pid)
                .mapToInt(ProcessStatus::niceness)
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Errno errno, ContainerProcess process, int pid, int wanted) {
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> process.niceness(pid, wanted))
                .returns(errno, ErrnoException::errno);
    }

    @FunctionalInterface
    private interface Body {
        void run(ContainerProcess process) throws IOException;
    }

    private void inside(Body body) {
        ProcessEnd end = box.ended(process -> {
            body.run(process);
            return Exit.SUCCESS;
        });
        assertThat(end.exitCode()).as(box.err()).isZero();
    }

    @Test
    void a_child_is_as_nice_as_its_parent_was_and_changes_alone() {
        inside(process -> {
            process.niceness(process.pid(), 7);
            int child = process.fork(
                    inner -> {
                        int before = niceness(inner, inner.pid());
                        inner.niceness(inner.pid(), 9);
                        return Exit.of(before);
                    },
                    -1,
                    false);
            assertThat(process.waitFor(child, true, false).shellStatus()).isEqualTo(7);
            assertThat(niceness(process, process.pid())).isEqualTo(7);
        });
    }

    @Test
    void what_is_out_of_bounds_is_the_nearest_that_is_not() {
        inside(process -> {
            process.niceness(process.pid(), 1000);
            assertThat(niceness(process, process.pid())).isEqualTo(19);
            process.niceness(process.pid(), -1000);
            assertThat(niceness(process, process.pid())).isEqualTo(-20);
        });
    }

    @Test
    void less_nice_becomes_only_who_may_or_whose_limit_lets_it() {
        inside(process -> {
            process.limit(ResourceLimit.NICE, new Range(15, 15));
            process.files().become(Credentials.ROOT.within(WITHOUT_NICE));
            process.niceness(process.pid(), 10);
            process.niceness(process.pid(), 10);
            refused(Errno.EACCES, process, process.pid(), 4);
            process.niceness(process.pid(), 5);
        });
    }

    @Test
    void another_users_process_is_left_alone() {
        inside(process -> {
            int child = process.fork(
                    inner -> {
                        inner.files().become(new Credentials(1000, 1000, List.of()));
                        refused(Errno.EPERM, inner, 1, 5);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            assertThat(process.waitFor(child, true, false).shellStatus()).isZero();
            refused(Errno.ESRCH, process, 999, 5);
        });
    }
}
