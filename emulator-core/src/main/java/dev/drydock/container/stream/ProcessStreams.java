package dev.drydock.container.stream;

import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.kernel.InputPipe;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.ProcessSpec;
import dev.drydock.process.kernel.PseudoTerminal;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one process while it runs, joined to where clients are: its output to an {@link OutputHub}, its input to an
 * {@link InputPort}. Made before the process is; {@link #connect} once it exists, {@link #finish} when it is gone.
 */
public final class ProcessStreams {
    private final OutputHub output;
    private final InputPort input;
    private final ProcessSpec.Streams streams;
    private final @Nullable PseudoTerminal terminal;
    private final InputPort.@Nullable Target target;

    private ProcessStreams(
            OutputHub output,
            InputPort input,
            ProcessSpec.Streams streams,
            @Nullable PseudoTerminal terminal,
            InputPort.@Nullable Target target) {
        this.output = output;
        this.input = input;
        this.streams = streams;
        this.terminal = terminal;
        this.target = target;
    }

    /** A terminal for all three, with clients at its other side. */
    public static ProcessStreams terminal(PidNamespace namespace, OutputHub output, InputPort input, WindowSize size) {
        PseudoTerminal terminal = namespace.terminal(size);
        terminal.output(output.sink(Frame.Stream.RAW));
        return new ProcessStreams(
                output, input, ProcessSpec.Streams.terminal(terminal), terminal, new TerminalTarget(terminal));
    }

    /** @param open whether clients can write to its standard input; else it is at its end */
    public static ProcessStreams pipes(PidNamespace namespace, OutputHub output, InputPort input, boolean open) {
        InputPipe pipe = open ? namespace.inputPipe() : null;
        ProcessSpec.Streams streams = ProcessSpec.Streams.of(
                pipe == null ? namespace.nullDevice() : pipe.readEnd(),
                namespace.output(output.sink(Frame.Stream.STDOUT)),
                namespace.output(output.sink(Frame.Stream.STDERR)));
        return new ProcessStreams(output, input, streams, null, pipe == null ? null : new PipeTarget(pipe));
    }

    /** What the process is started with. */
    public ProcessSpec.Streams forProcess() {
        return streams;
    }

    /** Null without one. */
    public @Nullable PseudoTerminal terminal() {
        return terminal;
    }

    /** The process exists: what clients have typed meanwhile reaches it. Wakes threads; call it without the engine's lock. */
    public void connect() {
        if (target != null) {
            input.connect(target);
        }
    }

    /**
     * The process is gone, or there never was one: clients get what is held, then the end. Wakes threads; call it without
     * the engine's lock.
     */
    public void finish() {
        if (target != null) {
            target.end();
            input.disconnect();
        }
        if (terminal != null) {
            terminal.hangUp();
        }
        output.finish();
    }
}
