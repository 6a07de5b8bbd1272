package dev.drydock.userland.utility.search.busybox;

import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.number.BusyBoxNumber;

/** What a {@code grep} was asked for, but for its patterns and files. */
final class GrepChoices {
    static final int TROUBLE = 2;
    private static final int ENDLESS = -1;

    final boolean quiet;
    final boolean names;
    final boolean otherNames;
    final boolean counts;
    final boolean numbers;
    final boolean inverted;
    final boolean silent;
    final boolean fixed;
    final boolean extended;
    final boolean ignoreCase;
    final boolean words;
    final boolean lines;
    final boolean onlyMatching;
    final boolean recursive;
    final boolean throughLinks;
    final int terminator;
    final int most;
    final int before;
    final int after;

    GrepChoices(Invocation call) {
        CommandLine line = call.commandLine();
        int limit = ENDLESS;
        int around = 0;
        int lead = -1;
        int trail = -1;
        for (Option option : line.options()) {
            switch (option.key()) {
                case "m" -> limit = BusyBoxNumber.count(call, option.argument(), TROUBLE);
                case "A" -> trail = BusyBoxNumber.count(call, option.argument(), TROUBLE);
                case "B" -> lead = BusyBoxNumber.count(call, option.argument(), TROUBLE);
                case "C" -> {
                    around = BusyBoxNumber.count(call, option.argument(), TROUBLE);
                    lead = -1;
                    trail = -1;
                }
                default -> {}
            }
        }
        quiet = line.has("q");
        names = line.has("l");
        otherNames = line.has("L");
        counts = line.has("c");
        boolean showsNoLines = quiet || names || otherNames || counts;
        numbers = line.has("n") && !showsNoLines;
        inverted = line.has("v");
        silent = line.has("s");
        fixed = line.has("F") || call.name().startsWith("f");
        extended = line.has("E") || call.name().startsWith("e");
        ignoreCase = line.has("i");
        words = line.has("w");
        lines = line.has("x");
        onlyMatching = line.has("o");
        throughLinks = line.has("R");
        recursive = line.has("r") || throughLinks;
        terminator = line.has("z") ? 0 : '\n';
        most = limit;
        before = showsNoLines ? 0 : lead < 0 ? around : lead;
        after = showsNoLines ? 0 : trail < 0 ? around : trail;
    }

    boolean hasLimit() {
        return most != ENDLESS;
    }

    boolean hasContext() {
        return before > 0 || after > 0;
    }
}
