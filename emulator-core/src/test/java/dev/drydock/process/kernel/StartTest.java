package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileKind;
import dev.drydock.process.Exit;
import dev.drydock.process.Programs;
import dev.drydock.process.kernel.StartException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The texts are those of Docker Engine 28.5.2 and runc 1.3.6 for the same files. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartTest {
    private final TestContainer box = new TestContainer();

    @BeforeEach
    void programs() {
        box.program("/bin/show", p -> {
            Credentials who = p.files().credentials();
            p.out()
                    .write(bytes(p.arguments() + " in " + p.files().workingDirectory() + " as " + who.uid() + ":"
                            + who.gid() + who.groups().stream().sorted().toList()));
            return Exit.SUCCESS;
        });
        box.program("/bin/env", p -> {
            p.out().write(bytes(p.environment().toString()));
            return Exit.SUCCESS;
        });
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void a_command_is_looked_for_in_the_path() {
        assertThat(run("show", "a", "b")).isEqualTo("[show, a, b] in / as 0:0[0]");
        assertThat(refusal("nope")).isEqualTo("NOT_FOUND exec: \"nope\": executable file not found in $PATH");
        assertThat(refusal("")).isEqualTo("NOT_FOUND exec: \"\": executable file not found in $PATH");
        assertThat(refusal("..")).isEqualTo("NOT_FOUND exec: \"..\": executable file not found in $PATH");
    }

    @Test
    void a_path_is_taken_as_it_stands() {
        assertThat(run("/bin/show")).isEqualTo("[/bin/show] in / as 0:0[0]");
        assertThat(run("./bin/show")).isEqualTo("[./bin/show] in / as 0:0[0]");
        assertThat(refusal("/nope")).isEqualTo("NOT_FOUND exec: \"/nope\": stat /nope: no such file or directory");
        assertThat(refusal("/etc")).isEqualTo("NOT_EXECUTABLE exec: \"/etc\": is a directory: permission denied");
        assertThat(refusal("/etc/passwd")).isEqualTo("NOT_EXECUTABLE exec: \"/etc/passwd\": permission denied");
        assertThat(refusal("/etc/passwd/x"))
                .isEqualTo("NOT_EXECUTABLE exec: \"/etc/passwd/x\": stat /etc/passwd/x: not a directory");
    }

    @Test
    void a_file_that_the_path_finds_only_from_the_working_directory_is_refused() {
        ProcessSpec spec = box.spec("show").withEnvironment(List.of("PATH=bin:/nope"));
        assertThat(refusal(spec))
                .isEqualTo("NOT_EXECUTABLE exec: \"show\": cannot run executable found relative to current directory");
        assertThat(refusal(box.spec("show").withEnvironment(List.of("PATH="))))
                .isEqualTo("NOT_FOUND exec: \"show\": executable file not found in $PATH");
    }

    @Test
    void links_are_followed_in_a_circle_for_so_long() throws IOException {
        box.files.symlink("/loop2", "/loop1");
        box.files.symlink("/loop1", "/loop2");
        box.files.symlink("show", "/bin/other");
        assertThat(run("other")).startsWith("[other]");
        assertThat(refusal("/loop1"))
                .isEqualTo("NOT_EXECUTABLE exec: \"/loop1\": stat /loop1: too many levels of symbolic links");
    }

    @Test
    void a_script_is_run_by_its_interpreter_with_one_argument() {
        box.file("/script", 0755, "#! /bin/show  a b  \nwhatever");
        assertThat(run("/script", "c")).isEqualTo("[/bin/show, a b, /script, c] in / as 0:0[0]");
    }

    @Test
    void a_file_that_is_no_program_begins_and_then_says_so() throws IOException {
        box.file("/text", 0755, "echo hi\n");
        box.file("/empty", 0755, "");
        box.file("/orphan", 0755, "#!/nope/sh\n");
        box.file("/directory", 0755, "#!/bin\n");
        box.file("/loop", 0755, "#!/loop\n");
        box.files.makeNode("/fifo", FileKind.FIFO, 0755, 0);
        assertThat(message("/text")).isEqualTo("255 exec /text: exec format error\n");
        assertThat(message("/empty")).isEqualTo("255 exec /empty: exec format error\n");
        assertThat(message("/orphan")).isEqualTo("255 exec /orphan: no such file or directory\n");
        assertThat(message("/directory")).isEqualTo("255 exec /directory: permission denied\n");
        assertThat(message("/loop")).isEqualTo("255 exec /loop: too many levels of symbolic links\n");
        assertThat(message("/fifo")).isEqualTo("255 exec /fifo: permission denied\n");
    }

    @Test
    void five_scripts_may_be_each_others_interpreters() {
        for (int i = 1; i <= 5; i++) {
            box.file("/s" + i, 0755, "#!/s" + (i + 1) + "\n");
        }
        box.file("/s6", 0755, "#!/bin/show s6\n");
        assertThat(run("/s2", "arg")).startsWith("[/bin/show, s6, /s6, /s5, /s4, /s3, /s2, arg]");
        assertThat(message("/s1")).isEqualTo("255 exec /s1: too many levels of symbolic links\n");
    }

    @Test
    void a_binary_is_known_by_its_path_without_links() throws IOException {
        String elf = "\u007fELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0";
        box.file("/bin/real", 0755, elf);
        box.file("/bin/strange", 0755, elf);
        box.files.symlink("/bin/real", "/alias");
        box.programs.put("binary /bin/real", p -> Exit.of(5));
        assertThat(message("/alias")).isEqualTo("5 ");
        assertThat(refusal("/bin/strange"))
                .isEqualTo("NOT_EMULATED exec: \"/bin/strange\": no program is registered that stands for this binary");
        box.file("/bin/broken", 0755, "\u007fELFgarbage");
        assertThat(message("/bin/broken")).isEqualTo("255 exec /bin/broken: exec format error\n");
    }

    @Test
    void a_stub_keeps_its_program_wherever_it_is_copied() {
        box.file("/tmp/copy", 0755, Programs.STUB_MAGIC + "/bin/show\n");
        assertThat(run("/tmp/copy")).isEqualTo("[/tmp/copy] in / as 0:0[0]");
    }

    @Test
    void the_working_directory_must_be_there() {
        assertThat(run(box.spec("show").withWorkingDirectory("/etc"))).isEqualTo("[show] in /etc as 0:0[0]");
        assertThat(refusal(box.spec("show").withWorkingDirectory("/nope")))
                .isEqualTo("WORKING_DIRECTORY chdir to cwd (\"/nope\") set in config.json failed:"
                        + " no such file or directory");
        assertThat(refusal(box.spec("show").withWorkingDirectory("/etc/passwd")))
                .isEqualTo("WORKING_DIRECTORY chdir to cwd (\"/etc/passwd\") set in config.json failed:"
                        + " not a directory");
        assertThat(refusal(box.spec("show").withWorkingDirectory("etc")))
                .isEqualTo("WORKING_DIRECTORY Cwd must be an absolute path");
    }

    @Test
    void runc_finds_everything_with_the_permissions_of_root() throws IOException {
        box.files.changeMode("/bin/show", 0700);
        ProcessSpec spec = box.spec("show").withUser("joe").withWorkingDirectory("/root");
        assertThat(run(spec)).isEqualTo("[show] in /root as 1000:1000[60, 63, 1000]");
    }

    @Test
    void a_user_is_a_name_or_a_number_with_or_without_a_group() {
        assertThat(who("")).isEqualTo("0:0[0]");
        assertThat(who("joe")).isEqualTo("1000:1000[60, 63, 1000]");
        assertThat(who("1000")).isEqualTo("1000:1000[60, 63, 1000]");
        assertThat(who("joe:")).isEqualTo("1000:1000[60, 63, 1000]");
        assertThat(who("joe:games")).isEqualTo("1000:60[60]");
        assertThat(who("joe:77")).isEqualTo("1000:77[77]");
        assertThat(who("1234")).isEqualTo("1234:0[0]");
        assertThat(who("1234:5678")).isEqualTo("1234:5678[5678]");
        assertThat(who(":33")).isEqualTo("0:33[33]");
    }

    @Test
    void users_and_groups_that_are_not_there_are_refused_in_the_engines_words() {
        String range = "NO_SUCH_USER uids and gids must be in range 0-2147483647";
        assertThat(refusal(box.spec("show").withUser("nope")))
                .isEqualTo("NO_SUCH_USER unable to find user nope: no matching entries in passwd file");
        assertThat(refusal(box.spec("show").withUser("nope:nope")))
                .isEqualTo("NO_SUCH_USER unable to find user nope: no matching entries in passwd file");
        assertThat(refusal(box.spec("show").withUser("joe:nope")))
                .isEqualTo("NO_SUCH_USER unable to find group nope: no matching entries in group file");
        assertThat(refusal(box.spec("show").withUser("-1"))).isEqualTo(range);
        assertThat(refusal(box.spec("show").withUser("2147483648"))).isEqualTo(range);
        assertThat(refusal(box.spec("show").withUser("0:99999999999"))).isEqualTo(range);
    }

    @Test
    void groups_are_added() {
        assertThat(run(added("games", "77", "audio"))).endsWith(" as 0:0[0, 60, 63, 77]");
        assertThat(refusal(added("nope")))
                .isEqualTo("NO_SUCH_USER unable to find group nope: no matching entries in group file");
        assertThat(refusal(added("-1"))).isEqualTo("NO_SUCH_USER uids and gids must be in range 0-2147483647");
    }

    @Test
    void home_comes_last_if_it_is_missing_or_empty() {
        assertThat(run(box.spec("env").withEnvironment(List.of("PATH=/bin", "HOME=", "A=1"))))
                .isEqualTo("{PATH=/bin, A=1, HOME=/root}");
        assertThat(run(box.spec("env").withEnvironment(List.of("PATH=/bin", "HOME=/x", "A=1"))))
                .isEqualTo("{PATH=/bin, HOME=/x, A=1}");
        assertThat(run(box.spec("env").withEnvironment(List.of("PATH=/bin")).withUser("www")))
                .isEqualTo("{PATH=/bin, HOME=/var/www}");
        assertThat(run(box.spec("env").withEnvironment(List.of("PATH=/bin")).withUser("1234")))
                .isEqualTo("{PATH=/bin, HOME=/}");
    }

    @Test
    void setuid_and_setgid_of_the_binary_count() throws IOException {
        box.files.changeMode("/bin/show", 04755);
        assertThat(run(box.spec("show").withUser("joe"))).endsWith(" as 0:1000[60, 63, 1000]");
        box.files.changeOwner("/bin/show", 0, 33, true);
        box.files.changeMode("/bin/show", 02755);
        assertThat(run(box.spec("show").withUser("joe"))).endsWith(" as 1000:33[60, 63, 1000]");
    }

    @Test
    void the_streams_of_a_start_that_fails_are_closed() {
        refusal("nope");
        assertThat(box.out.timesClosed()).isEqualTo(1);
        assertThat(box.err.timesClosed()).isEqualTo(1);
    }

    @Test
    void a_spawned_child_is_refused_with_the_errno_of_execve() throws IOException {
        box.file("/text", 0755, "echo hi\n");
        box.ended(p -> {
            for (String path : List.of("/nope", "/etc", "/etc/passwd", "/text")) {
                try {
                    p.spawn(new dev.drydock.process.SpawnRequest(
                            path, List.of(path), Map.of(), new TreeMap<>(), -1, false));
                } catch (dev.drydock.filesystem.ErrnoException e) {
                    p.out().write(bytes(e.errno() + " "));
                }
            }
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("ENOENT EACCES EACCES ENOEXEC ");
    }

    private ProcessSpec added(String... groups) {
        ProcessSpec spec = box.spec("show");
        return new ProcessSpec(spec.arguments(), spec.environment(), "/", "", List.of(groups), false, spec.streams());
    }

    private String who(String user) {
        String shown = run(box.spec("show").withUser(user));
        return shown.substring(shown.indexOf(" as ") + 4);
    }

    private String run(String... arguments) {
        return run(box.spec(arguments));
    }

    private String run(ProcessSpec spec) {
        String before = box.out();
        try {
            RunningProcess process = box.namespace(Limits.NONE).start(spec);
            box.clock.runUntilIdle();
            assertThat(process.end()).isDone();
        } catch (StartException e) {
            throw new AssertionError(e);
        }
        return box.out().substring(before.length());
    }

    /** Exit code and standard error. */
    private String message(String... arguments) {
        String before = box.err();
        try {
            RunningProcess process = box.namespace(Limits.NONE).start(box.spec(arguments));
            box.clock.runUntilIdle();
            return process.end().getNow(null).exitCode() + " " + box.err().substring(before.length());
        } catch (StartException e) {
            throw new AssertionError(e);
        }
    }

    private String refusal(String... arguments) {
        return refusal(box.spec(arguments));
    }

    private String refusal(ProcessSpec spec) {
        StartException refused = catchThrowableOfType(
                StartException.class, () -> box.namespace(Limits.NONE).start(spec));
        Reason reason = refused.reason();
        return reason + " " + refused.words();
    }
}
