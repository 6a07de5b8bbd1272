package dev.drydock.build;

import java.util.ArrayList;
import java.util.List;

/** The names and values of {@code ENV} and {@code LABEL}: {@code name=value …}, or {@code name value} in the old form. */
final class Assignments {
    private Assignments() {}

    /** Neither is expanded yet. */
    record Assignment(String name, String value) {}

    static List<Assignment> of(InstructionLine line) {
        List<String> words = QuotedWords.split(line.arguments());
        if (words.isEmpty()) {
            throw BuildErrors.needsArguments(line.upperName());
        }
        List<Assignment> assignments = new ArrayList<>();
        if (!words.get(0).contains("=")) {
            String[] parts = line.arguments().split("[\\t\\x0B\\f\\r ]+", 2);
            if (parts.length < 2) {
                throw BuildErrors.needsTwoArguments(line.upperName());
            }
            assignments.add(new Assignment(parts[0], parts[1]));
            return assignments;
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw BuildErrors.noEqualsSign(word);
            }
            if (equals == 0) {
                throw BuildErrors.blankNames(line.upperName());
            }
            assignments.add(new Assignment(word.substring(0, equals), word.substring(equals + 1)));
        }
        return assignments;
    }
}
