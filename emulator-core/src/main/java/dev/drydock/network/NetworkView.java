package dev.drydock.network;

import java.util.List;

/** The network as a program in a container sees it. */
public interface NetworkView {

    /** {@code lo} first, then in order of connection. */
    List<NetworkInterface> interfaces();

    List<Route> routes();

    /** Whether a packet to this IPv4 address would be answered: {@code ping}'s question. */
    boolean reaches(String address);
}
