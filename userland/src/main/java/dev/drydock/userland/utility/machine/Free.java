package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.number.ByteSize;
import java.util.List;
import java.util.Locale;

/** {@code free}: how much memory is used. */
final class Free {
    static final Command COMMAND = Command.named("free", Free::run)
            .gnu(
                    "b,bytes kilo mega giga k,kibi m,mebi g,gibi h,human si !l,lohi t,total !s,seconds= !c,count= w,wide V")
            .busybox("b k m g h");

    private Free() {}

    private static Exit run(Invocation call) {
        long unit = 1024;
        boolean human = false;
        boolean total = false;
        boolean wide = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "b" -> unit = 1;
                case "k" -> unit = 1024;
                case "m" -> unit = 1L << 20;
                case "g" -> unit = 1L << 30;
                case "kilo" -> unit = 1000;
                case "mega" -> unit = 1_000_000;
                case "giga" -> unit = 1_000_000_000;
                case "h" -> human = true;
                case "t" -> total = true;
                case "w" -> wide = true;
                case "V" -> call.parse(List.of("--version"));
                default -> {}
            }
        }
        Memory memory = Memory.of(call);
        Shown shown = new Shown(call, unit, human);
        boolean gnu = call.isGnu();
        String head = wide
                ? "               total        used        free      shared     buffers       cache   available"
                : (gnu ? " " : "") + "              total        used        free      shared  buff/cache   available";
        call.out().line(head);
        String cache = wide
                ? shown.of(memory.buffersBytes()) + shown.of(memory.cachedBytes())
                : shown.of(memory.buffersBytes() + memory.cachedBytes());
        call.out()
                .line((gnu ? "Mem:    " : "Mem:   ")
                        + shown.of(memory.totalBytes())
                        + shown.of(memory.usedBytes())
                        + shown.of(memory.freeBytes())
                        + shown.of(memory.sharedBytes())
                        + cache
                        + shown.of(memory.availableBytes()));
        call.out().line((gnu ? "Swap:   " : "Swap:  ") + shown.of(0) + shown.of(0) + shown.of(0));
        if (total) {
            call.out()
                    .line("Total:  " + shown.of(memory.totalBytes()) + shown.of(memory.usedBytes())
                            + shown.of(memory.freeBytes()));
        }
        return Exit.SUCCESS;
    }

    private record Shown(Invocation call, long unit, boolean human) {
        String of(long bytes) {
            return String.format("%12s", text(bytes));
        }

        private String text(long bytes) {
            if (!human) {
                return Long.toString(bytes / unit);
            }
            if (call.isBusyBox()) {
                return bytes == 0 ? "0" : ByteSize.humanBusyBox(bytes);
            }
            return humanGnu(bytes);
        }

        /** procps cuts off where others round: one digit after the point as long as three characters hold it. */
        private static String humanGnu(long bytes) {
            if (bytes < 1024) {
                return bytes + "B";
            }
            double value = bytes;
            int power = 0;
            while (value >= 1000 && power < 6) {
                value /= 1024;
                power++;
            }
            String number = value < 10
                    ? String.format(Locale.ROOT, "%.1f", Math.floor(value * 10) / 10)
                    : Long.toString((long) value);
            return number + " KMGTPE".charAt(power) + "i";
        }
    }
}
