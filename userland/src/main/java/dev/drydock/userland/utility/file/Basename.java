package dev.drydock.userland.utility.file;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** {@code basename}: the last component of a path, less a suffix. */
final class Basename {
    static final Command COMMAND = Command.named("basename", Basename::run)
            .gnu("+ a,multiple s,suffix= z,zero")
            .busybox("+ a s=");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words EXTRA = Words.of("extra operand %l", "");

    private Basename() {}

    private static Exit run(Invocation call) {
        boolean multiple = false;
        String suffix = "";
        String end = "\n";
        for (Option option : call.options()) {
            switch (option.key()) {
                case "a" -> multiple = true;
                case "s" -> {
                    multiple = true;
                    suffix = option.argument();
                }
                default -> end = "\0";
            }
        }
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        if (!multiple) {
            if (operands.size() > 2) {
                throw call.usage(EXTRA, operands.get(2));
            }
            suffix = operands.size() == 2 ? operands.get(1) : "";
            operands = operands.subList(0, 1);
        }
        for (String operand : operands) {
            String name = operand.isEmpty() ? "" : FilePaths.last(operand);
            boolean cut = name.length() > suffix.length() && name.endsWith(suffix) && !name.equals("/");
            call.out().text((cut ? name.substring(0, name.length() - suffix.length()) : name) + end);
        }
        return Exit.SUCCESS;
    }
}
