package dev.drydock.process.kernel;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of a program that fails by a defect of its own. */
final class CrashText {
    private static final int PLACES = 8;

    private CrashText() {}

    /** The defect, and where it was. */
    static String of(Throwable defect) {
        return Stream.concat(
                        Stream.of(defect), Arrays.stream(defect.getStackTrace()).limit(PLACES))
                .map(String::valueOf)
                .collect(Collectors.joining("\n\tat "));
    }
}
