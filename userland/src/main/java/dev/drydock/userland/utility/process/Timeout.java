package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.SpawnRequest;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code timeout}: runs a command, and ends it when a time is over. It waits for whichever comes first: the time
 * on the engine's clock, or the byte that the command's end puts into a pipe.
 */
final class Timeout {
    static final Command COMMAND = Command.named("timeout", call -> new Timeout(call).run())
            .gnu("+ foreground k,kill-after= preserve-status s,signal= v,verbose")
            .busybox("+ s=")
            .trouble(125);
    private static final int TIMED_OUT = 124;
    private static final int FAILED = 125;
    private static final Words INVALID_TIME = Words.of("invalid time interval %l", "invalid number '%s'");
    private static final Words INVALID_SIGNAL = Words.of("%l: invalid signal", "unknown signal '%s'");
    private static final Words SENDING = Words.of("sending signal %s to command %l");

    private final Invocation call;
    private final ContainerProcess process;
    private Signal signal = Signal.TERM;
    private Interval killAfter = Interval.ZERO;
    private boolean foreground;
    private boolean keepsStatus;
    private boolean verbose;

    private Timeout(Invocation call) {
        this.call = call;
        this.process = call.process();
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "foreground" -> foreground = true;
                case "k" -> killAfter = interval(option.argument());
                case "preserve-status" -> keepsStatus = true;
                case "s" ->
                    signal = SignalWords.parse(option.argument()).orElseThrow(() -> invalidSignal(option.argument()));
                default -> verbose = true;
            }
        }
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw call.usage();
        }
        Interval limit = interval(operands.get(0));
        return limited(operands.subList(1, operands.size()), limit);
    }

    private RuntimeException invalidSignal(String text) {
        return call.isGnu() ? call.usage(INVALID_SIGNAL, text) : call.fail(INVALID_SIGNAL, text);
    }

    private Interval interval(String text) {
        return Interval.parse(text)
                .orElseThrow(() -> call.isGnu() ? call.usage(INVALID_TIME, text) : call.fail(INVALID_TIME, text));
    }

    private Exit limited(List<String> command, Interval limit) throws IOException {
        if (!foreground && process.processGroup() != process.pid()) {
            process.setProcessGroup(0, 0);
        }
        ContainerProcess.Pipe ended = process.pipe();
        process.handle(Signal.CHLD, ignored -> tell(ended));
        process.handle(Signal.TTIN, SignalHandler.IGNORE);
        process.handle(Signal.TTOU, SignalHandler.IGNORE);
        int child;
        try {
            String path = ProgramSearch.find(process, command.get(0), process.environment());
            child = process.spawn(new SpawnRequest(
                    path,
                    command,
                    process.environment(),
                    process.descriptors(),
                    -1,
                    false,
                    Map.of(Signal.TTIN, SignalHandler.DEFAULT, Signal.TTOU, SignalHandler.DEFAULT)));
        } catch (ErrnoException error) {
            call.say(RunCommand.CANNOT_RUN, command.get(0), error);
            return Exit.of(RunCommand.status(error));
        }
        forward(child);
        return wait(child, command.get(0), limit, ended);
    }

    /** What would end this ends the command, too. */
    private void forward(int child) throws IOException {
        for (Signal ending : List.of(Signal.TERM, Signal.INT, Signal.HUP, Signal.QUIT)) {
            process.handle(ending, received -> send(child, received));
        }
    }

    private void send(int child, Signal sent) {
        sendTo(child, sent);
        if (call.isGnu() && !foreground) {
            sendToGroup(sent);
        }
        if (sent != Signal.KILL && sent != Signal.CONT) {
            sendTo(child, Signal.CONT);
        }
    }

    /** What the command has started is in this group, too; so is this, which KILL ends. */
    private void sendToGroup(Signal sent) {
        try {
            if (sent != Signal.KILL) {
                process.handle(sent, SignalHandler.IGNORE);
            }
            process.kill(-process.processGroup(), sent);
        } catch (IOException alreadyGone) {
            return;
        }
    }

    private void sendTo(int child, Signal sent) {
        try {
            process.kill(child, sent);
        } catch (IOException alreadyGone) {
            return;
        }
    }

    /** A byte in a pipe keeps what a signal says until somebody waits for it. */
    private static void tell(ContainerProcess.Pipe ended) {
        try {
            ended.writeEnd().write(new byte[1], 0, 1);
        } catch (IOException nobodyWaits) {
            return;
        }
    }

    private Exit wait(int child, String command, Interval limit, ContainerProcess.Pipe ended) throws IOException {
        boolean timedOut = false;
        Interval left = limit;
        Instant start = process.clock().now();
        while (true) {
            WaitStatus status = process.waitFor(child, false, false);
            if (status != null) {
                return ended(status, timedOut);
            }
            boolean limited = !left.endless() && !left.duration().isZero();
            Duration rest = left.duration()
                    .minus(Duration.between(start, process.clock().now()));
            if (limited && (rest.isNegative() || rest.isZero())) {
                Signal sent = timedOut ? Signal.KILL : signal;
                if (verbose) {
                    call.say(SENDING, SignalWords.name(sent), command);
                }
                send(child, sent);
                left = timedOut ? Interval.ZERO : killAfter;
                timedOut = true;
                start = process.clock().now();
                continue;
            }
            try {
                if (!process.awaitReadable(List.of(ended.readEnd()), limited ? rest : null)
                        .isEmpty()) {
                    ended.readEnd().read(new byte[64], 0, 64);
                }
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    return Exit.of(FAILED);
                }
            }
        }
    }

    private Exit ended(WaitStatus status, boolean timedOut) throws IOException {
        Signal fatal = status.signal();
        if (call.isBusyBox() && fatal != null) {
            // BusyBox puts the command into its own place, and so ends as that does.
            if (fatal != Signal.KILL) {
                process.handle(fatal, SignalHandler.DEFAULT);
            }
            process.kill(process.pid(), fatal);
            process.checkpoint();
        }
        if (call.isGnu() && timedOut && !keepsStatus && status.signal() != Signal.KILL) {
            return Exit.of(TIMED_OUT);
        }
        return Exit.of(status.shellStatus());
    }
}
