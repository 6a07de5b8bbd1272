package dev.drydock.host;

import dev.drydock.network.PublishedPort;
import dev.drydock.network.socket.HostPorts;
import java.io.IOException;

/** Ports of no machine, whose end is also that of the thread which carries the connections of the engine's own socket. */
final class CarriedPorts implements HostPorts {
    private final HostPorts virtual = HostPorts.virtual();
    private final ForwardedPorts carrier;

    CarriedPorts(ForwardedPorts carrier) {
        this.carrier = carrier;
    }

    @Override
    public void open(PublishedPort port, Target target) throws IOException {
        virtual.open(port, target);
    }

    @Override
    public void openDatagrams(PublishedPort port, DatagramTarget target) throws IOException {
        virtual.openDatagrams(port, target);
    }

    @Override
    public void close(PublishedPort port) {
        virtual.close(port);
    }

    @Override
    public void close() {
        virtual.close();
        carrier.close();
    }
}
