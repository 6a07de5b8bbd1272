package dev.drydock.container;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions in the syntax of Go, which is that of Java without what may take long. */
final class GoExpression {
    private static final Pattern PERL_ONLY =
            Pattern.compile("\\\\.|(?<found>\\((?:\\?(?![imsU:-]|P<|<[A-Za-z_])(?:<[=!]|.?))|[*+?}]\\+)");

    private GoExpression() {}

    /** A text that is no expression of Go's, in the engine's words. */
    static final class BadExpression extends Exception {
        private static final long serialVersionUID = 1L;

        private BadExpression(String problem, String where) {
            super("error parsing regexp: " + problem + ": `" + where + "`");
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    static Pattern compile(String text) throws BadExpression {
        Matcher perl = PERL_ONLY.matcher(text);
        while (perl.find()) {
            String found = perl.group("found");
            if (found != null) {
                boolean group = found.startsWith("(");
                throw new BadExpression(
                        group ? "invalid or unsupported Perl syntax" : "invalid nested repetition operator", found);
            }
        }
        try {
            return Pattern.compile(text.replace("(?P<", "(?<"));
        } catch (PatternSyntaxException refused) {
            throw problem(text, refused);
        }
    }

    private static BadExpression problem(String text, PatternSyntaxException refused) {
        String description = refused.getDescription();
        int at = Math.max(0, Math.min(refused.getIndex(), text.length()));
        if (description.startsWith("Unclosed group")) {
            return new BadExpression("missing closing )", text);
        }
        if (description.startsWith("Unmatched closing")) {
            return new BadExpression("unexpected )", text);
        }
        if (description.startsWith("Unclosed character class")) {
            return new BadExpression("missing closing ]", text.substring(text.lastIndexOf('[')));
        }
        if (description.startsWith("Dangling meta character")) {
            return new BadExpression("missing argument to repetition operator", text.substring(at, at + 1));
        }
        if (description.startsWith("Illegal character range")) {
            return new BadExpression("invalid character class range", text.substring(Math.max(0, at - 2), at + 1));
        }
        if (text.endsWith("\\")) {
            return new BadExpression("trailing backslash at end of expression", "");
        }
        if (description.startsWith("Illegal/unsupported escape")) {
            return new BadExpression("invalid escape sequence", "\\" + text.charAt(Math.min(at, text.length() - 1)));
        }
        return new BadExpression("invalid expression", text);
    }
}
