package dev.drydock.api.http;

import org.eclipse.jetty.http.HttpException;

/**
 * A request that is not HTTP. The engine's HTTP server (Go's net/http) answers it by itself, in plain text, and closes the
 * connection; these are its words.
 */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String status;
    private final String text;

    private BadRequestException(String status, String text) {
        super(text);
        this.status = status;
        this.text = text;
    }

    static BadRequestException malformed() {
        return of("400 Bad Request");
    }

    static BadRequestException unsupportedVersion() {
        return of("505 HTTP Version Not Supported: unsupported protocol version");
    }

    static BadRequestException unsupportedTransferEncoding() {
        return new BadRequestException("501 Not Implemented", "Unsupported transfer encoding");
    }

    static BadRequestException unsupportedExpectation() {
        return new BadRequestException("417 Expectation Failed", "");
    }

    private static BadRequestException of(String status) {
        return new BadRequestException(status, status);
    }

    /** Says in Go's words what the parser found. */
    static BadRequestException of(HttpException found) {
        return switch (found.getCode()) {
            case 414, 431 -> of("431 Request Header Fields Too Large");
            case 505 -> unsupportedVersion();
            default -> refusal(String.valueOf(found.getReason()));
        };
    }

    private static BadRequestException refusal(String reason) {
        if (reason.equals("No Host")) {
            return of("400 Bad Request: missing required Host header");
        }
        return reason.startsWith("Bad Transfer-Encoding") ? unsupportedTransferEncoding() : malformed();
    }

    /** The whole answer. */
    String answer() {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n" + text;
    }
}
