package dev.drydock.api.http;

/** What stands between method and version in a request line. */
final class RequestTarget {
    private RequestTarget() {}

    /**
     * The target as path and query, beginning with a slash; the {@code *} of {@code OPTIONS} stays.
     *
     * @throws BadRequestException if it is neither an absolute path nor an absolute URL, or has a broken escape in its path
     */
    static String originForm(String method, String target) throws BadRequestException {
        if (target.equals("*")) {
            return method.equals("OPTIONS") ? target : "/*";
        }
        String form = target;
        if (method.equals("CONNECT") && !target.startsWith("/")) {
            form = "//" + target;
        } else if (!target.startsWith("/")) {
            int authority = target.indexOf("://");
            if (authority <= 0) {
                throw BadRequestException.malformed();
            }
            int path = target.indexOf('/', authority + 3);
            form = path < 0 ? "/" : target.substring(path);
        }
        int query = form.indexOf('?');
        checkEscapes(query < 0 ? form : form.substring(0, query));
        for (int i = 0; i < form.length(); i++) {
            if (form.charAt(i) < ' ' || form.charAt(i) == 0x7f) {
                throw BadRequestException.malformed();
            }
        }
        return form;
    }

    private static void checkEscapes(String path) throws BadRequestException {
        for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
            if (i + 2 >= path.length()
                    || Character.digit(path.charAt(i + 1), 16) < 0
                    || Character.digit(path.charAt(i + 2), 16) < 0) {
                throw BadRequestException.malformed();
            }
        }
    }
}
