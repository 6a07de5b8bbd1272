package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.socket.Datagram;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.DatagramSocket;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.network.HostNames;
import dev.drydock.userland.utility.network.ServiceNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code nc} of Debian (netcat-openbsd 1.219): connects, listens, and looks which ports are open. */
final class OpenBsdNetcat {
    static final Command COMMAND = Command.named("nc", call -> new OpenBsdNetcat(call).run())
            .gnu(
                    "4 6 C d h k l n N p= q= r U u v w= z !b !D !F !I= !i= !M= !m= !O= !P= !S !s= !T= !t !V= !W= !X= !x= !Z")
            .script()
            .only(Flavour.GNU);
    private static final Words BAD_OPTION = Words.of("invalid option -- '-'");
    private static final Words NO_PORT = Words.of("missing port number");
    private static final Words INVALID_PORT = Words.of("port number invalid: %s");
    private static final Words SMALL_PORT = Words.of("port number too small: %s");
    private static final Words LARGE_PORT = Words.of("port number too large: %s");
    private static final Words INVALID_TIME = Words.of("timeout invalid: %s");
    private static final Words LOOKING_LISTENER = Words.of("cannot use -z and -l");
    private static final Words KEEPING_CLIENT = Words.of("must use -l with -k");
    private static final Words NO_NAME = Words.of("getaddrinfo for host \"%s\" port %s: Name or service not known");
    private static final Words NO_SERVICE = Words.of("getaddrinfo: Servname not supported for ai_socktype");
    private static final Words FAILED = Words.of("connect to %s port %s (%s) failed: %s");
    private static final Words CANNOT_LISTEN = Words.of("%s");
    private static final Words NOT_EMULATED = Words.of("option '-%s' is not emulated here");
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);
    private static final int PROBES = 4;
    private static final int HIGHEST_PORT = 65_535;

    private final Invocation call;
    private final ContainerProcess process;
    private final boolean datagrams;
    private final String protocol;
    private @Nullable Duration patience;

    private OpenBsdNetcat(Invocation call) {
        this.call = call;
        this.process = call.process();
        if (call.arguments().stream().anyMatch(word -> word.startsWith("--") && word.length() > 2)) {
            throw call.usage(BAD_OPTION);
        }
        this.datagrams = has("u");
        this.protocol = datagrams ? "udp" : "tcp";
    }

    private boolean has(String option) {
        return call.commandLine().has(option);
    }

    private Exit run() throws IOException {
        if (has("h")) {
            call.raw(call.help());
            return Exit.FAILURE;
        }
        String time = call.commandLine().last("w");
        if (time != null) {
            if (!time.matches("\\d{1,7}")) {
                throw call.fail(INVALID_TIME, time);
            }
            patience = Duration.ofSeconds(Long.parseLong(time));
        }
        List<String> operands = call.operands();
        String port = call.commandLine().last("p");
        if (has("U") && operands.size() == 1) {
            return overFile(operands.get(0));
        }
        if ((operands.isEmpty() && !has("l")) || operands.size() > 2) {
            throw call.usage();
        }
        if (has("l") && has("z")) {
            throw call.fail(LOOKING_LISTENER);
        }
        if (has("k") && !has("l")) {
            throw call.fail(KEEPING_CLIENT);
        }
        if (has("l")) {
            String last = operands.isEmpty() ? null : operands.get(operands.size() - 1);
            String wanted = port == null ? last : port;
            if (wanted == null) {
                throw call.fail(NO_PORT);
            }
            String host = operands.size() == 2 || (port != null && last != null) ? operands.get(0) : null;
            return listen(host, servicePort(wanted));
        }
        if (operands.size() < 2) {
            throw call.fail(NO_PORT);
        }
        if (port != null) {
            throw call.fail(NOT_EMULATED, "p");
        }
        return connect(operands.get(0), operands.get(1));
    }

    private Exit overFile(String path) throws IOException {
        if (has("l") || datagrams) {
            throw call.fail(NOT_EMULATED, "U");
        }
        StreamSocket socket;
        try {
            socket = process.connectUnix(path);
        } catch (ErrnoException refused) {
            if (has("v")) {
                call.say(Words.of("%s: %s"), path, refused);
            }
            return Exit.FAILURE;
        }
        process.allocate(3, socket);
        new NetcatRelay(call, socket, socket::shutdownOutput, patience).run();
        return Exit.SUCCESS;
    }

    // Connecting

    private Exit connect(String host, String ports) throws IOException {
        int dash = ports.indexOf('-');
        int first = port(dash < 0 ? ports : ports.substring(0, dash));
        int last = dash < 0 ? first : port(ports.substring(dash + 1));
        boolean reached = false;
        for (int port = Math.min(first, last); port <= Math.max(first, last); port++) {
            reached |= datagrams ? sendTo(host, port) : connect(host, port);
        }
        return reached ? Exit.SUCCESS : Exit.FAILURE;
    }

    private int port(String text) {
        if (!text.matches("-?\\d{1,9}")) {
            return ServiceNames.of(process).port(text, protocol).orElseThrow(() -> call.fail(INVALID_PORT, text));
        }
        int port = Integer.parseInt(text);
        if (port < 1) {
            throw call.fail(SMALL_PORT, text);
        }
        if (port > HIGHEST_PORT) {
            throw call.fail(LARGE_PORT, text);
        }
        return port;
    }

    private int servicePort(String text) {
        return ServiceNames.of(process).port(text, protocol).orElseThrow(() -> call.fail(NO_SERVICE));
    }

    private IpAddress address(String host, int port) {
        Optional<IpAddress> address = IpAddress.parse(host);
        if (address.isEmpty() && !has("n")) {
            HostNames names = HostNames.of(process);
            address = has("4")
                    ? names.address(host, Ipv4Address.class)
                    : has("6") ? names.address(host, Ipv6Address.class) : names.address(host);
        }
        return address.orElseThrow(() -> call.fail(NO_NAME, host, port));
    }

    private boolean connect(String host, int port) throws IOException {
        IpAddress address = address(host, port);
        StreamSocket socket;
        try {
            socket = process.connect(new SocketAddress(address, port), patience);
        } catch (ErrnoException refused) {
            if (has("v")) {
                call.say(FAILED, shown(host, address), port, protocol, refused);
            }
            return false;
        }
        int descriptor = process.allocate(3, socket);
        succeeded(host, address, port);
        if (!has("z")) {
            new NetcatRelay(call, socket, socket::shutdownOutput, patience).run();
        }
        process.close(descriptor);
        return true;
    }

    private boolean sendTo(String host, int port) throws IOException {
        IpAddress address = address(host, port);
        DatagramSocket socket = process.bind(new SocketAddress(SocketAddress.ANY, 0));
        int descriptor = process.allocate(3, socket);
        socket.connect(new SocketAddress(address, port));
        if (has("z") || has("v")) {
            if (!isOpen(socket)) {
                process.close(descriptor);
                return false;
            }
            succeeded(host, address, port);
        }
        if (!has("z")) {
            new NetcatRelay(call, socket, () -> {}, patience).run();
        }
        process.close(descriptor);
        return true;
    }

    /** Nobody answers for a port of UDP: it is taken for open if four bytes in as many seconds were not refused. */
    private boolean isOpen(DatagramSocket socket) throws IOException {
        for (int i = 0; i < PROBES; i++) {
            try {
                socket.write(new byte[] {'X'}, 0, 1);
            } catch (ErrnoException refused) {
                return false;
            }
            if (i + 1 < PROBES) {
                process.sleep(BETWEEN_PROBES);
            }
        }
        return true;
    }

    private void succeeded(String host, IpAddress address, int port) {
        if (!has("v")) {
            return;
        }
        String service = has("n") ? "" : ServiceNames.of(process).name(port, protocol);
        boolean known = !service.isEmpty() && !Character.isDigit(service.charAt(0));
        call.raw("Connection to " + shown(host, address) + " " + port + " port [" + protocol + "/"
                + (known ? service : "*") + "] succeeded!\n");
    }

    private static String shown(String host, IpAddress address) {
        return host.equals(address.toString()) ? host : host + " (" + address + ")";
    }

    // Listening

    private Exit listen(@Nullable String host, int port) throws IOException {
        IpAddress address = host == null ? SocketAddress.ANY : address(host, port);
        SocketAddress local = new SocketAddress(address, port);
        if (datagrams) {
            return hear(local);
        }
        ListeningSocket socket;
        try {
            socket = process.listen(local, 1);
        } catch (ErrnoException refused) {
            throw call.fail(CANNOT_LISTEN, refused);
        }
        int listening = process.allocate(3, socket);
        do {
            told("Listening on " + address + " " + socket.local().port());
            StreamSocket accepted = socket.accept(true);
            if (accepted == null) {
                throw new IllegalStateException("an accept that blocks gives a connection");
            }
            int descriptor = process.allocate(3, accepted);
            received(accepted.remote());
            if (!has("k")) {
                process.close(listening);
            }
            new NetcatRelay(call, accepted, accepted::shutdownOutput, patience).run();
            process.close(descriptor);
        } while (has("k"));
        return Exit.SUCCESS;
    }

    /** Waits for a first datagram, and then speaks with its sender alone. */
    private Exit hear(SocketAddress local) throws IOException {
        DatagramSocket socket;
        try {
            socket = process.bind(local);
        } catch (ErrnoException refused) {
            throw call.fail(CANNOT_LISTEN, refused);
        }
        process.allocate(3, socket);
        told("Bound on " + local.address() + " " + socket.local().port());
        Datagram first = socket.receive(true);
        if (first == null) {
            throw new IllegalStateException("a receive that blocks gives a datagram");
        }
        socket.connect(first.source());
        received(first.source());
        process.descriptor(1).write(first.payload(), 0, first.payload().length);
        new NetcatRelay(call, socket, () -> {}, patience).run();
        return Exit.SUCCESS;
    }

    private void received(SocketAddress peer) {
        String address = peer.address().toString();
        String name = has("n") ? address : HostNames.of(process).nameOf(address).orElse(address);
        told("Connection received on " + name + " " + peer.port());
    }

    private void told(String words) {
        if (has("v")) {
            call.raw(words + "\n");
        }
    }
}
