package dev.drydock.network;

/** Ports from one to another, both included. */
record PortRange(int first, int last) {
    /** Where ports come from that nobody named: Linux's {@code ip_local_port_range}. */
    static final PortRange EPHEMERAL = new PortRange(32768, 60999);

    int size() {
        return last - first + 1;
    }

    /** The port after another, the first one after the last. */
    int after(int port) {
        return port >= last || port < first ? first : port + 1;
    }
}
