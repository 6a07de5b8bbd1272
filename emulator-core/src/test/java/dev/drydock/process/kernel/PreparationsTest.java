package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.process.Exit;
import dev.drydock.process.Programs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What was found is found again, and nothing else is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PreparationsTest {
    private final TestContainer box = new TestContainer();

    @BeforeEach
    void programs() {
        box.run(process -> Exit.never());
        box.program("/bin/who", p -> {
            p.out().write(bytes("first as " + p.files().credentials().uid() + " " + p.environment()));
            return Exit.SUCCESS;
        });
        box.program("/bin/second", p -> {
            p.out().write(bytes("second"));
            return Exit.SUCCESS;
        });
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void what_is_asked_for_again_and_again_is_prepared_once_more_only_if_files_have_changed() throws Exception {
        ProcessSpec spec = spec("joe");
        box.namespace.prepare(spec);
        PreparedProcess kept = box.namespace.prepare(spec);
        assertThat(box.namespace.prepare(spec("joe"))).isSameAs(kept);
        assertThat(box.namespace.prepare(spec("www"))).isNotSameAs(kept);
        assertThat(box.namespace.prepare(spec.withEnvironment(List.of("PATH=/usr/bin:/bin"))))
                .isNotSameAs(kept);
        box.files.writeAll("/tmp/file", new byte[0]);
        assertThat(box.namespace.prepare(spec)).isNotSameAs(kept);
    }

    @Test
    void a_process_that_is_asked_for_again_is_another_one() throws Exception {
        RunningProcess before = startedThrice("joe");
        RunningProcess after = start("joe");
        assertThat(after.pid()).isGreaterThan(before.pid());
        assertThat(box.out()).isEqualTo("first as 1000 {PATH=/bin, HOME=/home/joe}".repeat(4));
    }

    @Test
    void a_program_whose_file_was_replaced_is_the_new_one() throws Exception {
        startedThrice("");
        box.files.writeAll("/bin/who", bytes(Programs.STUB_MAGIC + "/bin/second\n"));
        start("");
        assertThat(box.out()).endsWith("second");
    }

    @Test
    void a_program_that_is_gone_is_not_found() throws Exception {
        startedThrice("");
        box.files.unlink("/bin/who");
        assertThatThrownBy(() -> start("")).hasMessageContaining("executable file not found in $PATH");
    }

    @Test
    void a_user_with_another_number_has_that_number() throws Exception {
        startedThrice("joe");
        box.files.writeAll("/etc/passwd", bytes("joe:x:77:1000::/joe:/bin/sh\n"));
        start("joe");
        assertThat(box.out()).endsWith("first as 77 {PATH=/bin, HOME=/joe}");
    }

    private static ProcessSpec spec(String user) {
        return ProcessSpec.of(ProcessSpec.Streams.NONE, "who")
                .withEnvironment(List.of("PATH=/bin"))
                .withUser(user);
    }

    private RunningProcess startedThrice(String user) throws StartException, IOException {
        start(user);
        start(user);
        return start(user);
    }

    private RunningProcess start(String user) throws StartException {
        RunningProcess process = box.namespace.prepare(spec(user)).start(box.streams());
        box.clock.runUntilIdle();
        return process;
    }
}
