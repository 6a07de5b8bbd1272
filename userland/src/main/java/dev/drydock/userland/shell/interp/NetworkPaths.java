package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What bash opens in place of a file: {@code /dev/tcp/HOST/PORT} is a connection (bash 5.2, lib/sh/netopen.c). */
final class NetworkPaths {
    private static final Pattern PATH = Pattern.compile("/dev/(tcp|udp)/([^/]*)/(.*)", Pattern.DOTALL);
    private static final int PORTS = 65_536;

    private final Shell shell;

    NetworkPaths(Shell shell) {
        this.shell = shell;
    }

    /**
     * Null if the path means a file.
     *
     * @throws Failure if there is no connection; why is told before
     */
    @Nullable
    OpenFile open(String path) throws IOException {
        Matcher parts = PATH.matcher(path);
        if (!shell.dialect().isBash() || !parts.matches()) {
            return null;
        }
        if (parts.group(1).equals("udp")) {
            throw new Failure(path + ": datagrams are not emulated here", 1);
        }
        String host = parts.group(2);
        Optional<IpAddress> address = host.isEmpty()
                ? Optional.empty()
                : HostNames.of(shell.process()).address(host);
        if (address.isEmpty()) {
            shell.messages()
                    .named(host
                            + (host.isEmpty()
                                    ? ": Name or service not known"
                                    : ": Temporary failure in name resolution"));
            throw new Failure(path + ": Invalid argument", 1);
        }
        Integer port = port(parts.group(3));
        if (port == null) {
            shell.messages().named(parts.group(3) + ": Servname not supported for ai_socktype");
            throw new Failure(path + ": Invalid argument", 1);
        }
        try {
            return shell.process().connect(new SocketAddress(address.get(), port), null);
        } catch (ErrnoException refused) {
            shell.messages().raw(shell.parameters().name() + ": connect: " + refused.words() + "\n");
            throw new Failure(path + ": " + refused.words(), 1);
        }
    }

    /** Numbers are taken modulo 65,536; names are looked for in {@code /etc/services}. */
    private @Nullable Integer port(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (Names.isNumber(text)) {
            return text.length() > 9 ? null : Integer.parseInt(text) % PORTS;
        }
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(text) + "\\s+(\\d{1,5})/tcp\\b")
                .matcher(services());
        return line.find() ? Integer.valueOf(line.group(1)) : null;
    }

    private String services() {
        try {
            return new String(shell.process().files().readAll("/etc/services"), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            return "";
        }
    }
}
