package dev.drydock.network.socket;

import dev.drydock.fault.FaultPoint;
import dev.drydock.network.PublishedPort;
import dev.drydock.network.fault.PortFault;
import java.io.IOException;

/** Ports of the machine of which some are taken, if that is asked for. */
public record FaultyHostPorts(HostPorts ports, FaultPoint<Integer, PortFault> faults) implements HostPorts {

    @Override
    public void open(PublishedPort port, Target target) throws IOException {
        requireFree(port);
        ports.open(port, target);
    }

    @Override
    public void openDatagrams(PublishedPort port, DatagramTarget target) throws IOException {
        requireFree(port);
        ports.openDatagrams(port, target);
    }

    private void requireFree(PublishedPort port) throws IOException {
        if (faults.meet(port::hostPort) == PortFault.TAKEN) {
            throw new IOException("address already in use");
        }
    }

    @Override
    public void close(PublishedPort port) {
        ports.close(port);
    }

    @Override
    public HostPorts ofFork() {
        return ports.ofFork();
    }

    @Override
    public void close() {
        ports.close();
    }
}
