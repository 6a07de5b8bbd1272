package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.syntax.Dialect;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ~}, {@code ~user}, and in bash {@code ~+}, {@code ~-} and {@code ~1}, what is in the stack of directories. */
final class Tildes {
    private static final Pattern PLACE = Pattern.compile("[-+]?[0-9]{1,8}");

    private final Expansions shell;

    Tildes(Expansions shell) {
        this.shell = shell;
    }

    /**
     * Expands the tildes of unquoted text; adds what was done with to the fields.
     *
     * @param first whether the word begins here
     * @param last whether it ends here: a user's name must be unquoted as a whole
     * @param assignment whether a tilde may follow a colon, too
     * @return the rest of the text, which has no tilde to expand
     */
    String expand(Fields fields, String text, boolean first, boolean last, boolean assignment) {
        String rest = text;
        boolean here = first;
        while (true) {
            if (here && rest.startsWith("~")) {
                int end = end(rest, assignment);
                String home = end == rest.length() && !last ? null : home(rest.substring(1, end));
                if (home != null) {
                    fields.quoted(home);
                    rest = rest.substring(end);
                }
            }
            int colon = assignment ? rest.indexOf(":~") : -1;
            if (colon < 0) {
                return rest;
            }
            fields.literal(rest.substring(0, colon + 1));
            rest = rest.substring(colon + 1);
            here = true;
        }
    }

    /**
     * Where a tilde with the name of nobody ends, if something follows; else -1. BusyBox ends the word there, and loses the
     * slash in an operand: it does not take back the mark that it looked the name up with.
     */
    int endOfUnknown(String text, boolean assignment) {
        if (shell.options().dialect() != Dialect.ASH || !text.startsWith("~")) {
            return -1;
        }
        int end = end(text, assignment);
        return end == text.length() || home(text.substring(1, end)) != null ? -1 : end;
    }

    private static int end(String text, boolean assignment) {
        int end = 1;
        while (end < text.length() && text.charAt(end) != '/' && (!assignment || text.charAt(end) != ':')) {
            end++;
        }
        return end;
    }

    private @Nullable String home(String user) {
        if (user.isEmpty()) {
            String home = shell.variables().value("HOME");
            return home != null ? home : shell.home("");
        }
        if (user.equals("+") && shell.options().dialect().isBash()) {
            return shell.variables().value("PWD");
        }
        if (user.equals("-") && shell.options().dialect().isBash()) {
            return shell.variables().value("OLDPWD");
        }
        if (shell.options().dialect().isBash() && PLACE.matcher(user).matches()) {
            return shell.directory(user);
        }
        return shell.home(user);
    }
}
