package dev.drydock.userland.shell.expand;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.state.ShellOptions;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.text.CharacterSet;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the files whose names match a pattern, in the order of the bytes of their names. */
final class FileNames {
    private final FileContext files;
    private final CharacterSet characters;
    private final Dialect dialect;
    private final boolean extended;
    private final boolean hidden;
    private final boolean ignoreCase;
    private final boolean deep;
    private final boolean skipsDots;

    FileNames(FileContext files, ShellOptions options, CharacterSet characters) {
        this.files = files;
        this.characters = characters;
        this.dialect = options.dialect();
        this.extended = options.shopt("extglob");
        this.hidden = options.shopt("dotglob");
        this.ignoreCase = options.shopt("nocaseglob");
        this.deep = options.shopt("globstar");
        this.skipsDots = options.dialect().isBash() && options.shopt("globskipdots");
    }

    /** Whether there is anything in a field that makes it a pattern. */
    static boolean isPattern(Fields.Field field, boolean extended) {
        boolean bracket = false;
        String text = field.text();
        for (int i = 0; i < text.length(); i++) {
            if (field.isQuoted(i)) {
                continue;
            }
            char character = text.charAt(i);
            if (character == '*' || character == '?' || (character == ']' && bracket)) {
                return true;
            }
            bracket |= character == '[';
            if (extended && "+@!".indexOf(character) >= 0 && text.startsWith("(", i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Paths as shell text; none if nothing matches. */
    List<String> matching(Fields.Field field) {
        List<String> found = List.of("");
        boolean first = true;
        for (Segment segment : segments(field)) {
            List<String> next = new ArrayList<>();
            for (String base : found) {
                step(base.isEmpty() && !first ? base : base + segment.slashes, segment, next);
            }
            first = false;
            found = next;
        }
        List<String> sorted = new ArrayList<>(found);
        sorted.sort(null);
        return sorted;
    }

    /** A component of a path with the slashes before it. */
    private record Segment(String slashes, Fields.Field name, boolean last) {}

    private static List<Segment> segments(Fields.Field field) {
        List<Segment> segments = new ArrayList<>();
        String text = field.text();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (start < text.length() && text.charAt(start) == '/') {
                start++;
            }
            int end = text.indexOf('/', start);
            end = end < 0 ? text.length() : end;
            segments.add(new Segment(
                    text.substring(at, start),
                    new Fields.Field(text.substring(start, end), field.quoted().get(start, end)),
                    end == text.length()));
            at = end;
        }
        return segments;
    }

    private void step(String directory, Segment segment, List<String> found) {
        String text = segment.name.text();
        if (!isPattern(segment.name, extended)) {
            String path = directory + withoutBackslashes(segment.name);
            if (text.isEmpty() ? isDirectory(path) : exists(path)) {
                found.add(path);
            }
            return;
        }
        if (deep && text.equals("**")) {
            descend(directory, segment.last, found);
            return;
        }
        boolean dotWanted = text.startsWith(".") || (text.startsWith("\\.") && !segment.name.isQuoted(0));
        String written = segment.name.pattern();
        String wanted = dialect == Dialect.DASH ? ShellPattern.ofDash(written) : written;
        ShellPattern pattern = ShellPattern.of(characters, wanted, extended).ignoringCase(ignoreCase);
        List<String> names = new ArrayList<>(names(directory));
        if (dotWanted && !skipsDots) {
            names.addAll(List.of(".", ".."));
        }
        for (String name : names) {
            boolean shown = !name.startsWith(".") || dotWanted || hidden;
            if (shown && pattern.matches(characters.decode(name)) && (segment.last || isDirectory(directory + name))) {
                found.add(directory + name);
            }
        }
    }

    /** A component that is no pattern: a backslash that came of an expansion quotes all the same. */
    private static String withoutBackslashes(Fields.Field name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.text().length(); i++) {
            boolean quotes = name.text().charAt(i) == '\\'
                    && !name.isQuoted(i)
                    && i + 1 < name.text().length();
            i += quotes ? 1 : 0;
            text.append(name.text().charAt(i));
        }
        return text.toString();
    }

    /** {@code **}: the directory and all below it; as the last component, files too. */
    private void descend(String directory, boolean last, List<String> found) {
        if (!last) {
            found.add(directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory);
        }
        for (String name : names(directory)) {
            if (name.startsWith(".") && !hidden) {
                continue;
            }
            String path = directory + name;
            boolean inner = isRealDirectory(path);
            if (last) {
                found.add(path);
            }
            if (inner) {
                descend(path + "/", last, found);
            }
        }
    }

    private List<String> names(String directory) {
        try {
            return files.list(directory.isEmpty() ? "." : ShellText.toJava(directory)).stream()
                    .map(DirectoryEntry::name)
                    .map(ShellText::ofJava)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private boolean exists(String path) {
        try {
            files.linkStatus(ShellText.toJava(path));
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    private boolean isDirectory(String path) {
        try {
            return files.status(ShellText.toJava(path)).isDirectory();
        } catch (IOException absent) {
            return false;
        }
    }

    private boolean isRealDirectory(String path) {
        try {
            return files.linkStatus(ShellText.toJava(path)).kind() == FileKind.DIRECTORY;
        } catch (IOException absent) {
            return false;
        }
    }
}
