package dev.drydock.userland.utility.socket;

import dev.drydock.network.socket.SocketStatus;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The states of a socket as {@code ss} words them, in the order of Linux's numbers. */
enum SocketPhase {
    UNKNOWN("UNKNOWN", "unknown"),
    ESTABLISHED("ESTAB", "established"),
    SYN_SENT("SYN-SENT", "syn-sent"),
    SYN_RECV("SYN-RECV", "syn-recv"),
    FIN_WAIT_1("FIN-WAIT-1", "fin-wait-1"),
    FIN_WAIT_2("FIN-WAIT-2", "fin-wait-2"),
    TIME_WAIT("TIME-WAIT", "time-wait"),
    UNCONNECTED("UNCONN", "unconnected"),
    CLOSE_WAIT("CLOSE-WAIT", "close-wait"),
    LAST_ACK("LAST-ACK", "last-ack"),
    LISTEN("LISTEN", "listening"),
    CLOSING("CLOSING", "closing");

    static final Set<SocketPhase> ALL = Collections.unmodifiableSet(EnumSet.allOf(SocketPhase.class));
    static final Set<SocketPhase> LISTENING = Set.of(LISTEN, UNCONNECTED);

    /** What is shown of connections where nothing else is asked for. */
    static final Set<SocketPhase> CONNECTED = without(LISTEN, UNCONNECTED, TIME_WAIT, SYN_RECV);

    private final String label;
    private final String word;

    SocketPhase(String label, String word) {
        this.label = label;
        this.word = word;
    }

    static SocketPhase of(SocketStatus.State state) {
        return values()[state.number()];
    }

    /** Those that a word behind {@code state} stands for; none for a word that means nothing. */
    static Set<SocketPhase> named(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "close", "closed" -> Set.of(UNCONNECTED);
            case "syn-rcv" -> Set.of(SYN_RECV);
            case "all" -> ALL;
            case "connected" -> without(UNCONNECTED, LISTEN);
            case "synchronized" -> without(UNCONNECTED, LISTEN, SYN_SENT);
            case "bucket" -> Set.of(SYN_RECV, TIME_WAIT);
            case "big" -> without(SYN_RECV, TIME_WAIT);
            default ->
                List.of(values()).stream()
                        .filter(phase -> phase.word.equals(word))
                        .findFirst()
                        .map(Set::of)
                        .orElse(Set.of());
        };
    }

    static Set<SocketPhase> without(SocketPhase... others) {
        Set<SocketPhase> left = EnumSet.allOf(SocketPhase.class);
        left.removeAll(List.of(others));
        return Collections.unmodifiableSet(left);
    }

    String label() {
        return label;
    }
}
