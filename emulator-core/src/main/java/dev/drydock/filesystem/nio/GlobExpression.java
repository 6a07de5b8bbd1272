package dev.drydock.filesystem.nio;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The glob patterns of {@code FileSystem.getPathMatcher}, as regular expressions. */
final class GlobExpression {
    private static final String OF_REGEX = "\\^$.|?*+()[]{}";

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int position;
    private boolean inGroup;

    private GlobExpression(String glob) {
        this.glob = glob;
    }

    /** @throws PatternSyntaxException if it is no pattern */
    static Pattern compile(String glob) {
        return Pattern.compile(new GlobExpression(glob).translate(), Pattern.DOTALL);
    }

    private String translate() {
        while (position < glob.length()) {
            char character = glob.charAt(position);
            position++;
            switch (character) {
                case '\\' -> literal(escaped());
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> bracket();
                case '{' -> {
                    if (inGroup) {
                        throw error("Cannot nest groups");
                    }
                    regex.append("(?:(?:");
                    inGroup = true;
                }
                case '}' -> {
                    regex.append(inGroup ? "))" : "\\}");
                    inGroup = false;
                }
                case ',' -> regex.append(inGroup ? ")|(?:" : ",");
                default -> literal(character);
            }
        }
        if (inGroup) {
            throw error("Missing '}'");
        }
        return regex.toString();
    }

    private char escaped() {
        if (position == glob.length()) {
            throw error("No character to escape");
        }
        return glob.charAt(position++);
    }

    private void star() {
        if (position < glob.length() && glob.charAt(position) == '*') {
            position++;
            regex.append(".*");
        } else {
            regex.append("[^/]*");
        }
    }

    /** A set of characters; a slash is in none. */
    private void bracket() {
        regex.append("[[^/]&&[");
        if (lookingAt('^')) {
            regex.append("\\^");
            position++;
        } else {
            if (lookingAt('!')) {
                regex.append('^');
                position++;
            }
            if (lookingAt('-')) {
                regex.append("\\-");
                position++;
            }
        }
        boolean mayBeginRange = false;
        char last = 0;
        while (position < glob.length()) {
            char character = glob.charAt(position);
            position++;
            if (character == ']') {
                regex.append("]]");
                return;
            }
            if (character == '/') {
                throw error("Explicit 'name separator' in class");
            }
            if (character == '-' && !mayBeginRange) {
                throw error("Invalid range");
            }
            if (character == '-' && !lookingAt(']') && position < glob.length()) {
                char end = glob.charAt(position);
                position++;
                if (end < last) {
                    throw error("Invalid range");
                }
                regex.append('-');
                inSet(end);
                mayBeginRange = false;
            } else {
                inSet(character);
                last = character;
                mayBeginRange = true;
            }
        }
        throw error("Missing ']'");
    }

    private boolean lookingAt(char wanted) {
        return position < glob.length() && glob.charAt(position) == wanted;
    }

    private void inSet(char character) {
        if ("\\[&^-".indexOf(character) >= 0) {
            regex.append('\\');
        }
        regex.append(character);
    }

    private void literal(char character) {
        if (OF_REGEX.indexOf(character) >= 0) {
            regex.append('\\');
        }
        regex.append(character);
    }

    private PatternSyntaxException error(String words) {
        return new PatternSyntaxException(words, glob, position - 1);
    }
}
