package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code nc} of BusyBox: joins its standard streams with a connection. */
final class Netcat {
    static final Command COMMAND =
            Command.named("nc", Netcat::run).busybox("l p= w= !i= !f= !e=").only(Flavour.BUSYBOX);
    private static final Words BAD_ADDRESS = Words.of("bad address '%s'");
    private static final Words CANNOT_CONNECT = Words.of("can't connect to remote host (%s): %s");

    /** An address of IPv6 is not shown. */
    private static final Words CANNOT_CONNECT_6 = Words.of("can't connect to remote host: %s");

    private static final Words BIND = Words.of("bind: %s");
    private static final Words TIMED_OUT = Words.of("timed out");
    private static final Words INVALID = Words.of("invalid number '%s'");
    private static final int BUFFER = 8192;
    private static final int HIGHEST_PORT = 65_535;

    private final Invocation call;
    private final ContainerProcess process;
    private boolean listens;
    private int localPort;
    private @Nullable Duration patience;

    private Netcat(Invocation call) {
        this.call = call;
        this.process = call.process();
    }

    private static Exit run(Invocation call) throws IOException {
        return new Netcat(call).run();
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "l" -> listens = true;
                case "p" -> localPort = number(option.argument());
                case "w" -> patience = Duration.ofSeconds(number(option.argument()));
                default -> {}
            }
        }
        List<String> operands = call.operands();
        if (operands.size() != (listens ? 0 : 2)) {
            throw call.usage();
        }
        StreamSocket connection = listens ? accepted() : connected(operands.get(0), number(operands.get(1)));
        process.allocate(3, connection);
        return carry(connection);
    }

    private int number(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw call.fail(INVALID, text);
        }
        return Integer.parseInt(text);
    }

    private StreamSocket accepted() throws IOException {
        ListeningSocket socket = listening();
        int descriptor = process.allocate(3, socket);
        if (process.awaitReadable(List.of(socket), patience).isEmpty()) {
            throw call.fail(TIMED_OUT);
        }
        StreamSocket accepted = socket.accept(true);
        process.close(descriptor);
        if (accepted == null) {
            throw new IllegalStateException("an accept that blocks gives a connection");
        }
        return accepted;
    }

    private ListeningSocket listening() throws IOException {
        try {
            return process.listen(new SocketAddress(SocketAddress.ANY_OF_BOTH, localPort), 1);
        } catch (ErrnoException refused) {
            throw call.fail(BIND, refused);
        }
    }

    private StreamSocket connected(String host, int port) throws IOException {
        IpAddress address = HostNames.of(process).address(host).orElseThrow(() -> call.fail(BAD_ADDRESS, host));
        try {
            return process.connect(new SocketAddress(address, port), patience);
        } catch (ErrnoException refused) {
            if (refused.errno() == Errno.ETIMEDOUT && patience != null) {
                throw call.fail(TIMED_OUT);
            }
            throw address instanceof Ipv6Address
                    ? call.fail(CANNOT_CONNECT_6, refused)
                    : call.fail(CANNOT_CONNECT, address, refused);
        }
    }

    /** Until the other side has ended; the end of the input is told to it, and ends nothing here. */
    private Exit carry(StreamSocket connection) throws IOException {
        OpenFile input = process.descriptor(0);
        OpenFile output = process.descriptor(1);
        byte[] buffer = new byte[BUFFER];
        List<OpenFile> sources = new ArrayList<>(List.of(connection, input));
        for (; ; ) {
            List<OpenFile> ready = process.awaitReadable(sources, null);
            if (ready.contains(input)) {
                int count = input.read(buffer, 0, BUFFER);
                if (count < 0) {
                    connection.shutdownOutput();
                    sources.remove(input);
                } else {
                    connection.write(buffer, 0, count);
                }
            }
            if (ready.contains(connection)) {
                int count = connection.read(buffer, 0, BUFFER);
                if (count < 0) {
                    return Exit.SUCCESS;
                }
                output.write(buffer, 0, count);
            }
        }
    }
}
