package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code sleep}: waits on the engine's clock, without a thread. */
final class Sleep {
    static final Command COMMAND = Command.named("sleep", Sleep::run).gnu("").busybox("+");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words INVALID = Words.of("invalid time interval %l", "invalid number '%s'");

    static final Command MICROSECONDS =
            Command.named("usleep", Sleep::micro).busybox("").only(Flavour.BUSYBOX);

    private Sleep() {}

    private static Exit micro(Invocation call) {
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        String text = call.operands().get(0);
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(INVALID, text);
        }
        return Exit.after(Duration.of(Long.parseLong(text), ChronoUnit.MICROS), process -> Exit.SUCCESS);
    }

    private static Exit run(Invocation call) {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        Interval sum = Interval.ZERO;
        for (String operand : operands) {
            Optional<Interval> interval = Interval.parse(operand);
            if (interval.isEmpty()) {
                if (call.isBusyBox()) {
                    throw call.fail(INVALID, operand);
                }
                call.complain(INVALID, operand);
            } else {
                sum = sum.plus(interval.get());
            }
        }
        if (call.status() != 0) {
            throw call.usage();
        }
        Duration delay = sum.duration();
        return sum.endless() ? Exit.never() : Exit.after(delay, process -> Exit.SUCCESS);
    }
}
