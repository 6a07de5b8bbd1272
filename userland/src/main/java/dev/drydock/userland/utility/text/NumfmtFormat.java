package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code numfmt --format} asks for: one {@code %f} between texts (coreutils 9.1: parse_format_string).
 *
 * @param width negative to the left; 0 for none
 * @param zeros the width up to which zeros come in front
 * @param precision decimals; negative if none were named
 */
record NumfmtFormat(String before, int width, int zeros, int precision, String after) {
    static final NumfmtFormat PLAIN = new NumfmtFormat("", 0, 0, -1, "");

    private static final Words NO_DIRECTIVE = Words.of("format %l has no %% directive");
    private static final Words ENDS = Words.of("format %l ends in %%");
    private static final Words BAD_PRECISION = Words.of("invalid precision in format %l");
    private static final Words BAD_DIRECTIVE = Words.of("invalid format %l, directive must be %%[0]['][-][N][.][N]f");
    private static final Words TOO_MANY = Words.of("format %l has too many %% directives");
    private static final Pattern DIRECTIVE =
            Pattern.compile("%([ '0]*)\\s*([-+]?\\d{1,9})?(?:(\\.)([^f\\d]?\\d{0,9}))?", Pattern.DOTALL);

    static NumfmtFormat parse(Invocation call, String text) {
        int start = 0;
        int prefix = 0;
        while (start < text.length() && !(text.charAt(start) == '%' && !text.startsWith("%%", start))) {
            start += text.charAt(start) == '%' ? 2 : 1;
            prefix++;
        }
        if (start >= text.length()) {
            throw call.fail(NO_DIRECTIVE, text);
        }
        Matcher directive = DIRECTIVE.matcher(text).region(start, text.length());
        if (!directive.lookingAt()) {
            throw call.fail(NO_DIRECTIVE, text);
        }
        int end = directive.end();
        if (end == text.length() && directive.group(3) == null) {
            throw call.fail(ENDS, text);
        }
        String digits = directive.group(3) == null ? "" : directive.group(4);
        if (digits.startsWith("-") || digits.startsWith("+") || digits.startsWith(" ")) {
            throw call.fail(BAD_PRECISION, text);
        }
        if (end == text.length() || text.charAt(end) != 'f' || !digits.matches("\\d*")) {
            throw call.fail(BAD_DIRECTIVE, text);
        }
        String after = text.substring(end + 1);
        if (after.replace("%%", "").contains("%")) {
            throw call.fail(TOO_MANY, text);
        }
        int width = directive.group(2) == null ? 0 : Integer.parseInt(directive.group(2));
        boolean zero = directive.group(1).indexOf('0') >= 0 && width > 0;
        int precision = directive.group(3) == null ? -1 : digits.isEmpty() ? 0 : Integer.parseInt(digits);
        return new NumfmtFormat(text.substring(0, prefix), zero ? 0 : width, zero ? width : 0, precision, after);
    }
}
