package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.pattern.Glob;
import java.util.ArrayList;
import java.util.List;

/** Which members {@code unzip} is to take: those that are named, but for those behind {@code -x}. */
record UnzipNames(String archive, List<String> wanted, List<String> unwanted) {
    UnzipNames {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    /** @param line with at least one operand, which is the archive */
    static UnzipNames of(CommandLine line) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (int i = 1; i < line.operands().size(); i++) {
            boolean behind = line.options().subList(0, line.optionsBefore().get(i)).stream()
                    .anyMatch(option -> option.key().equals("x"));
            (behind ? unwanted : wanted).add(line.operands().get(i));
        }
        return new UnzipNames(line.operands().get(0), wanted, unwanted);
    }

    boolean take(String name) {
        return (wanted.isEmpty() || fits(wanted, name)) && !fits(unwanted, name);
    }

    private static boolean fits(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> Glob.of(pattern).matches(name));
    }
}
