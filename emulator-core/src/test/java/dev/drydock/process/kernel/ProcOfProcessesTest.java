package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Route;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.procfs.ContainerMounts;
import dev.drydock.process.procfs.MountSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What processes of a real namespace see of each other in {@code /proc}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcOfProcessesTest {
    private final TestContainer box = new TestContainer();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void mount() throws IOException {
        WritableTree root = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), box.clock::now);
        MountTable table = MountTable.over(root);
        FileContext files = table.context(Caller.nobody(), Credentials.ROOT);
        for (String directory : List.of("/proc", "/dev", "/sys", "/tmp")) {
            files.makeDirectory(directory, 0777);
        }
        new ContainerMounts(MountSettings.of("c0ffee", box.clock::now)).mountOn(table, List.of());
        box.namespace = box.kernel.namespace(new NamespaceSpec(
                files, "box", new NoInterfaces(), Limits.NONE, CapabilitySet.ALL, ResourceLimits.USUAL, () -> {}));
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void a_process_sees_itself_and_its_children() {
        box.ended(process -> {
            process.handle(Signal.HUP, SignalHandler.IGNORE);
            int child = process.fork(c -> Exit.never(), 0, false);
            FileContext files = process.files();
            files.changeDirectory("/tmp");
            seen.add(files.list("/proc").stream()
                            .map(DirectoryEntry::name)
                            .filter(n -> n.matches("\\d+"))
                            .toList() + "");
            seen.add(files.readLink("/proc/self") + " " + files.readLink("/proc/self/cwd"));
            seen.add(text(files, "/proc/" + child + "/cmdline"));
            seen.add(text(files, "/proc/1/status")
                    .lines()
                    .filter(line -> line.startsWith("SigIgn"))
                    .findFirst()
                    .orElseThrow());
            seen.add(text(files, "/proc/self/environ"));
            return Exit.SUCCESS;
        });
        assertThat(seen)
                .containsExactly(
                        "[1, 2]",
                        "1 /tmp",
                        "main\0",
                        "SigIgn:\t0000000000000001",
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\0HOME=/\0");
    }

    @Test
    void a_process_names_itself() {
        box.ended(process -> {
            process.files().writeAll("/proc/self/comm", bytes("a name that is too long\n"));
            seen.add(text(process.files(), "/proc/self/comm"));
            return Exit.SUCCESS;
        });
        assertThat(seen).containsExactly("a name that is \n");
    }

    @Test
    void standard_input_is_reached_by_its_name_when_it_is_a_pipe() throws Exception {
        InputPipe input = box.namespace.inputPipe();
        input.write(bytes("piped"), 0, 5);
        input.close();
        ProcessSpec.Streams streams =
                ProcessSpec.Streams.of(input.readEnd(), box.namespace.output(box.out), box.namespace.output(box.err));
        Program program = process -> {
            seen.add(process.files().readLink("/dev/stdin").replaceAll("\\d+$", "N"));
            seen.add(process.files().readLink("/proc/self/fd/0").replaceAll("\\d+", "N"));
            seen.add(text(process.files(), "/dev/stdin"));
            return Exit.SUCCESS;
        };
        box.namespace.start(ProcessSpec.of(streams, "main"), program);
        box.clock.runUntilIdle();
        assertThat(box.err()).isEmpty();
        assertThat(seen).containsExactly("/proc/self/fd/N", "pipe:[N]", "piped");
    }

    @Test
    void a_terminal_is_a_file_that_can_be_opened_by_its_name() throws Exception {
        PseudoTerminal terminal = box.namespace.terminal(new WindowSize(24, 80));
        terminal.output(box.out);
        Program program = process -> {
            FileContext files = process.files();
            seen.add(files.list("/dev/pts").stream().map(DirectoryEntry::name).toList() + "");
            seen.add(files.readLink("/proc/self/fd/1"));
            files.writeAll("/dev/tty", bytes("tty "));
            files.writeAll("/dev/pts/0", bytes("pts "));
            files.writeAll("/dev/stdout", bytes("stdout"));
            seen.add(text(files, "/proc/self/stat").split(" ")[6] + " "
                    + text(files, "/proc/self/stat").split(" ")[7]);
            return Exit.SUCCESS;
        };
        box.namespace.start(ProcessSpec.of(ProcessSpec.Streams.terminal(terminal), "main"), program);
        box.clock.runUntilIdle();
        assertThat(seen).containsExactly("[0, ptmx]", "/dev/pts/0", "34816 1");
        assertThat(box.out()).isEqualTo("tty pts stdout");
    }

    private static String text(FileContext files, String path) throws IOException {
        return new String(files.readAll(path), StandardCharsets.UTF_8);
    }

    private static final class NoInterfaces implements NetworkView {
        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }

        @Override
        public List<Route> routes() {
            return List.of();
        }

        @Override
        public boolean reaches(String address) {
            return false;
        }
    }
}
