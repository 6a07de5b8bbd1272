package dev.drydock.sandbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TCP port.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 0 to 65535; 0 takes any that is free
 */
record TcpAddress(String host, int port) implements ListenAddress {

    static final String SCHEME = "tcp://";

    private static final Pattern NOTATION =
            Pattern.compile("tcp://(?:\\[([^\\[\\]/]+)]|([^\\[\\]:/]+)):([0-9]{1,5})/?");
    private static final int HIGHEST_PORT = 65_535;

    static TcpAddress parse(String text) throws WrongUseException {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new WrongUseException("expected tcp://host:port, not '" + text + "'");
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port > HIGHEST_PORT) {
            throw new WrongUseException("a port is 0 to " + HIGHEST_PORT + ", not " + port);
        }
        return new TcpAddress(matcher.group(1) != null ? matcher.group(1) : matcher.group(2), port);
    }

    /** A name that cannot be resolved is not local. */
    @Override
    public boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public String toString() {
        return SCHEME + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
