package dev.drydock.userland.utility.machine;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.List;

/** {@code which}: where a program would be found. The GNU flavour is Debian's script. */
final class Which {
    static final Command COMMAND = Command.named("which", Which::run).busybox("a");
    static final Command OF_DEBIAN = COMMAND.as("which.debianutils");
    private static final int WRONG_OPTION = 2;

    private Which() {}

    private static Exit run(Invocation call) {
        List<String> operands = call.arguments();
        boolean all = false;
        if (call.isBusyBox()) {
            all = call.commandLine().has("a");
            operands = call.operands();
            if (operands.isEmpty()) {
                throw call.usage();
            }
        } else {
            while (!operands.isEmpty()
                    && operands.get(0).startsWith("-")
                    && operands.get(0).length() > 1) {
                String word = operands.get(0);
                operands = operands.subList(1, operands.size());
                if (word.equals("--")) {
                    break;
                }
                for (char letter : word.substring(1).toCharArray()) {
                    if (letter == 'a') {
                        all = true;
                    } else if (letter != 's') {
                        call.raw("Illegal option -" + letter + "\nUsage: " + call.name() + " [-a] args\n");
                        return Exit.of(WRONG_OPTION);
                    }
                }
            }
        }
        boolean found = !operands.isEmpty();
        for (String operand : operands) {
            found &= show(call, operand, all);
        }
        return found ? Exit.SUCCESS : Exit.FAILURE;
    }

    private static boolean show(Invocation call, String name, boolean all) {
        if (name.contains("/")) {
            boolean runs = isProgram(call.files(), name);
            if (runs) {
                call.out().line(name);
            }
            return runs;
        }
        String path = call.variable("PATH");
        boolean any = false;
        for (String directory : (path == null ? "/sbin:/usr/sbin:/bin:/usr/bin" : path).split(":", -1)) {
            String candidate = (directory.isEmpty() ? "." : directory) + "/" + name;
            if (!name.isEmpty() && isProgram(call.files(), candidate)) {
                call.out().line(candidate);
                any = true;
                if (!all) {
                    return true;
                }
            }
        }
        return any;
    }

    private static boolean isProgram(FileContext files, String path) {
        try {
            return files.status(path).isRegular() && files.access(path, 1);
        } catch (IOException missing) {
            return false;
        }
    }
}
