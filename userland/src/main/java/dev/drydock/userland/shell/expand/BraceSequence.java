package dev.drydock.userland.shell.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code 1..5}, {@code 01..10..2}, {@code a..e}. */
final class BraceSequence {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,18}");
    /** What bash counts up to; it takes a longer sequence for text. */
    private static final long MOST = Integer.MAX_VALUE - 2L;

    private BraceSequence() {}

    /**
     * The members of a sequence; null if the text is none.
     *
     * @param each told of each member before the next one is made
     */
    static @Nullable List<String> of(String text, Consumer<String> each) {
        String[] parts = text.split("\\.\\.", -1);
        if (parts.length < 2 || parts.length > 3) {
            return null;
        }
        if (parts.length == 3 && !NUMBER.matcher(parts[2]).matches()) {
            return null;
        }
        long step = parts.length == 3 ? Math.abs(Long.parseLong(parts[2])) : 1;
        if (isLetter(parts[0]) && isLetter(parts[1])) {
            return members(parts[0].charAt(0), parts[1].charAt(0), step, 0, true, each);
        }
        if (NUMBER.matcher(parts[0]).matches() && NUMBER.matcher(parts[1]).matches()) {
            boolean padded = isPadded(parts[0]) || isPadded(parts[1]);
            int width = padded ? Math.max(parts[0].length(), parts[1].length()) : 0;
            return members(Long.parseLong(parts[0]), Long.parseLong(parts[1]), step, width, false, each);
        }
        return null;
    }

    private static boolean isLetter(String text) {
        return text.length() == 1 && text.charAt(0) < 0x80 && Character.isLetter(text.charAt(0));
    }

    private static boolean isPadded(String number) {
        String digits = number.startsWith("-") ? number.substring(1) : number;
        return digits.length() > 1 && digits.startsWith("0");
    }

    private static @Nullable List<String> members(
            long first, long last, long step, int width, boolean letters, Consumer<String> each) {
        long by = Math.max(step, 1);
        if (Math.abs(last - first) / by >= MOST) {
            return null;
        }
        List<String> members = new ArrayList<>();
        long more = Math.abs(last - first) / by;
        for (long turn = 0; turn <= more; turn++) {
            long value = first <= last ? first + turn * by : first - turn * by;
            String member = letters ? letter((char) value) : padded(value, width);
            each.accept(member);
            members.add(member);
        }
        return members;
    }

    /** A backslash among the letters quotes what follows, and is gone. */
    private static String letter(char letter) {
        return letter == '\\' ? "" : String.valueOf(letter);
    }

    private static String padded(long value, int width) {
        String digits = Long.toString(Math.abs(value));
        String sign = value < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, width - digits.length() - sign.length())) + digits;
    }
}
