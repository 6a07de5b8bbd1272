package dev.drydock.userland.shell.start;

import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.shell.interp.CommandSearch;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.state.Variable.Attribute;
import dev.drydock.userland.shell.state.Variables;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.text.ShellText;
import dev.drydock.userland.utility.account.Accounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a shell knows before its first command: the environment, and what it sets itself. */
final class FirstVariables {
    private static final String LOADABLES =
            "/usr/local/lib/bash:/usr/lib/bash:/opt/local/lib/bash:/usr/pkg/lib/bash:/opt/pkg/lib/bash:.";

    private final Shell shell;
    private final Variables variables;
    private final ContainerProcess process;

    FirstVariables(Shell shell) {
        this.shell = shell;
        this.variables = shell.variables();
        this.process = shell.process();
    }

    void define() throws IOException {
        process.environment().forEach((name, value) -> {
            String key = ShellText.ofJava(name);
            if (Names.isName(key) && variables.findItself(key) == null) {
                variables.putGlobal(key, Variable.of(ShellText.ofJava(value)).with(Attribute.EXPORTED));
            }
        });
        variables.set("IFS", " \t\n");
        variables.replace(
                "OPTIND", shell.dialect().isBash() ? Variable.of("1").with(Attribute.INTEGER) : Variable.of("1"));
        prompts();
        otherwise(
                "PATH",
                switch (shell.dialect()) {
                    case BASH -> "/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin:.";
                    case DASH -> CommandSearch.DEFAULT_PATH;
                    case ASH -> "/sbin:/usr/sbin:/bin:/usr/bin";
                });
        readOnly("PPID", Integer.toString(process.parentPid()), shell.dialect().isBash());
        workingDirectory();
        if (shell.dialect() == Dialect.ASH) {
            level();
            otherwise("HOSTNAME", ShellText.ofJava(process.hostname()));
        }
        if (shell.dialect().isBash()) {
            bash();
        }
    }

    /** Only an interactive bash has prompts, and that of a trace root's does not take from its environment. */
    private void prompts() throws IOException {
        boolean root = process.files().credentials().uid() == 0;
        if (!shell.dialect().isBash() || shell.isInteractive()) {
            otherwise(
                    "PS1",
                    switch (shell.dialect()) {
                        case BASH -> "\\s-\\v\\$ ";
                        case DASH -> root ? "# " : "$ ";
                        case ASH -> "\\w \\$ ";
                    });
            otherwise("PS2", "> ");
        } else {
            variables.unset("PS1");
            variables.unset("PS2");
        }
        if (shell.dialect().isBash() && root) {
            variables.unset("PS4");
        }
        otherwise("PS4", "+ ");
    }

    private void otherwise(String name, String value) {
        if (variables.value(name) == null) {
            variables.set(name, value);
        }
    }

    private void readOnly(String name, String value, boolean integer) {
        Variable variable = Variable.of(value);
        if (integer) {
            variable = variable.with(Attribute.INTEGER).with(Attribute.READ_ONLY);
        }
        variables.replace(name, variable);
    }

    private void workingDirectory() throws IOException {
        String claimed = variables.value("PWD");
        String actual = ShellText.ofJava(process.files().workingDirectory());
        String directory = claimed != null && isHere(claimed) ? claimed : actual;
        Variable known = variables.find("PWD");
        variables.putGlobal(
                "PWD",
                (known == null ? Variable.unset() : known).with(directory).with(Attribute.EXPORTED));
        if (shell.dialect().isBash() && variables.value("OLDPWD") == null) {
            variables.putGlobal("OLDPWD", Variable.unset().with(Attribute.EXPORTED));
        }
    }

    private boolean isHere(String path) {
        try {
            return path.startsWith("/")
                    && process.files()
                            .status(ShellText.toJava(path))
                            .sameFile(process.files().status("."));
        } catch (IOException gone) {
            return false;
        }
    }

    private void level() {
        String before = variables.valueOr("SHLVL", "0");
        int level = Names.isNumber(before) && before.length() < 4 ? Integer.parseInt(before) : 0;
        variables.putGlobal("SHLVL", Variable.of(Integer.toString(level + 1)).with(Attribute.EXPORTED));
    }

    private void bash() {
        level();
        optionsOfEnvironment();
        int uid = process.files().credentials().uid();
        readOnly("UID", Integer.toString(uid), true);
        readOnly("EUID", Integer.toString(uid), true);
        variables.set("BASH", ownPath());
        variables.set("BASH_VERSION", "5.2.15(1)-release");
        variables.putGlobal(
                "BASH_VERSINFO",
                array(List.of("5", "2", "15", "1", "release", "x86_64-pc-linux-gnu"))
                        .with(Attribute.READ_ONLY));
        variables.set("HOSTNAME", ShellText.ofJava(process.hostname()));
        variables.set("HOSTTYPE", "x86_64");
        variables.set("MACHTYPE", "x86_64-pc-linux-gnu");
        variables.set("OSTYPE", "linux-gnu");
        variables.set("OPTERR", "1");
        otherwise("TERM", "dumb");
        String loginShell = Accounts.read(process.files())
                .user(uid)
                .map(user -> user.shell())
                .orElse(null);
        otherwise("SHELL", loginShell == null || loginShell.isEmpty() ? "/bin/sh" : ShellText.ofJava(loginShell));
        variables.putGlobal("BASH_ARGC", array(List.of()));
        variables.putGlobal("BASH_ARGV", array(List.of()));
        variables.set("BASH_LOADABLES_PATH", LOADABLES);
        variables.set("_", ShellText.ofJava(process.arguments().get(0)));
    }

    /** Where the shell's own program is. */
    private String ownPath() {
        String called = ShellText.ofJava(process.arguments().get(0));
        String name = called.startsWith("-") ? called.substring(1) : called;
        if (name.startsWith("/")) {
            return name;
        }
        if (name.contains("/")) {
            return variables.valueOr("PWD", "") + "/" + name;
        }
        String found = shell.search().find(name, variables.valueOr("PATH", ""));
        return found == null ? name : found;
    }

    /** What the environment says that is to be switched on; it is handed on, too. */
    private void optionsOfEnvironment() {
        String set = process.environment().get("SHELLOPTS");
        if (set != null) {
            for (String name : set.split(":")) {
                SetOption option = SetOption.byName(name, shell.dialect());
                if (option != null) {
                    shell.options().set(option, true);
                }
            }
            variables.replace("SHELLOPTS", Variable.unset().with(Attribute.EXPORTED));
        }
        String shopt = process.environment().get("BASHOPTS");
        if (shopt != null) {
            for (String name : shopt.split(":")) {
                shell.options().shopt().computeIfPresent(name, (same, before) -> true);
            }
            variables.replace("BASHOPTS", Variable.unset().with(Attribute.EXPORTED));
        }
    }

    private static Variable array(List<String> values) {
        Map<Long, String> elements = new TreeMap<>();
        values.forEach(value -> elements.put((long) elements.size(), value));
        return Variable.unset().withElements(elements);
    }
}
