package dev.drydock.process.kernel;

import dev.drydock.process.Signal;
import dev.drydock.process.TerminalSettings;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The line discipline of a terminal as a state machine: typed bytes in; echo, lines and signals out. It is that of Linux
 * (drivers/tty/n_tty.c) with the special characters and modes that a new pseudo-terminal of a container has ({@code stty
 * -a}: {@code iexten echoe echok echoctl echoke -iutf8}, erase is {@code ^?}). Waits for nobody and calls nobody; guarded by
 * its owner.
 */
final class LineDiscipline {
    /** Places for typed bytes; one stays free for what ends a line. */
    static final int CAPACITY = 4096;

    private static final byte INTERRUPT = 'C' & 0x1f;
    private static final byte QUIT = '\\' & 0x1f;
    private static final byte SUSPEND = 'Z' & 0x1f;
    private static final byte STOP = 'S' & 0x1f;
    private static final byte START = 'Q' & 0x1f;
    private static final byte END_OF_INPUT = 'D' & 0x1f;
    private static final byte LITERAL_NEXT = 'V' & 0x1f;
    private static final byte REPRINT = 'R' & 0x1f;

    private final TypedInput input = new TypedInput();
    private final TerminalColumns columns = new TerminalColumns();
    private final TerminalEcho echo = new TerminalEcho(columns);
    private final LineEraser eraser = new LineEraser(input, echo);
    private final ByteArrayOutputStream echoed = new ByteArrayOutputStream(0);
    private final List<Signal> signals = new ArrayList<>(1);
    private TerminalSettings settings = TerminalSettings.COOKED;
    /** How much of the input is whole lines. */
    private int lines;

    private boolean literalNext;
    private boolean stopped;
    private boolean outputDiscarded;

    TerminalSettings settings() {
        return settings;
    }

    /** Whether {@code ^S} holds output up. */
    boolean isStopped() {
        return stopped;
    }

    /** What was typed and not read is kept: as one line when lines begin to count, byte by byte when they end to. */
    void configure(TerminalSettings next) {
        if (next.canonical() != settings.canonical()) {
            literalNext = false;
            input.forgetLines();
            lines = 0;
            if (next.canonical() && input.size() > 0) {
                input.endLine();
                lines = input.size();
            }
        }
        settings = next;
        if (!next.flowControl()) {
            stopped = false;
            processEcho();
        }
    }

    // Typing

    /**
     * Types bytes.
     *
     * @return how many were taken: fewer when what was typed before fills the buffer and can be read. A line that is too
     *     long loses what is behind its 4,095th byte, but can still be edited and ended
     */
    int type(byte[] bytes, int offset, int length) {
        int taken = 0;
        while (taken < length) {
            int room = CAPACITY - 1 - input.size();
            if (room <= 0 && !(settings.canonical() && lines == 0)) {
                break;
            }
            if (room < 0) {
                input.removeLast(1);
            }
            receive(bytes[offset + taken]);
            taken++;
        }
        processEcho();
        return taken;
    }

    private void receive(byte typed) {
        if (literalNext) {
            literalNext = false;
            keep(typed);
        } else if (!controlsFlow(typed) && !signals(typed)) {
            if (typed == '\r' && settings.mapReturnToNewline()) {
                receiveNewline();
            } else if (!settings.canonical() || !edits(typed)) {
                keep(typed);
            }
        }
    }

    private void keep(byte typed) {
        if (settings.echo()) {
            if (lines == input.size()) {
                echo.lineStarts();
            }
            echo.typed(typed);
        }
        input.add(typed);
    }

    private boolean controlsFlow(byte typed) {
        if (!settings.flowControl() || (typed != STOP && typed != START)) {
            return false;
        }
        stopped = typed == STOP;
        processEcho();
        return true;
    }

    private boolean signals(byte typed) {
        if (!settings.signals()) {
            return false;
        }
        switch (typed) {
            case INTERRUPT -> signal(Signal.INT);
            case QUIT -> signal(Signal.QUIT);
            case SUSPEND -> signal(Signal.TSTP);
            default -> {
                return false;
            }
        }
        if (settings.echo()) {
            echo.typed(typed);
        }
        return true;
    }

    /** Forgets what was typed, and what goes out and nobody has seen yet. */
    private void signal(Signal signal) {
        signals.add(signal);
        input.clear();
        lines = 0;
        echo.clear();
        echoed.reset();
        outputDiscarded = true;
        if (settings.flowControl()) {
            stopped = false;
        }
    }

    /** Whether the byte does something to the line instead of becoming a part of it. */
    private boolean edits(byte typed) {
        switch (typed) {
            case LineEraser.ERASE, LineEraser.ERASE_WORD, LineEraser.KILL ->
                eraser.erase(typed, input.size() - lines, settings.echo());
            case LITERAL_NEXT -> {
                literalNext = true;
                if (settings.echo()) {
                    echo.raw('^');
                    echo.raw('\b');
                }
            }
            case REPRINT -> {
                if (!settings.echo()) {
                    return false;
                }
                echo.typed(typed);
                echo.raw('\n');
                for (int i = lines; i < input.size(); i++) {
                    echo.typed(input.at(i));
                }
            }
            case '\n' -> receiveNewline();
            case END_OF_INPUT -> {
                input.addEndOfInput();
                lines = input.size();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void receiveNewline() {
        if (settings.echo()) {
            echo.raw('\n');
        }
        if (settings.canonical()) {
            input.addEndOfLine((byte) '\n');
            lines = input.size();
        } else {
            input.add((byte) '\n');
        }
    }

    // What typing has caused

    private void processEcho() {
        if (!stopped) {
            echo.process(settings.mapNewlineToReturnNewline(), echoed);
        }
    }

    /** The echo that has gone out since the last call. */
    byte[] takeEcho() {
        byte[] taken = echoed.toByteArray();
        echoed.reset();
        return taken;
    }

    /** The signals for the foreground group since the last call. */
    List<Signal> takeSignals() {
        List<Signal> taken = List.copyOf(signals);
        signals.clear();
        return taken;
    }

    /** Whether a signal since the last call lets output be thrown away that has not gone out. */
    boolean takeOutputDiscarded() {
        boolean taken = outputDiscarded;
        outputDiscarded = false;
        return taken;
    }

    // Reading

    /** Whether {@link #read} would give something, an end of input included. */
    boolean readable() {
        return settings.canonical() ? lines > 0 : input.size() > 0;
    }

    /**
     * Reads what is there, at most one line. Only when {@link #readable}.
     *
     * @param length 1 or more
     * @return how many bytes; 0 for an end of input
     */
    int read(byte[] buffer, int offset, int length) {
        int available = settings.canonical() ? lines : input.size();
        int count = 0;
        int passed = 0;
        boolean ended = false;
        while (!ended && passed < available && count < length) {
            ended = input.endsLine(passed);
            if (!input.isEndOfInput(passed)) {
                buffer[offset + count] = input.at(passed);
                count++;
            }
            passed++;
        }
        if (!ended && passed < available && input.isEndOfInput(passed)) {
            // A read that stops right before an end of input takes that along: it is not told twice.
            passed++;
        }
        input.removeFirst(passed);
        lines = Math.max(0, lines - passed);
        return count;
    }

    // Writing

    /**
     * Processes written bytes.
     *
     * @param room how many bytes may come out
     * @return how many were processed
     */
    int write(byte[] bytes, int offset, int length, int room, ByteArrayOutputStream out) {
        boolean process = settings.mapNewlineToReturnNewline();
        int limit = out.size() + room;
        int taken = 0;
        while (taken < length && out.size() + TerminalColumns.width(bytes[offset + taken], process) <= limit) {
            columns.put(bytes[offset + taken], process, out);
            taken++;
        }
        return taken;
    }
}
