package dev.drydock.userland.server.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@code server}. */
final class ServerBlock extends Place {
    final List<Listen> listens = new ArrayList<>();
    final List<Name> names = new ArrayList<>();
    final List<Location> locations = new ArrayList<>();

    /**
     * A name that it answers to.
     *
     * @param text in lower case, with its star or tilde
     * @param pattern of one that is an expression
     */
    record Name(String text, @Nullable Pattern pattern) {

        static Name of(String text, Directive directive) throws ConfigException {
            if (text.startsWith("~")) {
                return new Name(text, Location.pattern(text.substring(1), true, directive));
            }
            return new Name(text.toLowerCase(Locale.ROOT), null);
        }

        /** How well it fits: the lowest is the best; -1 if it does not. */
        int fit(String host) {
            if (pattern != null) {
                return pattern.matcher(host).find() ? 3_000 : -1;
            }
            if (text.equals(host)) {
                return 0;
            }
            if (text.startsWith(".") && (host.equals(text.substring(1)) || host.endsWith(text))) {
                return 1_000 - text.length();
            }
            if (text.startsWith("*.") && host.endsWith(text.substring(1))) {
                return 1_000 - text.length();
            }
            if (text.endsWith(".*") && host.startsWith(text.substring(0, text.length() - 1))) {
                return 2_000 - text.length();
            }
            return -1;
        }
    }

    String name() {
        return names.isEmpty() ? "" : names.get(0).text();
    }

    /** How well it fits a host: the lowest is the best; -1 if it does not. */
    int fit(String host) {
        return names.stream()
                .mapToInt(name -> name.fit(host))
                .filter(fit -> fit >= 0)
                .min()
                .orElse(-1);
    }

    /** The one for an address within the site; the server itself where there is none. */
    Place place(String uri) {
        Location best = null;
        for (Location each : locations) {
            if (each.kind == Location.Kind.EXACT && each.path.equals(uri)) {
                return each;
            }
            boolean prefix = each.kind == Location.Kind.PREFIX || each.kind == Location.Kind.ONLY_PREFIX;
            if (prefix && uri.startsWith(each.path) && (best == null || each.path.length() > best.path.length())) {
                best = each;
            }
        }
        if (best == null || best.kind != Location.Kind.ONLY_PREFIX) {
            for (Location each : locations) {
                if (each.pattern != null && each.pattern.matcher(uri).find()) {
                    return each;
                }
            }
        }
        return best == null ? this : best;
    }

    /** One that is proxied and would be meant if the address ended with a slash: the client is sent there. */
    @Nullable
    Location withSlash(String uri) {
        for (Location each : locations) {
            if (each.isPlain() && each.proxyPass != null && each.path.equals(uri + "/")) {
                return each;
            }
        }
        return null;
    }

    @Nullable
    Location named(String name) {
        for (Location each : locations) {
            if (each.kind == Location.Kind.NAMED && each.path.equals(name)) {
                return each;
            }
        }
        return null;
    }
}
