package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.Frame;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.kernel.ScriptedNamespace;
import dev.drydock.process.kernel.StartException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExecsTest {
    private final Ship ship = new Ship();
    private final ContainerConfig config = ContainerConfig.builder()
            .hostname("box")
            .user("nobody")
            .workingDir("/srv")
            .env(List.of("A=1", "PATH=/bin"))
            .build();
    private final Container container = ship.create("ca", config);
    private final ScriptedNamespace namespace = ship.start(container);

    @Test
    void an_exec_is_made_started_and_ended_and_each_is_told() {
        String id = ship.execs.create("ca", ExecRequest.of("sh", "-c", "exit 9"));
        assertThat(ship.execs.inspect(id))
                .returns(false, ExecDetails::running)
                .returns(null, ExecDetails::exitCode)
                .returns(0, ExecDetails::pid)
                .returns("sh", ExecDetails::entrypoint)
                .returns(List.of("-c", "exit 9"), ExecDetails::arguments);

        Attachment client = ship.execs.start(id, null);
        assertThat(ship.execs.inspect(id).running()).isTrue();
        assertThat(ship.execs.inspect(id).pid()).isEqualTo(1100);
        namespace.print(0, "a\n");
        namespace.print(1, "b\n");
        namespace.last().exit(9);

        assertThat(ship.execs.inspect(id).exitCode()).isEqualTo(9);
        assertThat(ship.execs.inspect(id).running()).isFalse();
        assertThat(client.frames().poll()).hasToString("STDOUT a\n");
        assertThat(client.frames().poll()).hasToString("STDERR b\n");
        assertThat(client.frames().ended()).isTrue();
        assertThat(ship.execs.whenEnded(id).toCompletableFuture()).isCompletedWithValue(9);
        assertThat(ship.told()).containsExactly("exec_create: sh -c exit 9", "exec_start: sh -c exit 9", "exec_die");
    }

    @Test
    void a_program_without_arguments_is_told_with_a_space_behind_it() {
        ship.execs.startDetached(ship.execs.create("ca", ExecRequest.of("true")), null);
        assertThat(ship.told()).containsExactly("exec_create: true ", "exec_start: true ");
    }

    @Test
    void what_is_not_asked_for_comes_from_the_container() {
        ship.execs.startDetached(ship.execs.create("ca", ExecRequest.of("id")), null);
        assertThat(namespace.last().spec().user()).isEqualTo("nobody");
        assertThat(namespace.last().spec().workingDirectory()).isEqualTo("/srv");
        assertThat(namespace.last().spec().environment()).containsExactly("PATH=/bin", "HOSTNAME=box", "A=1");
    }

    @Test
    void what_is_asked_for_wins() {
        ExecRequest request = new ExecRequest(
                "root", false, false, null, false, true, true, null, List.of("A=2", "B"), "/tmp", List.of("id"));
        ship.execs.startDetached(ship.execs.create("ca", request), null);
        assertThat(namespace.last().spec().user()).isEqualTo("root");
        assertThat(namespace.last().spec().workingDirectory()).isEqualTo("/tmp");
        assertThat(namespace.last().spec().environment()).containsExactly("PATH=/bin", "HOSTNAME=box", "A=2");
    }

    @Test
    void an_exec_runs_once() {
        String id = ship.execs.create("ca", ExecRequest.of("true"));
        ship.execs.startDetached(id, null);
        refused(
                () -> ship.execs.startDetached(id, null),
                ErrorKind.CONFLICT,
                "exec command " + id + " is already running");
        namespace.last().exit(0);
        refused(
                () -> ship.execs.startDetached(id, null),
                ErrorKind.CONFLICT,
                "exec command " + id + " has already run");
    }

    @Test
    void a_missing_program_leaves_exit_code_127_and_no_end_is_told() {
        String id = ship.execs.create("ca", ExecRequest.of("nope"));
        namespace.refuse(Reason.NOT_FOUND, "exec: \"nope\": executable file not found in $PATH");
        refused(
                () -> ship.execs.start(id, null),
                ErrorKind.INVALID_PARAMETER,
                "OCI runtime exec failed: exec failed: unable to start container process: exec: \"nope\": executable file not"
                        + " found in $PATH");
        assertThat(ship.execs.inspect(id))
                .returns(127, ExecDetails::exitCode)
                .returns(false, ExecDetails::running)
                .returns(0, ExecDetails::pid);
        assertThat(ship.told()).containsExactly("exec_create: nope ", "exec_start: nope ");
        assertThat(container.execs()).isEmpty();
    }

    @Test
    void a_working_directory_that_is_not_absolute_is_found_at_the_start() {
        ExecRequest request =
                new ExecRequest("", false, false, null, false, true, true, null, null, "rel", List.of("id"));
        String id = ship.execs.create("ca", request);
        namespace.refuse(Reason.WORKING_DIRECTORY, "Cwd must be an absolute path");
        refused(
                () -> ship.execs.startDetached(id, null),
                ErrorKind.UNKNOWN,
                "OCI runtime exec failed: exec failed: Cwd must be an absolute path");
        assertThat(ship.execs.inspect(id).exitCode()).isEqualTo(128);
    }

    @Test
    void execs_that_have_not_ended_are_forgotten_with_the_run_and_others_are_not() {
        String ended = ship.execs.create("ca", ExecRequest.of("true"));
        ship.execs.startDetached(ended, null);
        namespace.last().exit(3);
        String prepared = ship.execs.create("ca", ExecRequest.of("ls"));
        assertThat(ship.inquiries.inspect("ca", false).execIds()).containsExactly(prepared);

        ship.end(container, 137);

        refused(() -> ship.execs.inspect(prepared), ErrorKind.NOT_FOUND, "No such exec instance: " + prepared);
        assertThat(ship.execs.inspect(ended).exitCode()).isEqualTo(3);
        refused(
                () -> ship.execs.startDetached(ended, null),
                ErrorKind.CONFLICT,
                "container " + container.id() + " is not running");
        assertThat(ship.inquiries.inspect("ca", false).execIds()).isNull();
    }

    @Test
    void execs_that_run_are_killed_with_the_container_and_remembered() {
        String id = ship.execs.create("ca", ExecRequest.of("sleep", "500"));
        ship.execs.startDetached(id, null);

        ship.end(container, 137);
        namespace.last().exit(137);

        assertThat(ship.execs.inspect(id)).returns(137, ExecDetails::exitCode).returns(false, ExecDetails::running);
        assertThat(ship.told()).containsExactly("exec_create: sleep 500", "exec_start: sleep 500", "exec_die");
    }

    @Test
    void an_exec_that_ended_is_remembered_until_the_second_clean_up() {
        String id = ship.execs.create("ca", ExecRequest.of("true"));
        ship.execs.startDetached(id, null);
        namespace.last().exit(0);
        ship.clock.advance(Duration.ofMinutes(5));
        assertThat(ship.execs.inspect(id).canRemove()).isTrue();
        ship.clock.advance(Duration.ofMinutes(5));
        refused(() -> ship.execs.inspect(id), ErrorKind.NOT_FOUND, "No such exec instance: " + id);
    }

    @Test
    void the_execs_of_a_container_that_was_removed_are_unknown() {
        String id = ship.execs.create("ca", ExecRequest.of("true"));
        ship.store.remove(container);
        refused(() -> ship.execs.inspect(id), ErrorKind.NOT_FOUND, "No such exec instance: " + id);
        refused(() -> ship.execs.startDetached(id, null), ErrorKind.NOT_FOUND, "No such container: " + id);
    }

    @Test
    void an_unknown_user_is_refused_at_once() {
        ExecRequest request =
                new ExecRequest("nope", false, false, null, false, true, true, null, null, "", List.of("id"));
        refused(
                () -> ship.execs.create("ca", request),
                ErrorKind.INVALID_PARAMETER,
                "unable to find user nope: no matching entries in passwd file");
        assertThat(ship.told()).isEmpty();
    }

    @Test
    void wrong_keys_are_refused_without_a_kind() {
        refused(
                () -> ship.execs.create("ca", withKeys("zz-q")),
                ErrorKind.UNKNOWN,
                "Invalid escape keys (zz-q) provided");
    }

    @Test
    void keys_are_shown_in_base64() {
        assertThat(ship.execs
                        .inspect(ship.execs.create("ca", withKeys("ctrl-a,b")))
                        .detachKeys())
                .isEqualTo("AWI=");
        assertThat(ship.execs.inspect(ship.execs.create("ca", withKeys(null))).detachKeys())
                .isEmpty();
    }

    @Test
    void the_keys_detach_a_client_from_a_terminal_and_the_process_goes_on() throws Exception {
        ExecRequest request = new ExecRequest(
                "", false, true, new ConsoleSize(24, 80), true, true, true, "x", null, "", List.of("sh"));
        String id = ship.execs.create("ca", request);
        Attachment client = ship.execs.start(id, null);
        assertThat(client.terminal()).isTrue();
        assertThat(namespace.size()).isEqualTo(new WindowSize(24, 80));
        assertThat(namespace.last().spec().environment()).contains("TERM=xterm");
        namespace.print(0, "# ");
        assertThat(client.frames().poll()).extracting(Frame::stream).isEqualTo(Frame.Stream.RAW);

        byte[] typed = "ls\nx".getBytes(StandardCharsets.UTF_8);
        client.input().write(typed, 0, typed.length);

        assertThat(namespace.typed()).isEqualTo("ls\n");
        assertThat(client.frames().ended()).isTrue();
        assertThat(ship.execs.inspect(id).running()).isTrue();
        assertThat(ship.told()).last().isEqualTo("exec_detach");
        ship.execs.resize(id, 10, 20);
        assertThat(namespace.size()).isEqualTo(new WindowSize(10, 20));
    }

    @Test
    void the_size_given_at_the_start_wins_over_the_planned_one() {
        ExecRequest request = new ExecRequest(
                "", false, true, new ConsoleSize(24, 80), true, true, true, null, null, "", List.of("sh"));
        ship.execs.startDetached(ship.execs.create("ca", request), new ConsoleSize(5, 6));
        assertThat(namespace.size()).isEqualTo(new WindowSize(5, 6));
    }

    @Test
    void a_client_that_sends_no_more_ends_the_input_of_the_process() throws Exception {
        ExecRequest request = new ExecRequest("", false, false, null, true, true, true, null, null, "", List.of("cat"));
        Attachment client = ship.execs.start(ship.execs.create("ca", request), null);
        client.input().write("abc".getBytes(StandardCharsets.UTF_8), 0, 3);
        assertThat(namespace.inputEnded()).isFalse();
        client.input().end();
        assertThat(namespace.typed()).isEqualTo("abc");
        assertThat(namespace.inputEnded()).isTrue();
        assertThat(client.frames().ended()).isFalse();
    }

    @Test
    void a_client_that_wants_no_stream_is_at_the_end_at_once() {
        ExecRequest request =
                new ExecRequest("", false, false, null, false, false, false, null, null, "", List.of("true"));
        String id = ship.execs.create("ca", request);
        assertThat(ship.execs.start(id, null).frames().ended()).isTrue();
        assertThat(ship.execs.inspect(id).running()).isTrue();
    }

    @Test
    void the_size_of_what_has_ended_or_could_not_start_is_refused() {
        String id = ship.execs.create("ca", ExecRequest.of("true"));
        ship.execs.startDetached(id, null);
        ship.execs.resize(id, 1, 1);
        namespace.last().exit(0);
        refused(
                () -> ship.execs.resize(id, 1, 1),
                ErrorKind.NOT_FOUND,
                "NotFound: process does not exist " + id + ": not found");
        String failed = ship.execs.create("ca", ExecRequest.of("nope"));
        namespace.refuse(Reason.NOT_FOUND, "exec: \"nope\": executable file not found in $PATH");
        assertThatThrownBy(() -> ship.execs.startDetached(failed, null)).isInstanceOf(EngineException.class);
        refused(() -> ship.execs.resize(failed, 1, 1), ErrorKind.INVALID_PARAMETER, "exec process is not started");
    }

    @Test
    void a_container_that_does_not_run_has_no_execs() {
        ship.create("cb", ContainerConfig.NONE);
        refused(
                () -> ship.execs.create("cb", ExecRequest.of("ls")),
                ErrorKind.CONFLICT,
                "container " + ship.store.find("cb").id() + " is not running");
        refused(() -> ship.execs.create("nope", ExecRequest.of("ls")), ErrorKind.NOT_FOUND, "No such container: nope");
    }

    private static ExecRequest withKeys(@Nullable String keys) {
        return new ExecRequest("", false, true, null, true, true, true, keys, null, "", List.of("sh"));
    }

    private static void refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorKind kind, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(kind))
                .hasMessage(words);
    }
}
