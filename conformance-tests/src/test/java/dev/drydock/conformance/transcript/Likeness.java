package dev.drydock.conformance.transcript;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes two transcripts comparable: what changes from run to run becomes a word, column widths do not count. */
final class Likeness {
    private static final Pattern UUID = Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final Pattern SHORT_ID = Pattern.compile("\\b(?=[0-9a-f]*[0-9])[0-9a-f]{12}\\b");
    private static final Pattern GENERATED_NAME = Pattern.compile("(?m)\\b[a-z]+_[a-z]+ *$");
    private static final Pattern DURATION =
            Pattern.compile("\\b(?:Less than a second|About an? (?:minute|hour)|\\d+ (?:second|minute|hour)s?)\\b");
    private static final Pattern OVERLAY = Pattern.compile("(?m)lowerdir=\\S+,upperdir=\\S+,workdir=[^\\s)]+");

    /** The engine keeps its runtimes in a map of Go's, and the client prints them in that map's order: chance. */
    private static final Pattern RUNTIMES = Pattern.compile("(?m)^( Runtimes:)((?: \\S+)+) *$");

    /** A client that attaches resizes the window twice; how often a shell draws its line then depends on how soon it wakes up. */
    private static final Pattern DRAWN_AGAIN = Pattern.compile("(\\\\r\\\\e\\[K\\\\r[^\\\\\n]+)\\1+");

    private Likeness() {}

    static String of(String text) {
        String words = UUID.matcher(text).replaceAll("<uuid>");
        words = ID.matcher(words).replaceAll("<id>");
        words = SHORT_ID.matcher(words).replaceAll("<short>");
        words = DURATION.matcher(words).replaceAll("<duration>");
        words = GENERATED_NAME.matcher(words).replaceAll("<name>");
        words = OVERLAY.matcher(words).replaceAll("<dirs>");
        words = DRAWN_AGAIN.matcher(words).replaceAll("$1");
        words = RUNTIMES.matcher(words)
                .replaceAll(line -> line.group(1)
                        + Arrays.stream(line.group(2).split(" ")).sorted().collect(Collectors.joining(" ")));
        return words.replaceAll("(?m) {2,}", "  ").replaceAll("(?m) +$", "");
    }
}
