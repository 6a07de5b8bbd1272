package dev.drydock.userland.server.httpd;

import dev.drydock.userland.server.web.WebPath;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses within a site, and how they are written. */
final class Paths {
    private Paths() {}

    /** Without escapes, empty parts and dots; empty if it cannot be understood or leads out. */
    static String decoded(String target) {
        // AllowEncodedSlashes is off: there is no such file.
        String text = WebPath.unescaped(target.replaceAll("%2[Ff]", "%00"));
        if (text == null) {
            return "";
        }
        return text.isEmpty() ? "/" : WebPath.flat(text);
    }

    static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            int code = each & 0xff;
            boolean plain = code < 128 && (Character.isLetterOrDigit(code) || "$-_.+!*'(),:@&=/~".indexOf(code) >= 0);
            encoded.append(plain ? String.valueOf((char) code) : String.format(Locale.ROOT, "%%%02x", code));
        }
        return encoded.toString();
    }
}
