package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.network.HostNames;
import dev.drydock.userland.utility.network.ServiceNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** {@code telnet} of BusyBox, with servers that ask for no options (RFC 854). */
final class Telnet {
    static final Command COMMAND =
            Command.named("telnet", call -> new Telnet(call).run()).busybox("a l=");

    private static final Words BAD_ADDRESS = Words.of("bad address '%s'");
    private static final Words BAD_PORT = Words.of("bad port '%s'");
    private static final Words CANNOT_CONNECT = Words.of("can't connect to remote host (%s): %s");
    /** An address of IPv6 is not shown. */
    private static final Words CANNOT_CONNECT_6 = Words.of("can't connect to remote host: %s");

    private static final Words NO_OPTIONS = Words.of("options that a server asks for are not emulated");
    private static final Words NO_MENU = Words.of("its console (^]) is not emulated");
    private static final byte[] CLOSED = "Connection closed by foreign host\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int USUAL_PORT = 23;
    private static final int BUFFER = 128;
    /** The byte that commands begin with; twice, it stands for itself. */
    private static final int COMMAND_BYTE = 255;

    private static final int CONSOLE = 0x1d;

    private final Invocation call;
    private final ContainerProcess process;
    private boolean inCommand;

    private Telnet(Invocation call) {
        this.call = call;
        this.process = call.process();
    }

    private Exit run() throws IOException {
        List<String> operands = call.operands();
        if (operands.isEmpty() || operands.size() > 2) {
            throw call.usage();
        }
        String host = operands.get(0);
        StreamSocket connection = connected(host, operands.size() == 1 ? USUAL_PORT : port(operands.get(1)));
        process.allocate(3, connection);
        call.out().line("Connected to " + host);
        if (process.descriptor(1).isTerminal()) {
            call.out().flush();
        }
        return carry(connection);
    }

    private int port(String text) {
        OptionalInt port = ServiceNames.of(process).port(text, "tcp");
        return port.orElseThrow(() -> call.fail(BAD_PORT, text));
    }

    private StreamSocket connected(String host, int port) throws IOException {
        IpAddress address = HostNames.of(process).address(host).orElseThrow(() -> call.fail(BAD_ADDRESS, host));
        try {
            return process.connect(new SocketAddress(address, port), null);
        } catch (ErrnoException refused) {
            throw address instanceof Ipv6Address
                    ? call.fail(CANNOT_CONNECT_6, refused)
                    : call.fail(CANNOT_CONNECT, address, refused);
        }
    }

    /** Until either side has ended: the end of the input ends all. */
    private Exit carry(StreamSocket connection) throws IOException {
        OpenFile input = process.descriptor(0);
        OpenFile output = process.descriptor(1);
        byte[] buffer = new byte[BUFFER];
        for (; ; ) {
            List<OpenFile> ready = process.awaitReadable(List.of(input, connection), null);
            if (ready.contains(input)) {
                int count = input.read(buffer, 0, BUFFER);
                if (count <= 0) {
                    return Exit.SUCCESS;
                }
                write(connection, typed(buffer, count));
            }
            if (ready.contains(connection)) {
                int count = received(connection, buffer);
                if (count <= 0) {
                    write(output, CLOSED);
                    return Exit.of(1);
                }
                write(output, heard(buffer, count));
            }
        }
    }

    /** A connection that is broken off has ended, too. */
    private static int received(StreamSocket connection, byte[] buffer) throws IOException {
        try {
            return connection.read(buffer, 0, BUFFER);
        } catch (ErrnoException brokenOff) {
            return -1;
        }
    }

    private static void write(OpenFile file, byte[] bytes) throws IOException {
        file.write(bytes, 0, bytes.length);
    }

    /** Lines end with CR LF on the way (RFC 1123, 3.3.1). */
    private byte[] typed(byte[] buffer, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            int typed = buffer[i] & 0xff;
            if (typed == CONSOLE) {
                throw call.fail(NO_MENU);
            }
            if (typed == '\r' || typed == '\n') {
                bytes.write('\r');
                bytes.write('\n');
            } else {
                bytes.write(typed);
                if (typed == COMMAND_BYTE) {
                    bytes.write(typed);
                }
            }
        }
        return bytes.toByteArray();
    }

    private byte[] heard(byte[] buffer, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            int heard = buffer[i] & 0xff;
            if (heard == COMMAND_BYTE && !inCommand) {
                inCommand = true;
            } else if (heard != COMMAND_BYTE && inCommand) {
                throw call.fail(NO_OPTIONS);
            } else {
                inCommand = false;
                bytes.write(heard);
            }
        }
        return bytes.toByteArray();
    }
}
