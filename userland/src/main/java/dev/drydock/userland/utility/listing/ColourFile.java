package dev.drydock.userland.utility.listing;

import dev.drydock.userland.utility.pattern.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of colours, as {@code dircolors} reads it: what is said behind {@code TERM} is said for some terminals alone. */
final class ColourFile {
    private static final Pattern LINE = Pattern.compile("\\s*([^#\\s]\\S*)(?:\\s+(.*))?");
    private static final List<String> IGNORED = List.of("OPTIONS", "COLOR", "EIGHTBIT");
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("NORMAL", "no"),
            Map.entry("NORM", "no"),
            Map.entry("FILE", "fi"),
            Map.entry("RESET", "rs"),
            Map.entry("DIR", "di"),
            Map.entry("LNK", "ln"),
            Map.entry("LINK", "ln"),
            Map.entry("SYMLINK", "ln"),
            Map.entry("ORPHAN", "or"),
            Map.entry("MISSING", "mi"),
            Map.entry("FIFO", "pi"),
            Map.entry("PIPE", "pi"),
            Map.entry("SOCK", "so"),
            Map.entry("BLK", "bd"),
            Map.entry("BLOCK", "bd"),
            Map.entry("CHR", "cd"),
            Map.entry("CHAR", "cd"),
            Map.entry("DOOR", "do"),
            Map.entry("EXEC", "ex"),
            Map.entry("LEFT", "lc"),
            Map.entry("LEFTCODE", "lc"),
            Map.entry("RIGHT", "rc"),
            Map.entry("RIGHTCODE", "rc"),
            Map.entry("END", "ec"),
            Map.entry("ENDCODE", "ec"),
            Map.entry("SUID", "su"),
            Map.entry("SETUID", "su"),
            Map.entry("SGID", "sg"),
            Map.entry("SETGID", "sg"),
            Map.entry("STICKY", "st"),
            Map.entry("OTHER_WRITABLE", "ow"),
            Map.entry("OWR", "ow"),
            Map.entry("STICKY_OTHER_WRITABLE", "tw"),
            Map.entry("OWT", "tw"),
            Map.entry("CAPABILITY", "ca"),
            Map.entry("MULTIHARDLINK", "mh"),
            Map.entry("CLRTOEOL", "cl"));

    private final String terminal;
    private final String colorTerminal;
    private final List<Colour> colours = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private State state = State.GLOBAL;

    private enum State {
        GLOBAL,
        OTHER_TERMINAL,
        SURE,
        THIS_TERMINAL
    }

    /**
     * What has a colour.
     *
     * @param key two letters, or a pattern of names
     */
    record Colour(String key, String value) {}

    /** @param terminal that of the environment */
    ColourFile(String terminal, String colorTerminal) {
        this.terminal = terminal;
        this.colorTerminal = colorTerminal;
    }

    /** @param name as which the file is known where a line is wrong */
    void read(String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher parts = LINE.matcher(lines.get(i));
            if (!parts.matches()) {
                continue;
            }
            String value = parts.group(2) == null
                    ? ""
                    : parts.group(2).replaceFirst("(^|\\s+)#.*", "").stripTrailing();
            if (value.isEmpty()) {
                faults.add(name + ":" + (i + 1) + ": invalid line;  missing second token");
            } else if (!line(parts.group(1), value)) {
                faults.add(name + ":" + (i + 1) + ": unrecognized keyword " + parts.group(1));
            }
        }
    }

    /** Whether the line is understood, as far as it matters. */
    private boolean line(String word, String value) {
        String keyword = word.toUpperCase(Locale.ROOT);
        if (keyword.equals("TERM") || keyword.equals("COLORTERM")) {
            if (state != State.SURE) {
                boolean meant = Glob.of(value).matches(keyword.equals("TERM") ? terminal : colorTerminal);
                state = meant ? State.SURE : State.OTHER_TERMINAL;
            }
            return true;
        }
        state = state == State.SURE ? State.THIS_TERMINAL : state;
        if (state == State.OTHER_TERMINAL || IGNORED.contains(keyword)) {
            return true;
        }
        if (word.startsWith(".") || word.startsWith("*")) {
            colours.add(new Colour(word.startsWith(".") ? "*" + word : word, value));
            return true;
        }
        String code = CODES.get(keyword);
        if (code != null) {
            colours.add(new Colour(code, value));
        }
        return code != null || state == State.GLOBAL;
    }

    List<Colour> colours() {
        return colours;
    }

    List<String> faults() {
        return faults;
    }
}
