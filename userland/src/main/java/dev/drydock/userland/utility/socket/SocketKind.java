package dev.drydock.userland.utility.socket;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of sockets that {@code ss} can show, and which states of each are shown where none are asked for. */
enum SocketKind {
    TCP("tcp", Family.INTERNET, SocketPhase.CONNECTED),
    MPTCP("mptcp", Family.INTERNET, SocketPhase.CONNECTED),
    DCCP("dccp", Family.INTERNET, SocketPhase.CONNECTED),
    UDP("udp", Family.INTERNET, Set.of(SocketPhase.ESTABLISHED)),
    RAW("raw", Family.INTERNET, Set.of(SocketPhase.ESTABLISHED)),
    UNIX_DATAGRAM("unix_dgram", Family.LOCAL, Set.of(SocketPhase.UNCONNECTED)),
    UNIX_STREAM("unix_stream", Family.LOCAL, SocketPhase.CONNECTED),
    UNIX_PACKETS("unix_seqpacket", Family.LOCAL, SocketPhase.CONNECTED),
    PACKET_DATAGRAM("packet_dgram", Family.LINKS, Set.of(SocketPhase.UNCONNECTED)),
    PACKET_RAW("packet_raw", Family.LINKS, Set.of(SocketPhase.UNCONNECTED)),
    SCTP("sctp", Family.INTERNET, SocketPhase.CONNECTED);

    /** Families of addresses. */
    enum Family {
        INET("inet"),
        INET6("inet6"),
        UNIX("unix"),
        LINK("link");

        private static final Set<Family> INTERNET = Set.of(INET, INET6);
        private static final Set<Family> LOCAL = Set.of(UNIX);
        private static final Set<Family> LINKS = Set.of(LINK);

        private final String word;

        Family(String word) {
            this.word = word;
        }

        static Optional<Family> named(String word) {
            return List.of(values()).stream()
                    .filter(family -> family.word.equals(word))
                    .findFirst();
        }
    }

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // cannot be changed
    private final Set<Family> families;

    @SuppressWarnings("ImmutableEnumChecker") // cannot be changed
    private final Set<SocketPhase> shown;

    SocketKind(String word, Set<Family> families, Set<SocketPhase> shown) {
        this.word = word;
        this.families = families;
        this.shown = shown;
    }

    /** Those that a word of {@code -A} stands for; none for a word that means nothing. */
    static List<SocketKind> named(String word) {
        return switch (word) {
            case "all" -> List.of(values());
            case "inet" -> of(Family.INET);
            case "unix" -> of(Family.UNIX);
            case "packet" -> of(Family.LINK);
            case "u_str" -> List.of(UNIX_STREAM);
            case "u_dgr" -> List.of(UNIX_DATAGRAM);
            case "u_seq" -> List.of(UNIX_PACKETS);
            case "p_raw" -> List.of(PACKET_RAW);
            case "p_dgr" -> List.of(PACKET_DATAGRAM);
            default ->
                List.of(values()).stream()
                        .filter(kind -> kind.word.equals(word))
                        .toList();
        };
    }

    static List<SocketKind> of(Family family) {
        return List.of(values()).stream()
                .filter(kind -> kind.families.contains(family))
                .toList();
    }

    String word() {
        return word;
    }

    Set<Family> families() {
        return families;
    }

    Set<SocketPhase> shown() {
        return shown;
    }
}
