package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JobControlTest {
    private final TestContainer box = new TestContainer();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void a_job_in_a_group_of_its_own_is_stopped_by_TSTP() {
        box.run(p -> {
            int job = p.fork(c -> Exit.never(), 0, false);
            p.kill(-job, Signal.TSTP);
            p.err().write(bytes(p.waitFor(job, true, true).toString()));
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("WaitStatus[pid=2, status=0, signal=TSTP, stopped=true]");
        assertThat(box.namespace.processes().get(1).status().state()).isEqualTo('T');
    }

    @Test
    void a_group_that_nobody_could_continue_is_not_stopped_by_TSTP_but_by_STOP() {
        box.run(p -> {
            int child = p.fork(c -> Exit.never(), -1, false);
            p.kill(child, Signal.TSTP);
            p.err().write(bytes(p.waitFor(child, false, true) + " "));
            p.kill(child, Signal.STOP);
            p.err().write(bytes(p.waitFor(child, true, true).signal().name()));
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("null STOP");
    }

    @Test
    void stopped_jobs_are_hung_up_when_their_shell_ends_and_nobody_is_left_to_continue_them() {
        box.run(p -> Exit.never());
        box.run(JobControlTest::shellWithStoppedJob);
        box.clock.runUntilIdle();
        assertThat(box.namespace.processes())
                .extracting(each -> "" + each.status().pid() + each.status().state())
                .containsExactly("1S", "3Z");
    }

    @Test
    void stopped_jobs_stay_stopped_when_their_shell_ends_and_pid_1_of_the_same_session_gets_them() {
        box.run(p -> {
            p.fork(JobControlTest::shellWithStoppedJob, 0, false);
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(box.namespace.processes())
                .extracting(each -> "" + each.status().pid() + each.status().state())
                .containsExactly("1S", "2Z", "3T");
    }

    private static Exit shellWithStoppedJob(ContainerProcess shell) throws IOException {
        int job = shell.fork(c -> Exit.never(), 0, false);
        shell.kill(job, Signal.STOP);
        shell.waitFor(job, true, true);
        return Exit.SUCCESS;
    }

    @Test
    void groups_are_joined_and_left_only_within_a_session() {
        box.run(p -> {
            int child = p.fork(c -> Exit.never(), -1, false);
            p.setProcessGroup(child, 0);
            int member = p.fork(c -> Exit.never(), child, false);
            assertThatThrownBy(() -> p.setProcessGroup(member, 99)).hasMessage("Operation not permitted");
            assertThatThrownBy(() -> p.setProcessGroup(99, 0)).hasMessage("No such process");
            assertThatThrownBy(() -> p.setProcessGroup(0, child)).hasMessage("Operation not permitted");
            assertThatThrownBy(() -> p.setProcessGroup(child, -4)).hasMessage("Invalid argument");
            assertThatThrownBy(p::startSession).hasMessage("Operation not permitted");
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(box.err()).isEmpty();
        assertThat(box.namespace.processes())
                .extracting(each -> each.status().processGroup())
                .containsExactly(1, 2, 2);
    }

    @Test
    void a_child_can_start_a_session() {
        box.run(p -> {
            p.fork(
                    c -> {
                        c.startSession();
                        c.err().write(bytes(c.session() + " " + c.processGroup()));
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("2 2");
    }

    @Test
    void a_paused_reader_does_not_go_on_when_input_comes() {
        InputPipe input = box.namespace.inputPipe();
        ProcessSpec.Streams streams =
                ProcessSpec.Streams.of(input.readEnd(), box.namespace.output(box.out), box.namespace.output(box.err));
        RunningProcess main;
        try {
            main = box.namespace.start(ProcessSpec.of(streams, "main"), p -> {
                byte[] buffer = new byte[9];
                int count = p.in().read(buffer);
                p.err().write(buffer, 0, count);
                return Exit.SUCCESS;
            });
        } catch (StartException e) {
            throw new AssertionError(e);
        }
        box.clock.runUntilIdle();
        box.namespace.pause();
        input.write(bytes("now"), 0, 3);
        box.clock.advance(Duration.ofDays(1));
        assertThat(box.err()).isEmpty();
        box.namespace.resume();
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("now");
        assertThat(main.end()).isDone();
    }
}
