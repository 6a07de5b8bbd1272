package dev.drydock.junit;

/** How the client of docker-java that a test is given gets to its engine. */
public enum ClientTransport {
    /** By calls of methods: no socket is opened. Needs {@code docker-java-core}, and nothing else. */
    IN_PROCESS,
    /**
     * Over TCP, as to a real engine. Needs {@code docker-java-transport-zerodep} or {@code docker-java-transport-httpclient5} as
     * well.
     */
    SOCKET
}
