package dev.drydock.conformance.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules about the text of files. Each takes lines or paths and gives what is wrong with them. */
final class Tidy {

    static final int LONGEST_FILE_LINES = 500;

    /** In halves, so that this file keeps the rule. */
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

    private static final Pattern NOT_RUN_OR_SLOW = Pattern.compile("@Dis" + "abled|\\bThread\\.sl" + "eep\\(");

    private Tidy() {}

    static List<Integer> leftForLater(List<String> lines) {
        return matching(LEFT_FOR_LATER, lines);
    }

    /** Tests that never run, and tests that wait for time to pass rather than for what they are about. */
    static List<Integer> switchedOffOrSleeping(List<String> lines) {
        return matching(NOT_RUN_OR_SLOW, lines);
    }

    static List<Integer> spacesAtTheEnd(List<String> lines) {
        return matching(Pattern.compile("[ \t]$"), lines);
    }

    static boolean tooLong(List<String> lines) {
        return lines.size() > LONGEST_FILE_LINES;
    }

    /** The directories that hold a Java file and no {@code package-info.java}. */
    static Set<Path> undescribed(List<Path> files) {
        return files.stream()
                .map(Path::getParent)
                .filter(directory -> !files.contains(directory.resolve("package-info.java")))
                .collect(Collectors.toSet());
    }

    /** A package-info says what the package is, and that absence is written down. */
    static List<String> missingInPackageInfo(List<String> lines) {
        return Stream.of("/**", "@NullMarked")
                .filter(needed -> !lines.contains(needed))
                .toList();
    }

    private static List<Integer> matching(Pattern pattern, List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(index -> pattern.matcher(lines.get(index)).find())
                .mapToObj(index -> index + 1)
                .toList();
    }
}
