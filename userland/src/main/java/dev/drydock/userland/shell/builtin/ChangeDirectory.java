package dev.drydock.userland.shell.builtin;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.text.Quotation;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code cd}: the directory by its logical name, links and all, unless {@code -P}. */
final class ChangeDirectory implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options =
                OptionLetters.read(shell, arguments, shell.dialect().isBash() ? "LPe@" : "LP");
        if (options == null) {
            return 2;
        }
        List<String> operands = options.operands();
        if (operands.size() > 1 && shell.dialect().isBash()) {
            return shell.messages().builtinError("cd", "too many arguments", 1);
        }
        boolean show = false;
        String target;
        if (operands.isEmpty()) {
            String home = shell.variables().value("HOME");
            if (home == null) {
                return shell.dialect().isBash() ? shell.messages().builtinError("cd", "HOME not set", 1) : 0;
            }
            target = home;
        } else if (operands.get(0).equals("-")) {
            String old = shell.variables().value("OLDPWD");
            if (old == null && shell.dialect().isBash()) {
                return shell.messages().builtinError("cd", "OLDPWD not set", 1);
            }
            target = old == null ? shell.variables().valueOr("PWD", "/") : old;
            show = true;
        } else {
            target = operands.get(0);
        }
        boolean physical = options.letters().isEmpty()
                ? shell.options().has(SetOption.PHYSICAL)
                : options.letters().get(options.letters().size() - 1) == 'P';
        String viaPath = alongPath(shell, target);
        if (viaPath != null) {
            target = viaPath;
            show = true;
        }
        change(shell, target, physical);
        if (show) {
            shell.print(shell.variables().valueOr("PWD", "") + "\n");
        }
        return 0;
    }

    private static @Nullable String alongPath(Shell shell, String target) {
        String path = shell.variables().value("CDPATH");
        if (path == null || path.isEmpty() || target.startsWith("/") || target.startsWith(".")) {
            return null;
        }
        for (String directory : path.split(":", -1)) {
            if (directory.isEmpty() || directory.equals(".")) {
                continue;
            }
            String candidate = directory + "/" + target;
            if (isDirectory(shell, candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean isDirectory(Shell shell, String path) {
        try {
            return shell.files().status(ShellText.toJava(path)).isDirectory();
        } catch (IOException absent) {
            return false;
        }
    }

    /** Changes the working directory, PWD and OLDPWD. */
    static void change(Shell shell, String target, boolean physical) throws IOException {
        String before = shell.variables().valueOr("PWD", "");
        String logical = target.startsWith("/") ? target : before + "/" + target;
        try {
            if (target.isEmpty()) {
                return;
            }
            String normal = normalized(logical);
            if (physical || (!before.startsWith("/") && !target.startsWith("/"))) {
                shell.files().changeDirectory(ShellText.toJava(target));
                normal = ShellText.ofJava(shell.files().workingDirectory());
            } else {
                shell.files().changeDirectory(ShellText.toJava(normal));
            }
            shell.search().directoryChanged();
            set(shell, "OLDPWD", before);
            set(shell, "PWD", normal);
        } catch (ErrnoException error) {
            throw refused(shell, target, error);
        }
    }

    private static void set(Shell shell, String name, String value) {
        Variable known = shell.variables().find(name);
        Variable variable = (known == null ? Variable.unset() : known).with(value);
        shell.variables().put(name, variable.with(Variable.Attribute.EXPORTED));
    }

    private static Failure refused(Shell shell, String target, ErrnoException error) {
        return switch (shell.dialect()) {
            case BASH ->
                new Failure("cd: " + new Quotation(shell.characters()).printable(target) + ": " + error.words(), 1);
            case DASH -> new Failure("cd: can't cd to " + target, 2);
            case ASH ->
                new Failure(shell.messages().ofBuiltin("cd", "can't cd to " + target + ": " + error.words()), 2);
        };
    }

    /** Without {@code .}, {@code ..} and double slashes. */
    static String normalized(String path) {
        java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
