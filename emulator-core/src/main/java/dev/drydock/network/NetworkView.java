package dev.drydock.network;

import java.util.List;
import java.util.Optional;

/** The network as a program in a container sees it. */
public interface NetworkView {

    /** {@code lo} first, then in order of connection. */
    List<NetworkInterface> interfaces();

    List<Route> routes();

    /** Those of IPv6: networks at hand, links, then the default route. */
    default List<Route> routes6() {
        return List.of();
    }

    /** Whether a packet to this address would be answered: {@code ping}'s question. */
    boolean reaches(String address);

    /** Those of IPv4 that packets were exchanged with, in the order in which that began, as long as they are there. */
    default List<Neighbour> neighbours() {
        return List.of();
    }

    /** Whether an address belongs to a network at hand, and nobody there has it. */
    default boolean isNobody(String address) {
        return false;
    }

    /**
     * Counts a question that was to be echoed, and its echo, on the interfaces that they pass; {@code ping} says what became
     * of them.
     *
     * @param bytes of ICMP, with its header
     */
    default void countEcho(String address, int bytes, Echo echo) {}

    /** What became of a question to be echoed. */
    enum Echo {
        ANSWERED,
        QUESTION_LOST,
        ANSWER_LOST
    }

    /** How well packets get to an address that is reached. */
    default LinkConditions conditions(String address) {
        return LinkConditions.PERFECT;
    }

    /**
     * What the network's name service answers for a name: addresses of IPv4, then of IPv6, each in an order that changes from
     * question to question, so that clients who take the first one are spread over all. Only networks of users have one.
     *
     * @return empty if it knows none, and where there is no name service
     */
    default List<String> addressesOf(String name) {
        return List.of();
    }

    /** Whether there is a name service: on networks of users. */
    default boolean hasNameService() {
        return false;
    }

    /** What the name service answers for an address, such as {@code web.backend}. */
    default Optional<String> nameOf(String address) {
        return Optional.empty();
    }
}
