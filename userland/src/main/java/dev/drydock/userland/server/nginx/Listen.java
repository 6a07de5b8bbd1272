package dev.drydock.userland.server.nginx;

import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.userland.utility.network.HostNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code listen}: where a server is reached. */
record Listen(SocketAddress address, boolean isDefault) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::(.*))?");
    private static final int HIGHEST_PORT = 65_535;
    private static final int STANDARD_PORT = 80;

    static Listen of(Directive directive, HostNames names) throws ConfigException {
        String text = directive.argument(0);
        if (text.startsWith("unix:")) {
            throw directive.notEmulated("listen \"" + text + "\"");
        }
        boolean isDefault = false;
        for (String each :
                directive.arguments().subList(1, directive.arguments().size())) {
            isDefault |= each.equals("default_server") || each.equals("default");
            check(each, directive);
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw directive.wrong("invalid host in \"" + text + "\" of the \"listen\" directive");
        }
        String host = form.group(1);
        String port = form.group(2);
        if (port == null && host.matches("\\d+")) {
            port = host;
            host = "*";
        }
        int number = port == null ? STANDARD_PORT : port(port, text, directive);
        return new Listen(new SocketAddress(address(host, text, directive, names), number), isDefault);
    }

    private static void check(String parameter, Directive directive) throws ConfigException {
        boolean harmless = parameter.matches("default_server|default|reuseport|deferred|backlog=\\d+|rcvbuf=\\w+|"
                + "sndbuf=\\w+|so_keepalive=\\S+|fastopen=\\d+|bind|ipv6only=on");
        if (harmless) {
            return;
        }
        if (parameter.matches("ssl|http2|proxy_protocol|ipv6only=off|setfib=\\d+|accept_filter=\\w+")) {
            throw directive.notEmulated("parameter \"" + parameter + "\" of \"listen\"");
        }
        throw directive.wrong("invalid parameter \"" + parameter + "\"");
    }

    private static int port(String port, String text, Directive directive) throws ConfigException {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT || Integer.parseInt(port) == 0) {
            throw directive.wrong("invalid port in \"" + text + "\" of the \"listen\" directive");
        }
        return Integer.parseInt(port);
    }

    private static IpAddress address(String host, String text, Directive directive, HostNames names)
            throws ConfigException {
        if (host.equals("*")) {
            return SocketAddress.ANY;
        }
        if (host.startsWith("[")) {
            return IpAddress.parse(host.substring(1, host.length() - 1))
                    .orElseThrow(() -> directive.wrong(
                            "invalid IPv6 address in \"" + text + "\" of the \"listen\"" + " directive"));
        }
        return names.address(host)
                .orElseThrow(() -> directive.wrong("host not found in \"" + text + "\" of the \"listen\" directive"));
    }

    /** Whether it takes connections to every address. */
    boolean isWildcard() {
        return address.address().equals(SocketAddress.ANY) || address.address().equals(SocketAddress.ANY_OF_BOTH);
    }
}
