package dev.drydock.userland.server.httpd;

import java.util.Map;

/** The pages that httpd has for what is not as it should be. */
final class Pages {
    static final String TYPE = "text/html; charset=iso-8859-1";
    private static final String DOCUMENT =
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n";
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(414, "Request-URI Too Long"),
            Map.entry(416, "Requested Range Not Satisfiable"),
            Map.entry(501, "Not Implemented"));

    private Pages() {}

    static String document() {
        return DOCUMENT;
    }

    static String reason(int status) {
        return REASONS.getOrDefault(status, "");
    }

    /** @param detail the method, or the address that is meant instead */
    static String page(int status, String detail) {
        String text = switch (status) {
            case 301 -> "<p>The document has moved <a href=\"" + escaped(detail) + "\">here</a>.</p>\n";
            case 403 -> "<p>You don't have permission to access this resource.</p>\n";
            case 404 -> "<p>The requested URL was not found on this server.</p>\n";
            case 405 -> "<p>The requested method " + escaped(detail) + " is not allowed for this URL.</p>\n";
            case 414 -> "<p>The requested URL's length exceeds the capacity\nlimit for this server.<br />\n</p>\n";
            case 416 -> """
                <p>None of the range-specifier values in the Range
                request-header field overlap the current extent
                of the selected resource.</p>
                """;
            case 501 -> "<p>" + escaped(detail) + " not supported for current URL.<br />\n</p>\n";
            default ->
                "<p>Your browser sent a request that this server could not understand.<br />\n" + detail + "</p>\n";
        };
        return DOCUMENT + "<html><head>\n<title>" + status + " " + reason(status) + "</title>\n</head><body>\n<h1>"
                + reason(status) + "</h1>\n" + text + "</body></html>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
