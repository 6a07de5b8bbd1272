package dev.drydock.api.route;

import dev.drydock.error.ErrorKind;

/** What HTTP says of a refusal: the one place where a kind becomes a status. */
public final class Statuses {
    private Statuses() {}

    public static int of(ErrorKind kind) {
        return switch (kind) {
            case INVALID_PARAMETER -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case SYSTEM, UNKNOWN -> 500;
            case NOT_IMPLEMENTED -> 501;
            case RESOURCE_EXHAUSTED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** The words of a status, for a refusal that stands in a status line of our own. */
    static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 429 -> "Too Many Requests";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
