package dev.drydock.userland.utility.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a patch says of one file.
 *
 * @param oldName behind {@code ---}
 * @param newName behind {@code +++}
 * @param line of the patch where its first hunk begins, from 1
 * @param leading the lines before that, with {@code ---} and {@code +++}
 */
record PatchedFile(String oldName, String newName, int line, List<String> leading, List<Hunk> hunks) {
    private static final Pattern HEAD = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

    PatchedFile {
        leading = List.copyOf(leading);
        hunks = List.copyOf(hunks);
    }

    static List<PatchedFile> parse(List<String> lines) {
        List<PatchedFile> files = new ArrayList<>();
        List<String> leading = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            boolean begins = line.startsWith("--- ")
                    && at + 2 < lines.size()
                    && lines.get(at + 1).startsWith("+++ ")
                    && HEAD.matcher(lines.get(at + 2)).matches();
            leading.add(line);
            at++;
            if (begins) {
                String newLine = lines.get(at++);
                leading.add(newLine);
                List<Hunk> hunks = new ArrayList<>();
                int first = at + 1;
                at = hunks(lines, at, hunks);
                files.add(new PatchedFile(name(line), name(newLine), first, leading, hunks));
                leading.clear();
            }
        }
        return files;
    }

    private static String name(String line) {
        return line.substring(4).replaceAll("\t.*", "").strip();
    }

    /** Gives where the hunks end. */
    private static int hunks(List<String> lines, int from, List<Hunk> hunks) {
        int at = from;
        while (at < lines.size()) {
            Matcher head = HEAD.matcher(lines.get(at));
            if (!head.matches()) {
                return at;
            }
            at++;
            int old = count(head.group(2));
            int fresh = count(head.group(4));
            List<String> body = new ArrayList<>();
            while (at < lines.size() && (old > 0 || fresh > 0 || lines.get(at).startsWith("\\"))) {
                String line = lines.get(at++);
                if (line.startsWith("\\")) {
                    continue;
                }
                String whole = line.isEmpty() ? " " : line;
                body.add(whole);
                old -= whole.charAt(0) == '+' ? 0 : 1;
                fresh -= whole.charAt(0) == '-' ? 0 : 1;
            }
            hunks.add(new Hunk(head.group(), Integer.parseInt(head.group(1)), Integer.parseInt(head.group(3)), body));
        }
        return at;
    }

    private static int count(@Nullable String text) {
        return text == null ? 1 : Integer.parseInt(text);
    }

    PatchedFile reversed() {
        return new PatchedFile(
                newName,
                oldName,
                line,
                leading,
                hunks.stream().map(Hunk::reversed).toList());
    }
}
