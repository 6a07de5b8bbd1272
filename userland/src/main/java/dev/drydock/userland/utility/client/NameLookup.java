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
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code nslookup} of BusyBox: asks a name server, in packets. */
final class NameLookup {
    static final Command COMMAND = Command.named("nslookup", NameLookup::run);
    private static final Words BAD_ADDRESS = Words.of("bad address '%s'");
    private static final Words INVALID_TYPE = Words.of("invalid query type \"%s\"");
    private static final Words READ = Words.of("read: %s");
    private static final Words WRITE = Words.of("write to '%s': %s");
    private static final List<String> CODES =
            List.of("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED");
    /** It asks twice in that time. */
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    private static final int TRIES = 2;
    private static final int PORT = 53;

    private final Invocation call;
    private final ContainerProcess process;
    private final List<Query> queries = new ArrayList<>();
    private boolean failed;

    private static final class Query {
        private final int id;
        private final String name;
        private final DnsType type;
        private @Nullable DnsAnswer answer;

        Query(int id, String name, DnsType type) {
            this.id = id;
            this.name = name;
            this.type = type;
        }
    }

    private NameLookup(Invocation call) {
        this.call = call;
        this.process = call.process();
    }

    private static Exit run(Invocation call) throws IOException {
        return new NameLookup(call).run(new ArrayList<>(call.arguments()));
    }

    private Exit run(List<String> words) throws IOException {
        List<DnsType> types = new ArrayList<>();
        boolean debug = false;
        int port = PORT;
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0).substring(1);
            String value = option.replaceFirst("[^=]*=?", "");
            if (option.equals("debug")) {
                debug = true;
            } else if (option.startsWith("type=") || option.matches("q\\w*=.*")) {
                types.add(DnsType.named(value).orElseThrow(() -> call.fail(INVALID_TYPE, value)));
            } else if (option.matches("port=\\d{1,5}")) {
                port = Integer.parseInt(value);
            } else {
                throw call.usage();
            }
        }
        if (words.isEmpty() || words.size() > 2) {
            throw call.usage();
        }
        ask(words.get(0), types);
        List<String> servers = words.size() > 1 ? List.of(words.get(1)) : servers();
        for (String server : servers) {
            IpAddress address = HostNames.of(process).address(server).orElseThrow(() -> call.fail(BAD_ADDRESS, server));
            if (isAnswered(server, new SocketAddress(address, port))) {
                call.out().text("Server:\t\t" + server + "\nAddress:\t" + address + ":" + port + "\n\n");
                return show(debug);
            }
        }
        call.out().text(";; connection timed out; no servers could be reached\n\n");
        return Exit.FAILURE;
    }

    private void ask(String name, List<DnsType> types) {
        String asked = name;
        List<DnsType> wanted = types;
        if (types.isEmpty()) {
            Optional<IpAddress> address = IpAddress.parse(name);
            asked = address.map(NameLookup::reversed).orElse(name);
            wanted = address.isPresent() ? List.of(DnsType.PTR) : List.of(DnsType.A, DnsType.AAAA);
        }
        int first = process.random().nextInt(1 << 15);
        for (DnsType type : wanted) {
            queries.add(new Query(first + queries.size(), asked, type));
        }
    }

    /** The name that stands for an address (RFC 1035, 3.5; RFC 3596, 2.5). */
    private static String reversed(IpAddress address) {
        boolean isIpv4 = address instanceof Ipv4Address;
        List<String> parts = new ArrayList<>(List.of(
                isIpv4
                        ? address.toString().split("\\.")
                        : ((Ipv6Address) address).digits().split("")));
        Collections.reverse(parts);
        return String.join(".", parts) + (isIpv4 ? ".in-addr.arpa" : ".ip6.arpa");
    }

    private List<String> servers() throws IOException {
        String text = new String(process.files().readAll("/etc/resolv.conf"), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("nameserver "))
                .map(line -> line.substring("nameserver ".length()).strip())
                .toList();
    }

    /** @return whether all questions were answered */
    private boolean isAnswered(String server, SocketAddress address) throws IOException {
        DatagramSocket socket = process.bind(new SocketAddress(SocketAddress.ANY, 0));
        int descriptor = process.allocate(3, socket);
        socket.connect(address);
        try {
            for (int tried = 0; tried < TRIES; tried++) {
                for (Query query : queries) {
                    if (query.answer == null) {
                        byte[] question = DnsAnswer.question(query.id, query.name, query.type);
                        socket.write(question, 0, question.length);
                    }
                }
                if (listen(socket)) {
                    return true;
                }
            }
        } catch (ErrnoException refused) {
            call.complain(WRITE, server, refused);
        } finally {
            process.close(descriptor);
        }
        return false;
    }

    private boolean listen(DatagramSocket socket) throws IOException {
        Instant end = process.clock().now().plus(PATIENCE);
        while (queries.stream().anyMatch(query -> query.answer == null)) {
            Duration left = Duration.between(process.clock().now(), end);
            if (left.isNegative() || left.isZero()) {
                return false;
            }
            if (!process.awaitReadable(List.of(socket), left).isEmpty()) {
                take(socket);
            }
        }
        return true;
    }

    private void take(DatagramSocket socket) throws IOException {
        Datagram came;
        try {
            came = socket.receive(false);
        } catch (ErrnoException refused) {
            call.complain(READ, refused);
            return;
        }
        if (came != null) {
            DnsAnswer answer = DnsAnswer.of(came.payload());
            queries.stream().filter(query -> answer.answers(query.id)).forEach(query -> query.answer = answer);
        }
    }

    private Exit show(boolean debug) {
        int number = 0;
        for (Query query : queries) {
            DnsAnswer answer = query.answer;
            if (answer == null) {
                throw new IllegalStateException("a question was not answered");
            }
            if (debug) {
                call.out().text("Query #" + number++ + " completed in 0ms:\n");
            }
            if (answer.code() != 0) {
                String code = answer.code() < CODES.size() ? CODES.get(answer.code()) : "code " + answer.code();
                call.out().text("** server can't find " + query.name + ": " + code + "\n\n");
                failed = true;
            } else {
                call.out()
                        .text((answer.isAuthoritative() ? "" : "Non-authoritative answer:\n")
                                + String.join(
                                        "",
                                        answer.lines().stream()
                                                .map(line -> line + "\n")
                                                .toList()) + "\n");
            }
        }
        return failed ? Exit.FAILURE : Exit.SUCCESS;
    }
}
