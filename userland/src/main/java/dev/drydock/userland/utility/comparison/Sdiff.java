package dev.drydock.userland.utility.comparison;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/** {@code sdiff} of diffutils 3.8 where it asks nothing: it goes on as {@code diff -y}. */
final class Sdiff {
    static final Command COMMAND = Command.named("sdiff", Sdiff::run)
            .gnu("!o,output= i,ignore-case E,ignore-tab-expansion Z,ignore-trailing-space b,ignore-space-change"
                    + " W,ignore-all-space B,ignore-blank-lines I,ignore-matching-lines= strip-trailing-cr a,text w,width="
                    + " l,left-column s,suppress-common-lines t,expand-tabs tabsize= d,minimal H,speed-large-files"
                    + " diff-program= v")
            .only(Flavour.GNU)
            .trouble(2);
    private static final int TROUBLE = 2;
    private static final Words MISSING = Words.of("missing operand after '%s'");
    private static final Words EXTRA = Words.of("extra operand '%s'");
    private static final Words CANNOT_RUN = Words.of("subsidiary program '%s' could not be invoked: %s");

    private Sdiff() {}

    private static Exit run(Invocation call) {
        List<String> words = new ArrayList<>(List.of("diff"));
        for (Option option : call.options()) {
            String value = option.value();
            switch (option.key()) {
                case "v" -> call.parse(List.of("--version"));
                case "diff-program" -> words.set(0, option.argument());
                case "W" -> words.add("-w");
                case "w" -> words.add("--width=" + value);
                case "l" -> words.add("--left-column");
                case "s" -> words.add("--suppress-common-lines");
                default -> {
                    String dashes = option.key().length() == 1 ? "-" : "--";
                    String equals = option.key().length() == 1 ? "" : "=";
                    words.add(dashes + option.key() + (value == null ? "" : equals + value));
                }
            }
        }
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw call.usage(MISSING, operands.isEmpty() ? call.name() : operands.get(0));
        }
        if (operands.size() > 2) {
            throw call.usage(EXTRA, operands.get(2));
        }
        words.add("--side-by-side");
        words.add("--");
        words.addAll(operands);
        try {
            String path = ProgramSearch.find(
                    call.process(), words.get(0), call.process().environment());
            return Exit.exec(path, words, call.process().environment());
        } catch (ErrnoException error) {
            throw call.fail(TROUBLE, CANNOT_RUN, words.get(0), error);
        }
    }
}
