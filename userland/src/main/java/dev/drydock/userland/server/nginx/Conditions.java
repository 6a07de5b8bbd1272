package dev.drydock.userland.server.nginx;

import dev.drydock.userland.server.web.WebDates;
import java.time.Instant;
import java.util.Arrays;

/** What a request demands of the file's state (RFC 9110, 13), as nginx reads it: times are equal or they are not. */
record Conditions(Request request, Instant modified, String tag) {

    /** Whether the file is not the one that the client means: 412. */
    boolean areBroken() {
        return isChanged() || (request.hasHeader("if-match") && !names(request.header("if-match"), false));
    }

    private boolean isChanged() {
        Instant since =
                request.hasHeader("if-unmodified-since") ? WebDates.parse(request.header("if-unmodified-since")) : null;
        return since != null && since.isBefore(modified);
    }

    /** Whether the client has the file: 304. */
    boolean isKnown() {
        boolean hasTime = request.hasHeader("if-modified-since");
        boolean hasTag = request.hasHeader("if-none-match");
        boolean sameTime = hasTime && request.header("if-modified-since").equals(WebDates.of(modified));
        return (hasTime || hasTag)
                && (!hasTime || sameTime)
                && (!hasTag || names(request.header("if-none-match"), true));
    }

    /** Whether parts may be sent: the client has others of the same file. */
    boolean allowsRanges() {
        String known = request.header("if-range");
        return request.hasHeader("range")
                && (known.isEmpty() || known.equals(tag) || known.equals(WebDates.of(modified)));
    }

    private boolean names(String list, boolean weakly) {
        return list.equals("*")
                || Arrays.stream(list.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals(tag) || (weakly && each.equals("W/" + tag)));
    }
}
