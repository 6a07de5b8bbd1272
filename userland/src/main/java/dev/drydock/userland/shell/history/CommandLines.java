package dev.drydock.userland.shell.history;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of one command, joined to one that means the same. */
final class CommandLines {
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<-?\\s*\\\\?(['\"]?)([^\\s'\"<>;&|()]+)\\1");

    private final String separator;
    private String text = "";

    /** @param separator what stands between two lines that are commands of their own */
    CommandLines(String separator) {
        this.separator = separator;
    }

    void add(String line) {
        boolean document = isInDocument();
        text = text.isEmpty() ? line : joined(line, document);
        if (document && !isInDocument()) {
            text += "\n";
        }
    }

    String text() {
        return text;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    private String joined(String line, boolean document) {
        if (document) {
            return text + "\n" + line;
        }
        if (text.endsWith("\n")) {
            return text + line;
        }
        if (text.endsWith("\\")) {
            return text.substring(0, text.length() - 1) + line;
        }
        boolean keyword = text.matches("(?s).*(\\b(do|then|else|in)|[{(|&;])\\s*");
        boolean quoted = text.chars().filter(each -> each == '"').count() % 2 == 1
                || text.chars().filter(each -> each == '\'').count() % 2 == 1;
        return text + (quoted ? "\n" : keyword && separator.equals("; ") ? " " : separator) + line;
    }

    /** Whether a here-document was begun, and its last line not seen yet. */
    private boolean isInDocument() {
        Matcher matcher = HERE_DOCUMENT.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            String rest = text.substring(matcher.end());
            if (!Pattern.compile("(?m)^\t*" + Pattern.quote(matcher.group(2)) + "$")
                    .matcher(rest)
                    .find()) {
                return true;
            }
            from = matcher.end();
        }
        return false;
    }
}
