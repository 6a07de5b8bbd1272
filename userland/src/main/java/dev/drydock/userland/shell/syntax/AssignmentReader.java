package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out whether a word reads as {@code name=value}. */
final class AssignmentReader {

    private AssignmentReader() {}

    static @Nullable Assignment read(List<WordPart> parts, Dialect dialect) {
        if (parts.isEmpty() || !(parts.get(0) instanceof WordPart.Literal first)) {
            return null;
        }
        String text = first.text();
        int sign = text.indexOf('=');
        if (sign <= 0) {
            return null;
        }
        boolean append = dialect.isBash() && text.charAt(sign - 1) == '+';
        String name = text.substring(0, append ? sign - 1 : sign);
        if (!Names.isName(name)) {
            return null;
        }
        List<WordPart> value = new ArrayList<>();
        if (sign + 1 < text.length()) {
            value.add(new WordPart.Literal(text.substring(sign + 1)));
        }
        value.addAll(parts.subList(1, parts.size()));
        return new Assignment(name, null, append, new Word(value));
    }
}
