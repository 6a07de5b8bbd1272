package dev.drydock.conformance.transcript;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes two transcripts comparable: what changes from run to run becomes a word, column widths do not count. */
final class Likeness {
    private static final Pattern UUID = Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final Pattern SHORT_ID = Pattern.compile("\\b(?=[0-9a-f]*[0-9])[0-9a-f]{12}\\b");
    private static final Pattern GENERATED_NAME = Pattern.compile("(?m)\\b[a-z]+_[a-z]+ *(?=$|\t(?:Up|Exited))");
    private static final Pattern DURATION = Pattern.compile(
            "\\b(?:Less than a second|About an? (?:minute|hour)|\\d+ (?:second|minute|hour|day|week|month)s?)\\b");
    private static final Pattern OVERLAY = Pattern.compile("(?m)lowerdir=\\S+,upperdir=\\S+,workdir=[^\\s)]+");

    /** The engine keeps its runtimes in a map of Go's, and the client prints them in that map's order: chance. */
    private static final Pattern RUNTIMES = Pattern.compile("(?m)^( Runtimes:)((?: \\S+)+) *$");

    /** A client that attaches resizes the window twice; how often a shell draws its line then depends on how soon it wakes up. */
    private static final Pattern DRAWN_AGAIN = Pattern.compile("(\\\\r\\\\e\\[K\\\\r[^\\\\\n]+)\\1+");

    /** The names of one image come in the order of a map of Go's: chance. */
    private static final Pattern NAMES_OF_ONE_IMAGE =
            Pattern.compile("(?m)^\\S+ +\\S+ +(?:\\S+ +)?([0-9a-f]{12}) .*\n(?:^\\S+ +\\S+ +(?:\\S+ +)?\\1 .*\n)+");

    /** The same where nothing but names is shown. */
    private static final Pattern NAMES_ALONE =
            Pattern.compile("(?m)^\\S+/(\\w+:\\w+)\n^\\1\n|^(\\w+:\\w+)\n^\\S+/\\2\n");

    /** Images are loaded in the order in which they were saved: that of a map of Go's, chance. */
    private static final Pattern LOADED = Pattern.compile("(?:Loaded image: \\S+\\s*){2,}");

    /** Which worker of a server that ends is first, and how many of their signals its master sees as one, is chance. */
    private static final Pattern WORKERS_END = Pattern.compile(
            "(?m)(?:^<time> \\[notice] <pid>#<pid>: (?:exiting|exit|signal 17 \\(SIGCHLD\\) received from <pid>|worker"
                    + " process <pid> exited with code 0)\n"
                    + "){2,}");

    /**
     * What is another in each run, and a word for it. The recorded images stand for those of the course, as those here do:
     * how much is in them is their own.
     */
    private static final Map<Pattern, String> VOLATILE = volatiles(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z", "<time>",
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+0000 UTC", "<time>",
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d (?=\\S)", "<time> ",
            "\\b[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d\\b", "<time>",
            "(?m)^(Date:) .* GMT", "$1 <time>",
            "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d", "<time>",
            "\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d", "<time>",
            "(?i)\\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\\b", "<mac>",
            "@if\\d+", "@if<n>",
            "time=[\\d.]+ ms", "time=<n> ms",
            "(Failed to connect to \\S+) after \\d+ ms", "$1 after <n> ms",
            "(round-trip min/avg/max =) [\\d./]+ ms", "$1 <n> ms",
            "((?:RX|TX) (?:packets|bytes)):\\d+(?: \\([^)]*\\))?", "$1:<n>",
            "\\b\\d+#\\d+:", "<pid>#<pid>:",
            "(worker process|received from) \\d+", "$1 <pid>",
            "(getrlimit\\(RLIMIT_NOFILE\\)): \\d+:\\d+", "$1: <n>:<n>",
            "(?m)(<duration> ago {2,}(?:\\S.*? {2,})?)[1-9][\\d.]*[kMG]?B(?= |$)", "$1<size>",
            "\\(virtual [\\d.]+[kMG]?B\\)", "(virtual <size>)",
            "(?m)^(Images +\\d+ +\\d+ +)[\\d.]+[kMG]B( +)[\\d.]+[kMG]B", "$1<size>$2<size>",
            "\"Size\": \\d+", "\"Size\": <size>",
            "\"Pid\": \\d+", "\"Pid\": <pid>",
            "(?m)^(\\S+) +\\d+ +\\d+ +(\\d+) +\\d\\d:\\d\\d ", "$1 <pid> <pid> $2 <time> ",
            "(?m)^\\d+ +(\\S+)$", "<pid> $1",
            "\"((?:Lower|Merged|Upper|Work)Dir)\": \"[^\"]*\"", "\"$1\": <dirs>",
            "/(?:run/oracle/exec|var/run/docker)/netns/", "<netns>/");

    private Likeness() {}

    private static Map<Pattern, String> volatiles(String... patternsAndWords) {
        Map<Pattern, String> volatiles = new LinkedHashMap<>();
        for (int i = 0; i < patternsAndWords.length; i += 2) {
            volatiles.put(Pattern.compile(patternsAndWords[i]), patternsAndWords[i + 1]);
        }
        return Collections.unmodifiableMap(volatiles);
    }

    static String of(String text) {
        String words = sorted(sorted(text, NAMES_OF_ONE_IMAGE), NAMES_ALONE);
        words = UUID.matcher(words).replaceAll("<uuid>");
        words = ID.matcher(words).replaceAll("<id>");
        words = SHORT_ID.matcher(words).replaceAll("<short>");
        words = DURATION.matcher(words).replaceAll("<duration>");
        words = GENERATED_NAME.matcher(words).replaceAll("<name>");
        words = OVERLAY.matcher(words).replaceAll("<dirs>");
        for (Map.Entry<Pattern, String> each : VOLATILE.entrySet()) {
            words = each.getKey().matcher(words).replaceAll(each.getValue());
        }
        words = DRAWN_AGAIN.matcher(words).replaceAll("$1");
        words = sorted(words, WORKERS_END);
        words = sorted(words, LOADED);
        words = RUNTIMES.matcher(words)
                .replaceAll(line -> line.group(1)
                        + Arrays.stream(line.group(2).split(" ")).sorted().collect(Collectors.joining(" ")));
        return words.replaceAll("(?m) {2,}", "  ").replaceAll("(?m) +$", "");
    }

    /** With the lines sorted, and each only once, that a pattern finds together. */
    private static String sorted(String text, Pattern lines) {
        return lines.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().lines().sorted().distinct().collect(Collectors.joining("\n", "", "\n"))));
    }
}
