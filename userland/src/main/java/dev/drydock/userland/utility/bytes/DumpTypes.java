package dev.drydock.userland.utility.bytes;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/** The types that {@code od -t} names: letters, each with a size and {@code z}, as many as there are. */
final class DumpTypes {
    private static final Words CHARACTER = Words.of("invalid character '%s' in type string %l");
    private static final Words INTEGER = Words.of(
            "invalid type string %l;\nthis system doesn't provide a %s-byte integral type",
            "invalid type string '%s'; %s-byte integral type is not supported");
    private static final Words FLOATING = Words.of(
            "invalid type string %l;\nthis system doesn't provide a %s-byte floating point type",
            "invalid type string '%s'; %s-byte floating point type is not supported");
    private static final Words OVERFLOW = Words.of("invalid type string %l", "invalid type string '%s'");

    private final Invocation call;
    private final String shown;
    private final String text;
    private int at;

    private DumpTypes(Invocation call, String shown) {
        this.call = call;
        this.shown = shown;
        this.text = Latin.of(shown);
    }

    /** Says what is wrong and gives none, if a type is wrong; the run goes on to its other options. */
    static List<DumpFormat> read(Invocation call, String types) {
        DumpTypes reader = new DumpTypes(call, types);
        List<DumpFormat> formats = new ArrayList<>();
        while (reader.at < reader.text.length()) {
            int size = reader.size(reader.text.charAt(reader.at));
            if (size == 0) {
                return List.of();
            }
            char letter = reader.letter;
            boolean trailer = reader.accepts('z');
            formats.add(new DumpFormat(letter, size, trailer));
        }
        return formats;
    }

    private char letter;

    /** 0 if something is wrong. */
    private int size(char first) {
        letter = first;
        switch (letter) {
            case 'a', 'c' -> {
                at++;
                return 1;
            }
            case 'd', 'o', 'u', 'x' -> {
                at++;
                return named("CSIL", new int[] {1, 2, 4, 8}, 4, List.of("1", "2", "4", "8"), INTEGER);
            }
            case 'f' -> {
                at++;
                return named("FDL", new int[] {4, 8, 16}, 8, List.of("4", "8", "16"), FLOATING);
            }
            default -> {
                call.complain(CHARACTER, letter < 128 ? String.valueOf(letter) : "\ufffd", shown);
                return 0;
            }
        }
    }

    private int named(String letters, int[] sizes, int usual, List<String> known, Words unknown) {
        int named = at < text.length() ? letters.indexOf(text.charAt(at)) : -1;
        if (named >= 0) {
            at++;
            return sizes[named];
        }
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.isEmpty()) {
            return usual;
        }
        if (call.isBusyBox() && at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            // What is no number is the greatest to BusyBox.
            call.complain(unknown, shown, "4294967295");
            return 0;
        }
        String size = digits.replaceFirst("^0+(?=.)", "");
        if (size.length() > 19) {
            call.complain(OVERFLOW, shown);
            return 0;
        }
        if (!known.contains(size)) {
            call.complain(unknown, shown, size);
            return 0;
        }
        return Integer.parseInt(size);
    }

    private boolean accepts(char wanted) {
        boolean here = at < text.length() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }
}
