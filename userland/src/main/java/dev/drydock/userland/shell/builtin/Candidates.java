package dev.drydock.userland.shell.builtin;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.process.Signal;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Reserved;
import dev.drydock.userland.shell.text.ShellText;
import dev.drydock.userland.utility.account.Accounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names of a kind that {@code compgen} lists, in bash's order. */
final class Candidates {
    /** The kinds of {@code compgen -A} that there are here, in the order in which bash lists several. */
    static final List<String> ACTIONS = List.of(
            "alias",
            "arrayvar",
            "builtin",
            "disabled",
            "enabled",
            "export",
            "function",
            "helptopic",
            "keyword",
            "setopt",
            "shopt",
            "signal",
            "variable",
            "command",
            "file",
            "user",
            "group",
            "directory");

    private final Shell shell;
    private final String prefix;

    /** @param prefix what names of files and users begin with; the others are not looked through for it */
    Candidates(Shell shell, String prefix) {
        this.shell = shell;
        this.prefix = prefix;
    }

    /** The action that an option's letter stands for; null for one that is none. */
    static @Nullable String action(char letter) {
        return switch (letter) {
            case 'a' -> "alias";
            case 'b' -> "builtin";
            case 'c' -> "command";
            case 'd' -> "directory";
            case 'e' -> "export";
            case 'f' -> "file";
            case 'g' -> "group";
            case 'j' -> "job";
            case 'k' -> "keyword";
            case 's' -> "service";
            case 'u' -> "user";
            case 'v' -> "variable";
            default -> null;
        };
    }

    List<String> of(String action) throws IOException {
        return switch (action) {
            case "alias" -> List.copyOf(shell.aliases().keySet());
            case "arrayvar" -> variables(Variable::isArray);
            case "export" -> variables(variable -> variable.has(Variable.Attribute.EXPORTED));
            case "variable" -> variables(variable -> true);
            case "builtin" -> List.copyOf(shell.builtins().names());
            case "helptopic" -> HelpTopic.all().stream().map(HelpTopic::name).toList();
            case "enabled" -> builtins(true);
            case "disabled" -> builtins(false);
            case "function" -> List.copyOf(shell.functions().all().keySet());
            case "keyword" -> Reserved.all();
            case "setopt" ->
                SetOption.of(shell.dialect()).stream()
                        .map(SetOption::spelling)
                        .sorted()
                        .toList();
            case "shopt" -> List.copyOf(shell.options().shopt().keySet());
            case "signal" -> signals();
            case "command" -> commands();
            case "file" -> files(false);
            case "directory" -> files(true);
            case "user" ->
                accounts().users().stream()
                        .map(user -> ShellText.ofJava(user.name()))
                        .toList();
            default ->
                accounts().groups().stream()
                        .map(group -> ShellText.ofJava(group.name()))
                        .toList();
        };
    }

    private Accounts accounts() {
        return Accounts.read(shell.files());
    }

    private List<String> variables(Predicate<Variable> wanted) {
        return shell.variables().visible().entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> builtins(boolean on) {
        return shell.builtins().names().stream()
                .filter(name -> (shell.builtins().find(name) != null) == on)
                .toList();
    }

    private static List<String> signals() {
        List<String> names = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            names.add("SIG" + signal.shortName());
        }
        return names;
    }

    private List<String> commands() throws IOException {
        List<String> names = new ArrayList<>(shell.aliases().keySet());
        names.addAll(Reserved.all());
        names.addAll(shell.functions().all().keySet());
        names.addAll(builtins(true));
        for (String directory : shell.variables().valueOr("PATH", "").split(":", -1)) {
            for (String name : list(directory)) {
                if (name.startsWith(prefix) && shell.search().isProgram(directory + "/" + name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private List<String> files(boolean directories) throws IOException {
        int slash = prefix.lastIndexOf('/') + 1;
        String directory = prefix.substring(0, slash);
        List<String> names = new ArrayList<>();
        for (String name : list(directory.isEmpty() ? "." : directory)) {
            String path = directory + name;
            if (path.startsWith(prefix) && (!directories || isDirectory(path))) {
                names.add(path);
            }
        }
        return names;
    }

    private List<String> list(String directory) throws IOException {
        try {
            return shell.files().list(ShellText.toJava(directory)).stream()
                    .map(DirectoryEntry::name)
                    .map(ShellText::ofJava)
                    .toList();
        } catch (dev.drydock.filesystem.ErrnoException absent) {
            return List.of();
        }
    }

    private boolean isDirectory(String path) {
        try {
            return shell.files().status(ShellText.toJava(path)).isDirectory();
        } catch (IOException absent) {
            return false;
        }
    }
}
