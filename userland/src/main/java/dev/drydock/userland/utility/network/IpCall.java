package dev.drydock.userland.utility.network;

import dev.drydock.network.Ipv4Address;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.NetworkView;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of {@code ip}: what its options say, the words behind them, and how it complains. */
final class IpCall {
    /** The status of a command line that cannot be read. */
    static final int WRONG = 255;

    private static final Words REFUSED = Words.of("RTNETLINK answers: Operation not permitted");
    private static final Words NO_DEVICE = Words.of("Cannot find device \"%s\"", "can't find device '%s'");
    private static final Words NOT_EMULATED = Words.of("'%s' is not emulated");
    private static final Words NO_PREFIX = Words.of(
            "Error: any valid prefix is expected rather than \"%s\".", "an inet prefix is expected rather than \"%s\"");

    private final Invocation call;
    boolean inet = true;
    boolean inet6 = true;
    boolean statistics;
    boolean brief;
    boolean oneLine;

    IpCall(Invocation call) {
        this.call = call;
    }

    boolean isGnu() {
        return call.isGnu();
    }

    NetworkView network() {
        return call.process().network();
    }

    int uid() {
        return call.files().credentials().uid();
    }

    void print(String text) {
        call.out().text(text);
    }

    /** Whether one family alone was asked for. */
    boolean isOfOneFamily() {
        return inet != inet6;
    }

    static boolean isPrefix(String word, String whole) {
        return !word.isEmpty() && whole.startsWith(word);
    }

    static boolean isShow(String word) {
        return isPrefix(word, "show") || isPrefix(word, "list") || word.equals("lst");
    }

    /** The words behind {@code show}, or all if there is none. */
    static Deque<String> behindShow(List<String> words) {
        boolean named = !words.isEmpty() && isShow(words.get(0));
        return new ArrayDeque<>(words.subList(named ? 1 : 0, words.size()));
    }

    /** The word that an option such as {@code dev} needs behind it. */
    String valueOf(Deque<String> words) {
        String value = words.poll();
        if (value == null) {
            throw call.isGnu()
                    ? said(WRONG, Words.of("Command line is not complete. Try option \"help\""))
                    : call.usage();
        }
        return value;
    }

    NetworkInterface device(String name) {
        NetworkInterface device = find(name);
        if (device == null) {
            throw said(1, NO_DEVICE, name);
        }
        return device;
    }

    @Nullable
    NetworkInterface find(String name) {
        for (NetworkInterface each : network().interfaces()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    AddressPrefix prefix(String text) {
        return AddressPrefix.parse(text).orElseThrow(() -> said(1, NO_PREFIX, text));
    }

    /** The address of IPv4 that packets to a network at hand come from. */
    String ownAddress(String deviceName) {
        NetworkInterface device = find(deviceName);
        return device == null ? "" : device.address();
    }

    /** Whether an address is one of this container's own. */
    boolean isOwn(Ipv4Address address) {
        return address.isLoopback()
                || network().interfaces().stream()
                        .anyMatch(each -> each.address().equals(address.toString()));
    }

    /** iproute2 does not say its name. */
    Quit said(int status, Words words, String... values) {
        if (call.isBusyBox()) {
            return call.fail(status, words, (Object[]) values);
        }
        call.raw(call.format(words.gnu(), (Object[]) values) + "\n");
        return new Quit(status);
    }

    Quit notEmulated(String word) {
        return call.fail(NOT_EMULATED, word);
    }

    /** Nobody in a container may change what is here. */
    Quit refused() {
        return said(2, REFUSED);
    }

    /** An argument of a kind that it does not know. */
    Quit wrongArgument(String value, String what) {
        return said(
                WRONG,
                Words.of("Error: argument \"%s\" is wrong: %s", "invalid argument '%s' to '" + call.name() + "'"),
                value,
                what);
    }

    /** @param object as which the help knows it */
    Quit unknownCommand(String command, String object, int busyBoxStatus) {
        if (call.isGnu() && command.equals("help")) {
            return notEmulated(object + " help");
        }
        return said(
                call.isGnu() ? WRONG : busyBoxStatus,
                Words.of(
                        "Command \"%s\" is unknown, try \"ip %s help\".",
                        "invalid argument '%s' to '" + call.name() + "'"),
                command,
                object);
    }
}
