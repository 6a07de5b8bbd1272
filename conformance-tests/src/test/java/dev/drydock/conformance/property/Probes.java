package dev.drydock.conformance.property;

import dev.drydock.network.Ipv4Address;
import dev.drydock.network.NetworkView;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for every program: listens on a port for ever, or knocks at that of somebody. */
final class Probes implements Programs {
    private static final int PORT = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration EVER = Duration.ofDays(1000);

    private final Map<String, NetworkView> views = new ConcurrentHashMap<>();

    /** The command of a container's first process. */
    static List<String> listening(String name) {
        return List.of("sleep", name);
    }

    /** A command that ends with 0 if somebody answers at the address. */
    static String[] knockingAt(String address) {
        return new String[] {"true", address};
    }

    /** The network as a container sees it. */
    NetworkView of(String name) {
        return views.get(name);
    }

    @Override
    public Optional<Program> stub(String name) {
        return Optional.of(this::run);
    }

    @Override
    public Optional<Program> binary(String path) {
        return Optional.empty();
    }

    private Exit run(ContainerProcess process) throws IOException {
        String argument = process.arguments().get(1);
        if (process.arguments().get(0).equals("sleep")) {
            views.put(argument, process.network());
            process.allocate(3, process.listen(new SocketAddress(SocketAddress.ANY, PORT), 1000));
            return Exit.after(EVER, again -> Exit.SUCCESS);
        }
        Ipv4Address address = Ipv4Address.parse(argument).orElseThrow();
        try {
            process.connect(new SocketAddress(address, PORT), PATIENCE).close();
            return Exit.SUCCESS;
        } catch (IOException nobody) {
            return Exit.FAILURE;
        }
    }
}
