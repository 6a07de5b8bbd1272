package dev.drydock.process.kernel;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Program;
import dev.drydock.process.Terminal;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.time.EngineClock;
import dev.drydock.time.WaitQueue;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A namespace in which a test says what happens: processes end when they are told to. */
public final class ScriptedNamespace implements PidNamespace {
    private final EngineClock clock;
    private final List<Process> started = new ArrayList<>();
    private final List<OutputSink> outputs = new ArrayList<>();
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private boolean inputEnded;
    private boolean ended;
    private @Nullable StartException refusal;
    private @Nullable WindowSize size;

    public ScriptedNamespace(EngineClock clock) {
        this.clock = clock;
    }

    /** The next start fails. */
    public void refuse(StartException.Reason reason, String words) {
        refusal = new StartException(reason, words);
    }

    /** Its first process is gone. */
    public void end() {
        ended = true;
    }

    public Process last() {
        return started.get(started.size() - 1);
    }

    public int starts() {
        return started.size();
    }

    /** What was typed or piped so far. */
    public String typed() {
        return input.toString(StandardCharsets.UTF_8);
    }

    public boolean inputEnded() {
        return inputEnded;
    }

    public @Nullable WindowSize size() {
        return size;
    }

    /** Writes to the sink of the output that was made as the given one, counted from 0. */
    public void print(int output, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int taken = outputs.get(output).take(bytes, 0, bytes.length);
        if (taken != bytes.length) {
            throw new IllegalStateException("only " + taken + " bytes were taken");
        }
    }

    @Override
    public PreparedProcess prepare(ProcessSpec spec) throws StartException {
        if (refusal != null) {
            StartException refused = refusal;
            refusal = null;
            throw refused;
        }
        return (streams, lent) -> {
            Process process = new Process(spec, clock, 100 + started.size());
            started.add(process);
            return process;
        };
    }

    @Override
    public RunningProcess start(ProcessSpec spec) throws StartException {
        return prepare(spec).start(spec.streams());
    }

    @Override
    public RunningProcess start(ProcessSpec spec, Program program) throws StartException {
        return start(spec);
    }

    @Override
    public void requireUser(String user) throws StartException {
        if (user.equals("nope")) {
            throw StartErrors.noUser(user);
        }
    }

    @Override
    public PseudoTerminal terminal(WindowSize first) {
        size = first;
        return new TypedTerminal();
    }

    @Override
    public InputPipe inputPipe() {
        WaitQueue changes = new WaitQueue();
        return new InputPipe() {
            @Override
            public OpenFile readEnd() {
                return file();
            }

            @Override
            public int write(byte[] bytes, int offset, int length) {
                input.write(bytes, offset, length);
                return length;
            }

            @Override
            public WaitQueue changes() {
                return changes;
            }

            @Override
            public void close() {
                inputEnded = true;
            }
        };
    }

    @Override
    public OpenFile output(OutputSink sink) {
        outputs.add(sink);
        return file();
    }

    @Override
    public OpenFile nullDevice() {
        return file();
    }

    @Override
    public boolean signal(int pid, int number) {
        return false;
    }

    @Override
    public void killAll() {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public boolean paused() {
        return false;
    }

    @Override
    public List<HostProcess> processes() {
        return List.of();
    }

    @Override
    public Usage usage() {
        return new Usage(Duration.ofMillis(125), 8192, 16384, 3, 0);
    }

    @Override
    public void limit(Limits limits) {}

    @Override
    public MachineStatus machine() {
        return new MachineStatus("6", "#1", "x86_64", 2, 1 << 30, 0, Instant.parse("2025-12-31T23:00:00Z"));
    }

    @Override
    public String hostname() {
        return "host";
    }

    @Override
    public boolean lives(int pid) {
        return !ended;
    }

    @Override
    public Optional<HostProcess> process(int pid) {
        Instant now = clock.now();
        ProcessStatus status =
                new ProcessStatus(pid, 0, pid, pid, 0, 0, 'S', 0, "?", "x", List.of("x"), now, Duration.ZERO);
        return ended ? Optional.empty() : Optional.of(new HostProcess(1000 + pid, 1, 4096, status));
    }

    /** A file that only has to be there. */
    private static OpenFile file() {
        return (OpenFile) Proxy.newProxyInstance(
                OpenFile.class.getClassLoader(), new Class<?>[] {OpenFile.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private final class TypedTerminal implements PseudoTerminal {
        private final WaitQueue changes = new WaitQueue();

        @Override
        public Terminal slave() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void output(OutputSink sink) {
            outputs.add(sink);
        }

        @Override
        public int type(byte[] bytes, int offset, int length) {
            input.write(bytes, offset, length);
            return length;
        }

        @Override
        public WaitQueue changes() {
            return changes;
        }

        @Override
        public void resize(WindowSize other) {
            size = other;
        }

        @Override
        public void hangUp() {}
    }

    /** A process that ends when the test says so, or when it is killed. */
    public static final class Process implements RunningProcess {
        private final ProcessSpec spec;
        private final EngineClock clock;
        private final int pid;
        private final CompletableFuture<ProcessEnd> end = new CompletableFuture<>();

        Process(ProcessSpec spec, EngineClock clock, int pid) {
            this.spec = spec;
            this.clock = clock;
            this.pid = pid;
        }

        public ProcessSpec spec() {
            return spec;
        }

        public void exit(int status) {
            end.complete(new ProcessEnd(status, 0, false, clock.now()));
        }

        @Override
        public int pid() {
            return pid;
        }

        @Override
        public int hostPid() {
            return 1000 + pid;
        }

        @Override
        public CompletableFuture<ProcessEnd> end() {
            return end;
        }

        @Override
        public void signal(int number) {
            if (number == 9) {
                end.complete(new ProcessEnd(0, 9, false, clock.now()));
            }
        }
    }
}
