package dev.drydock.sandbox;

/** A place to listen on. Its text is what a client writes into {@code DOCKER_HOST}. */
sealed interface ListenAddress permits UnixAddress, TcpAddress {

    /** Whether it can be reached from this machine only. */
    boolean isLocal();

    /**
     * Reads {@code unix:///absolute/path} or {@code tcp://host:port}.
     *
     * @throws WrongUseException if it is neither; the message says what was expected
     */
    static ListenAddress parse(String text) throws WrongUseException {
        if (text.startsWith(UnixAddress.SCHEME)) {
            return UnixAddress.parse(text);
        }
        if (text.startsWith(TcpAddress.SCHEME)) {
            return TcpAddress.parse(text);
        }
        throw new WrongUseException("expected unix:///path or tcp://host:port, not '" + text + "'");
    }
}
