package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.id.SandboxId;
import dev.drydock.network.IpAddress;
import dev.drydock.network.PortOpener;
import dev.drydock.network.PortRequest;
import dev.drydock.network.PortWishes;
import dev.drydock.network.PublishedPort;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.network.socket.Internet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Which ports a container wants published, and how they are opened. Which of its networks carries them is not its business. */
final class WantedPorts {
    private final Internet internet;
    private final HostPorts hostPorts;

    WantedPorts(ContainerSurroundings.Network around) {
        this.internet = around.internet();
        this.hostPorts = around.hostPorts();
    }

    /** @param stack the container's own */
    PortWishes of(Container container, SandboxId stack) {
        return new PortWishes(requests(container), opener(stack));
    }

    private PortOpener opener(SandboxId stack) {
        return new PortOpener() {
            @Override
            public void open(PublishedPort port) throws IOException {
                internet.requireFree(port);
                if (port.protocol().equals("udp")) {
                    hostPorts.openDatagrams(port, () -> internet.openPublished(stack, port.containerPort()));
                } else {
                    hostPorts.open(port, () -> internet.connectPublished(stack, port.containerPort()));
                }
            }

            @Override
            public void close(PublishedPort port) {
                hostPorts.close(port);
            }
        };
    }

    /** Ports that are exposed and bound. */
    private static List<PortRequest> requests(Container container) {
        HostConfig host = container.hostConfig();
        List<PortRequest> requests = new ArrayList<>();
        SortedMap<String, List<PortBinding>> bindings =
                host.portBindings() == null ? Collections.emptySortedMap() : host.portBindings();
        for (String exposed : container.config().exposedPorts() == null
                ? List.<String>of()
                : container.config().exposedPorts()) {
            String protocol = PortText.protocol(exposed);
            int port = PortText.parse(PortText.number(exposed)).orElse(0);
            List<PortBinding> bound =
                    bindings.getOrDefault(exposed, bindings.getOrDefault(PortText.number(exposed), List.of()));
            for (PortBinding binding : bound) {
                PortText.Range range =
                        PortText.parseRange(PortText.number(binding.hostPort())).orElse(new PortText.Range(0, 0));
                requests.add(new PortRequest(port, protocol, hostIp(binding), range.first(), range.last()));
            }
            if (bound.isEmpty() && host.publishAllPorts()) {
                requests.add(PortRequest.anywhere(port, protocol));
            }
        }
        return requests;
    }

    /** In the engine's own form. What is no address is as if it was not given (28.5.2: buildCreateEndpointOptions, ParseIP). */
    private static String hostIp(PortBinding binding) {
        return IpAddress.parse(binding.hostIp())
                .map(address -> address.unmapped().toString())
                .orElse("");
    }
}
