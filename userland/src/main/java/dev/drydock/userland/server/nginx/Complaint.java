package dev.drydock.userland.server.nginx;

/** What a log of errors says of a request. */
final class Complaint {
    private Complaint() {}

    /** @param upstream that the request was handed on to; empty for none */
    static String about(Exchange exchange, String words, String upstream) {
        Request request = exchange.request();
        StringBuilder line = new StringBuilder("*" + exchange.connection() + " " + words + ", client: "
                + exchange.client().remote().address() + ", server: "
                + exchange.server().name() + ", request: \"" + request.line() + "\"");
        if (!upstream.isEmpty()) {
            line.append(", upstream: \"").append(upstream).append('"');
        }
        if (request.hasHeader("host")) {
            line.append(", host: \"").append(request.header("host")).append('"');
        }
        if (request.hasHeader("referer")) {
            line.append(", referrer: \"").append(request.header("referer")).append('"');
        }
        return line.toString();
    }
}
