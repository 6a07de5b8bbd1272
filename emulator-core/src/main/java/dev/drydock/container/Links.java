package dev.drydock.container;

import dev.drydock.network.Endpoint;
import dev.drydock.network.Network;
import dev.drydock.network.Sandbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What a link tells the container that has it: the variables of {@code --link} (28.5.2: daemon/links). */
final class Links {
    private static final String BRIDGE = "bridge";

    private final ContainerStore store;
    private final ContainerSurroundings.Network network;

    Links(ContainerStore store, ContainerSurroundings.Network network) {
        this.store = store;
        this.network = network;
    }

    /** Only on the default bridge; each linked container must run, on the same bridge. */
    List<String> variables(Container parent) {
        List<String> variables = new ArrayList<>();
        if (!parent.networks().containsKey(BRIDGE)) {
            return variables;
        }
        for (Link link : parent.links()) {
            Container child = store.get(link.child());
            if (child == null || !child.status().isRunning()) {
                throw StartErrors.linkNotRunning("/" + link.childName(), "/" + link.name());
            }
            String address = bridgeAddress(child, network);
            if (address.isEmpty()) {
                throw StartErrors.linkNotOnBridge(child.id());
            }
            new Variables(link, child, address).addTo(variables);
        }
        return variables;
    }

    /** The address on the default bridge, empty if it has none. */
    static String bridgeAddress(Container container, ContainerSurroundings.Network network) {
        Run run = container.run();
        Sandbox sandbox =
                run == null ? null : network.sandboxes().get(run.network().sandbox());
        if (sandbox == null) {
            return "";
        }
        for (Endpoint endpoint : sandbox.endpoints()) {
            Network of = network.networks().get(endpoint.network());
            if (of != null && of.name().equals(BRIDGE) && endpoint.address() != null) {
                return endpoint.address().toString();
            }
        }
        return "";
    }

    /** The variables of one link. */
    private static final class Variables {
        private final Link link;
        private final Container child;
        private final String address;
        private final String prefix;

        Variables(Link link, Container child, String address) {
            this.link = link;
            this.child = child;
            this.address = address;
            this.prefix = link.alias().toUpperCase(Locale.ROOT).replace('-', '_');
        }

        void addTo(List<String> variables) {
            List<Port> ports = ports(child.config().exposedPorts());
            if (!ports.isEmpty()) {
                variables.add(prefix + "_PORT=" + ports.get(0).url(address));
            }
            for (Port port : ports) {
                String name = prefix + port.suffix();
                variables.add(name + "=" + port.url(address));
                variables.add(name + "_ADDR=" + address);
                variables.add(name + "_PORT=" + port.number());
                variables.add(name + "_PROTO=" + port.protocol());
            }
            addRanges(ports, variables);
            variables.add(prefix + "_NAME=/" + link.name());
            for (String variable : child.config().env() == null
                    ? List.<String>of()
                    : child.config().env()) {
                if (variable.contains("=") && !variable.startsWith("HOME=") && !variable.startsWith("PATH=")) {
                    variables.add(prefix + "_ENV_" + variable);
                }
            }
        }

        /** Ports that follow each other are told once more, as a range. */
        private void addRanges(List<Port> ports, List<String> variables) {
            int start = 0;
            for (int end = 0; end < ports.size(); end++) {
                boolean goesOn = end + 1 < ports.size() && ports.get(end + 1).follows(ports.get(end));
                if (goesOn) {
                    continue;
                }
                if (end > start) {
                    String name = prefix + ports.get(start).suffix();
                    variables.add(name + "_START=" + ports.get(start).url(address));
                    variables.add(name + "_PORT_START=" + ports.get(start).number());
                    variables.add(name + "_END=" + ports.get(end).url(address));
                    variables.add(name + "_PORT_END=" + ports.get(end).number());
                }
                start = end + 1;
            }
        }

        /** TCP first, then by number. */
        private static List<Port> ports(@Nullable SortedSet<String> exposed) {
            List<Port> ports = new ArrayList<>();
            for (String text : exposed == null ? List.<String>of() : exposed) {
                PortText.parse(PortText.number(text))
                        .ifPresent(number -> ports.add(new Port(number, PortText.protocol(text))));
            }
            ports.sort(Comparator.comparing((Port port) -> !port.protocol().equals("tcp"))
                    .thenComparing(Port::number));
            return ports;
        }
    }

    private record Port(int number, String protocol) {
        String url(String address) {
            return protocol + "://" + address + ":" + number;
        }

        String suffix() {
            return "_PORT_" + number + "_" + protocol.toUpperCase(Locale.ROOT);
        }

        boolean follows(Port before) {
            return number == before.number + 1 && protocol.equals(before.protocol);
        }
    }
}
