package dev.drydock.container.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Route;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.kernel.Kernel;
import dev.drydock.process.kernel.KernelNumbers;
import dev.drydock.process.kernel.KernelSettings;
import dev.drydock.process.kernel.Limits;
import dev.drydock.process.kernel.NamespaceSpec;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.ProcessSpec;
import dev.drydock.process.kernel.StartException;
import dev.drydock.time.SystemClock;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessStreamsTest {
    private static final int MEBIBYTE = 1 << 20;

    private final SystemClock clock = new SystemClock();
    private final Kernel kernel = Kernel.create(new KernelSettings(
            clock,
            new NoPrograms(),
            new MachineStatus("6", "#1", "x86_64", 2, 1L << 33, 0, clock.now()),
            new KernelNumbers(),
            1,
            false,
            1L << 30));
    private final PidNamespace namespace = kernel.namespace(new NamespaceSpec(
            files(), "box", new NoNetwork(), Limits.NONE, CapabilitySet.ALL, ResourceLimits.USUAL, () -> {}));
    private final OutputHub hub = new OutputHub(OutputLog.NONE);
    private final InputPort port = new InputPort();

    @AfterEach
    void close() {
        kernel.close();
        clock.close();
    }

    @Test
    void a_hundred_mebibytes_go_in_and_come_out_whole_while_little_is_held() throws Exception {
        AtomicInteger ahead = new AtomicInteger();
        ProcessStreams streams = ProcessStreams.pipes(namespace, hub, port, true);
        FrameSource frames = hub.attach(true, true, List::of);
        CompletableFuture<Void> ended = start(streams, cat());
        CompletableFuture<Void> typing = CompletableFuture.runAsync(() -> {
            byte[] block = new byte[MEBIBYTE];
            try {
                for (int i = 0; i < 100; i++) {
                    Arrays.fill(block, (byte) i);
                    port.write(block, 0, block.length);
                    ahead.incrementAndGet();
                }
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
            port.end();
        });

        long received = 0;
        int most = 0;
        for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            for (byte each : frame.bytes()) {
                if (each != (byte) (received++ / MEBIBYTE)) {
                    throw new AssertionError("byte " + received + " is " + each);
                }
            }
            most = Math.max(most, ahead.get() - (int) (received / MEBIBYTE));
        }

        assertThat(received).isEqualTo(100L * MEBIBYTE);
        assertThat(most)
                .as("mebibytes between the client that types and the one that reads")
                .isLessThanOrEqualTo(2);
        typing.join();
        ended.join();
    }

    @Test
    void a_client_that_does_not_read_stops_the_writer_and_one_that_leaves_lets_it_go_on() throws Exception {
        AtomicInteger written = new AtomicInteger();
        ProcessStreams streams = ProcessStreams.pipes(namespace, hub, port, false);
        FrameSource frames = hub.attach(true, false, List::of);
        CompletableFuture<Void> ended = start(streams, process -> {
            byte[] block = new byte[1024];
            for (int i = 0; i < 1024; i++) {
                process.descriptor(1).write(block, 0, block.length);
                written.incrementAndGet();
            }
            return Exit.SUCCESS;
        });
        clock.activity().awaitQuiet();
        assertThat(written.get()).isEqualTo(FrameQueue.CAPACITY_BYTES / 1024);
        assertThat(frames.poll()).isNotNull();
        frames.close();
        ended.join();
        assertThat(written.get()).isEqualTo(1024);
    }

    @Test
    void without_open_input_a_process_is_at_its_end_at_once() throws Exception {
        FrameSource frames = hub.attach(true, true, List::of);
        ProcessStreams streams = ProcessStreams.pipes(namespace, hub, port, false);
        start(streams, cat()).join();
        assertThat(frames.next()).isNull();
    }

    @Test
    void what_is_typed_before_the_start_reaches_the_process() throws Exception {
        FrameSource frames = hub.attach(true, true, List::of);
        CompletableFuture<Void> typing = CompletableFuture.runAsync(() -> {
            try {
                port.write("early\n".getBytes(UTF_8), 0, 6);
                port.end();
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        });
        start(ProcessStreams.pipes(namespace, hub, port, true), cat()).join();
        typing.join();
        assertThat(frames.next()).hasToString("STDOUT early\n");
        assertThat(frames.next()).isNull();
    }

    @Test
    void a_client_that_leaves_does_not_wait_for_a_process_any_more() throws Exception {
        ClientAttachment client =
                new ClientAttachment(hub.attach(true, true, List::of), port, false, true, DetachKeys.DEFAULT, () -> {});
        CompletableFuture<Throwable> typing = CompletableFuture.supplyAsync(() ->
                catchThrowable(() -> client.input().write(new byte[] {'a'}, 0, 1)));
        client.close();
        assertThat(typing.join()).isInstanceOf(IOException.class).hasMessage("the client has left");
    }

    @Test
    void a_terminal_echoes_what_is_typed_and_hands_it_to_the_process_line_by_line() throws Exception {
        FrameSource frames = hub.attach(true, true, List::of);
        ProcessStreams streams = ProcessStreams.terminal(namespace, hub, port, new WindowSize(24, 80));
        CompletableFuture<Void> ended = start(streams, process -> {
            byte[] line = new byte[64];
            int length = process.descriptor(0).read(line, 0, line.length);
            process.descriptor(1).write(line, 0, length);
            return Exit.SUCCESS;
        });
        port.write("ola\r".getBytes(UTF_8), 0, 4);
        ended.join();
        StringBuilder shown = new StringBuilder();
        for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            assertThat(frame.stream()).isEqualTo(Frame.Stream.RAW);
            shown.append(frame.text());
        }
        assertThat(shown).hasToString("ola\r\nola\r\n");
    }

    private CompletableFuture<Void> start(ProcessStreams streams, Program program) throws StartException {
        CompletableFuture<Void> ended = namespace
                .start(ProcessSpec.of(streams.forProcess(), "main"), program)
                .end()
                .thenAccept(end -> streams.finish());
        streams.connect();
        return ended;
    }

    private static Program cat() {
        return process -> {
            byte[] buffer = new byte[64 * 1024];
            for (int n = read(process, buffer); n > 0; n = read(process, buffer)) {
                for (int done = 0; done < n; ) {
                    done += process.descriptor(1).write(buffer, done, n - done);
                }
            }
            return Exit.SUCCESS;
        };
    }

    private static int read(ContainerProcess process, byte[] buffer) throws IOException {
        return process.descriptor(0).read(buffer, 0, buffer.length);
    }

    private FileContext files() {
        WritableTree root = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), clock::now);
        return MountTable.over(root).context(Caller.nobody(), Credentials.ROOT);
    }

    private static final class NoPrograms implements Programs {
        @Override
        public Optional<Program> stub(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Program> binary(String path) {
            return Optional.empty();
        }
    }

    private static final class NoNetwork implements NetworkView {
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
