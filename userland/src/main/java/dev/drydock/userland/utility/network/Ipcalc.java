package dev.drydock.userland.utility.network;

import dev.drydock.network.Ipv4Address;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** {@code ipcalc} of BusyBox: the network that an address is of. */
final class Ipcalc {
    static final Command COMMAND = Command.named("ipcalc", Ipcalc::run)
            .busybox("m,netmask b,broadcast n,network p,prefix h,hostname s,silent");
    private static final Words BAD_ADDRESS = Words.of("bad IP address: %s");
    private static final Words BAD_MASK = Words.of("bad netmask: %s");
    private static final Words BOTH = Words.of("use prefix or netmask, not both");
    private static final Words INVALID = Words.of("invalid number '%s'");
    private static final Words OUT_OF_RANGE = Words.of("number %s is not in 0..32 range");
    private static final Words NO_NAME = Words.of("can't find hostname for %s: Host name lookup failure");
    private static final int BITS = 32;
    private static final long ALL = 0xffff_ffffL;

    private Ipcalc() {}

    private static Exit run(Invocation call) {
        List<String> operands = call.operands();
        boolean asked = List.of("m", "b", "n", "p", "h").stream().anyMatch(call.commandLine()::has);
        boolean masked = operands.size() == 2;
        if (!asked
                || operands.isEmpty()
                || operands.size() > 2
                || (masked && call.commandLine().has("m"))) {
            throw call.usage();
        }
        String[] parts = operands.get(0).split("/", 2);
        long address = number(call, parts[0], BAD_ADDRESS);
        boolean prefixed = parts.length == 2 && !parts[1].isEmpty();
        if (prefixed && masked) {
            throw call.fail(BOTH);
        }
        long mask = prefixed
                ? ofLength(prefix(call, parts[1]))
                : masked ? number(call, operands.get(1), BAD_MASK) : ofLength(classLength(address));
        return show(call, address, mask);
    }

    private static Exit show(Invocation call, long address, long mask) {
        show(call, "m", "NETMASK", new Ipv4Address(mask));
        show(call, "b", "BROADCAST", new Ipv4Address(address & mask | ~mask & ALL));
        show(call, "n", "NETWORK", new Ipv4Address(address & mask));
        show(call, "p", "PREFIX", Long.bitCount(mask));
        if (call.commandLine().has("h")) {
            String asked = new Ipv4Address(address).toString();
            String name = HostNames.of(call.process()).lookUp(asked).stream()
                    .map(entry -> entry.names().get(0))
                    .filter(found -> !found.equals(asked))
                    .findFirst()
                    .orElse(null);
            if (name == null) {
                throw fail(call, NO_NAME, asked);
            }
            call.out().line("HOSTNAME=" + name);
        }
        return Exit.SUCCESS;
    }

    private static void show(Invocation call, String option, String name, Object value) {
        if (call.commandLine().has(option)) {
            call.out().line(name + "=" + value);
        }
    }

    private static long number(Invocation call, String text, Words words) {
        return Ipv4Address.parse(text)
                .orElseThrow(() -> fail(call, words, text))
                .number();
    }

    private static int prefix(Invocation call, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(INVALID, text);
        }
        int length = Integer.parseInt(text);
        if (length > BITS) {
            throw call.fail(OUT_OF_RANGE, text);
        }
        return length;
    }

    /** The length that the class of an address gives it; those above B count as C. */
    private static int classLength(long address) {
        long first = address >>> 24;
        return first < 128 ? 8 : first < 192 ? 16 : 24;
    }

    private static long ofLength(int length) {
        return ALL << (BITS - length) & ALL;
    }

    private static Quit fail(Invocation call, Words words, String text) {
        return call.commandLine().has("s") ? new Quit(1) : call.fail(words, text);
    }
}
