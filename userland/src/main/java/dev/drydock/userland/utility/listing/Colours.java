package dev.drydock.userland.utility.listing;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Colours of names: GNU's built-in ones and {@code LS_COLORS}, or BusyBox's. */
final class Colours {
    private static final Map<String, String> BUILT_IN = Map.ofEntries(
            Map.entry("rs", "0"),
            Map.entry("di", "01;34"),
            Map.entry("ln", "01;36"),
            Map.entry("pi", "33"),
            Map.entry("so", "01;35"),
            Map.entry("bd", "01;33"),
            Map.entry("cd", "01;33"),
            Map.entry("ex", "01;32"),
            Map.entry("su", "37;41"),
            Map.entry("sg", "30;43"),
            Map.entry("st", "37;44"),
            Map.entry("ow", "34;42"),
            Map.entry("tw", "30;42"));

    private final boolean busybox;
    private final Map<String, String> codes = new HashMap<>(BUILT_IN);
    private final Map<String, String> suffixes = new LinkedHashMap<>();
    private boolean begun;

    private Colours(boolean busybox) {
        this.busybox = busybox;
    }

    static Colours busybox() {
        return new Colours(true);
    }

    /** @param definition value of {@code LS_COLORS}; null or empty for the built-in ones */
    static Colours gnu(@Nullable String definition) {
        Colours colours = new Colours(false);
        if (definition != null) {
            for (String part : definition.split(":")) {
                int equals = part.indexOf('=');
                if (part.startsWith("*") && equals > 0) {
                    colours.suffixes.put(part.substring(1, equals), part.substring(equals + 1));
                } else if (equals == 2) {
                    colours.codes.put(part.substring(0, 2), part.substring(3));
                }
            }
        }
        return colours;
    }

    /** Whether a terminal of this kind is known to show colours (dircolors' list). */
    static boolean knows(String terminal) {
        for (String beginning : new String[] {
            "Eterm", "alacritty", "ansi", "con", "cons25", "console", "cygwin", "dtterm", "foot", "gnome", "hurd",
            "jfbterm", "konsole", "kterm", "linux", "mach", "mlterm", "putty", "rxvt", "screen", "st", "terminator",
            "tmux", "vt100", "xterm"
        }) {
            if (terminal.startsWith(beginning)
                    || terminal.toLowerCase(Locale.ROOT).contains("color")) {
                return true;
            }
        }
        return false;
    }

    /** What comes before a name; empty if it has no colour. */
    String before(String name, FileKind kind, @Nullable FileStatus status, boolean broken) {
        if (busybox) {
            return "\u001b[" + busyboxCode(kind, status) + "m";
        }
        String code = code(name, kind, status, broken);
        if (code.isEmpty() || code.matches("0*")) {
            return "";
        }
        String start = begun ? "" : "\u001b[0m";
        begun = true;
        return start + "\u001b[" + code + "m";
    }

    /** What comes behind a name that has a colour. */
    String after() {
        return busybox ? "\u001b[m" : "\u001b[0m";
    }

    /** Whether anything has been coloured so far. */
    boolean begun() {
        return begun;
    }

    private String code(String name, FileKind kind, @Nullable FileStatus status, boolean broken) {
        int mode = status == null ? 0 : status.mode();
        String type = switch (kind) {
            case DIRECTORY -> directory(mode);
            case SYMLINK -> broken && codes.containsKey("or") ? "or" : "ln";
            case FIFO -> "pi";
            case SOCKET -> "so";
            case BLOCK_DEVICE -> "bd";
            case CHARACTER_DEVICE -> "cd";
            case REGULAR -> (mode & 04000) != 0 ? "su" : (mode & 02000) != 0 ? "sg" : (mode & 0111) != 0 ? "ex" : "fi";
        };
        if (type.equals("fi")) {
            for (Map.Entry<String, String> suffix : suffixes.entrySet()) {
                if (name.endsWith(suffix.getKey())) {
                    return suffix.getValue();
                }
            }
        }
        return codes.getOrDefault(type, "");
    }

    private static String directory(int mode) {
        boolean sticky = (mode & 01000) != 0;
        boolean others = (mode & 02) != 0;
        return sticky && others ? "tw" : others ? "ow" : sticky ? "st" : "di";
    }

    private static String busyboxCode(FileKind kind, @Nullable FileStatus status) {
        return switch (kind) {
            case DIRECTORY -> "1;34";
            case SYMLINK -> "1;36";
            case SOCKET, BLOCK_DEVICE, CHARACTER_DEVICE -> kind == FileKind.SOCKET ? "1;35" : "1;33";
            case FIFO -> "0;33";
            case REGULAR -> status != null && (status.mode() & 0111) != 0 ? "1;32" : "0;0";
        };
    }
}
