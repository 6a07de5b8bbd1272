package dev.drydock.userland.server.busybox;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Program;
import dev.drydock.userland.server.web.WebLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code httpd} of BusyBox: serves the files of a directory; neither scripts nor a file with rules. */
public final class BusyBoxHttpd implements Program {
    private static final String USAGE = """
            BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.

            Usage: httpd [-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-u USER[:GRP]] [-r REALM] [-h HOME]
            or httpd -d/-e/-m STRING

            Listen for incoming HTTP requests

            	-i		Inetd mode
            	-f		Run in foreground
            	-v[v]		Verbose
            	-p [IP:]PORT	Bind to IP:PORT (default *:80)
            	-u USER[:GRP]	Set uid/gid after binding to port
            	-r REALM	Authentication Realm for Basic Authentication
            	-h HOME		Home directory (default .)
            	-c FILE		Configuration file (default {/etc,HOME}/httpd.conf)
            	-m STRING	MD5 crypt STRING
            	-e STRING	HTML encode STRING
            	-d STRING	URL decode STRING
            """;
    private static final int BACKLOG = 9;
    private static final int STANDARD_PORT = 80;

    /** What it is called with. */
    private static final class Options {
        boolean foreground;
        int verbosity;
        String home = ".";
        String place = "";
    }

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        List<String> arguments = process.arguments();
        Options options = new Options();
        int first = arguments.get(0).endsWith("busybox") ? 2 : 1;
        for (int i = first; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("-") || word.length() == 1) {
                return usage(process, "");
            }
            for (int at = 1; at < word.length(); at++) {
                String letter = word.substring(at, at + 1);
                if (letter.equals("f")) {
                    options.foreground = true;
                } else if (letter.equals("v")) {
                    options.verbosity++;
                } else if ("hp".contains(letter)) {
                    String rest = word.substring(at + 1);
                    if (rest.isEmpty() && ++i == arguments.size()) {
                        return usage(process, "httpd: option requires an argument -- '" + letter + "'\n");
                    }
                    String value = rest.isEmpty() ? arguments.get(i) : rest;
                    if (letter.equals("h")) {
                        options.home = value;
                    } else {
                        options.place = value;
                    }
                    break;
                } else if ("ucrmedi".contains(letter)) {
                    return fail(process, "option -" + letter + " is not emulated by Drydock");
                } else {
                    return usage(process, "httpd: invalid option -- '" + letter + "'\n");
                }
            }
        }
        return start(process, options);
    }

    private static Exit usage(ContainerProcess process, String before) throws IOException {
        process.err().write((before + USAGE).getBytes(StandardCharsets.UTF_8));
        return Exit.FAILURE;
    }

    private static Exit fail(ContainerProcess process, String words) throws IOException {
        process.err().write(("httpd: " + words + "\n").getBytes(StandardCharsets.UTF_8));
        return Exit.FAILURE;
    }

    private static Exit start(ContainerProcess process, Options options) throws IOException {
        int colon = options.place.lastIndexOf(':');
        String port = options.place.substring(colon + 1);
        IpAddress address = colon < 0
                ? SocketAddress.ANY_OF_BOTH
                : IpAddress.parse(options.place.substring(0, colon)).orElse(null);
        boolean right = options.place.isEmpty() || (port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535);
        if (address == null || !right) {
            return fail(process, "bad address '" + options.place + "'");
        }
        try {
            process.files().changeDirectory(options.home);
        } catch (ErrnoException missing) {
            return fail(
                    process,
                    "can't change directory to '" + options.home + "': "
                            + missing.errno().words());
        }
        for (String rules : List.of("/etc/httpd.conf", "httpd.conf")) {
            if (process.files().exists(rules)) {
                return fail(process, "the rules of " + rules + " are not emulated by Drydock");
            }
        }
        ListeningSocket socket;
        try {
            socket = process.listen(
                    new SocketAddress(address, port.isEmpty() ? STANDARD_PORT : Integer.parseInt(port)), BACKLOG);
        } catch (ErrnoException taken) {
            return fail(process, "bind: " + taken.errno().words());
        }
        process.allocate(3, socket);
        boolean mapped = address.equals(SocketAddress.ANY_OF_BOTH);
        Program serving = own -> new WebLoop(own, socket, new BusyBoxFiles(own, options.verbosity, mapped)).serve();
        if (options.foreground) {
            return serving.run(process);
        }
        process.fork(
                daemon -> {
                    daemon.startSession();
                    return serving.run(daemon);
                },
                -1,
                false);
        return Exit.SUCCESS;
    }
}
