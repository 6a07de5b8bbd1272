package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code pwck} and {@code grpck} of shadow 4.13: what is wrong with users and groups. It mends nothing, but may sort them. */
final class AccountCheck {
    static final Command PWCK = command("pwck", "b,badname h q,quiet r,read-only !R,root= s,sort");
    static final Command GRPCK = command("grpck", "h q,quiet r,read-only !R,root= s,sort");
    private static final int FOUND = 2;
    private static final int CANNOT_OPEN = 3;
    private static final Words INCOMPATIBLE = Words.of("-s and -r are incompatible");
    private static final Words NOT_OPENED = Words.of("cannot open %s");
    private static final Words NO_CHANGES = Words.of("no changes");
    private static final Words NOT_MENDED = Words.of("changing the files is not emulated");

    private final Invocation call;
    private final boolean users;
    private final boolean quiet;
    private final AccountFiles accounts;
    private boolean wrong;

    private AccountCheck(Invocation call) {
        this.call = call;
        this.users = call.name().equals("pwck");
        this.quiet = call.commandLine().has("q");
        this.accounts = new AccountFiles(call.files());
    }

    private static Command command(String name, String options) {
        return Command.named(name, call -> new AccountCheck(call).run())
                .gnu(options)
                .script()
                .only(Flavour.GNU);
    }

    private Exit run() throws IOException {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.commandLine().has("s") && call.commandLine().has("r")) {
            throw call.fail(INCOMPATIBLE);
        }
        if (call.operands().size() > 2) {
            throw call.usage();
        }
        String open = path(0, users ? "/etc/passwd" : "/etc/group");
        List<List<String>> lines = read(open);
        if (call.commandLine().has("s")) {
            sort(open, lines);
            return Exit.SUCCESS;
        }
        List<List<String>> shadow = read(path(1, users ? "/etc/shadow" : "/etc/gshadow"));
        Set<String> names = new HashSet<>();
        for (List<String> line : lines) {
            check(line, names, shadow);
        }
        checkShadow(shadow, names);
        if (wrong) {
            call.out().line(call.name() + ": " + NO_CHANGES.gnu());
        }
        return wrong ? Exit.of(FOUND) : Exit.SUCCESS;
    }

    private String path(int operand, String usual) {
        return call.operands().size() > operand ? call.operands().get(operand) : usual;
    }

    private List<List<String>> read(String path) {
        try {
            return new String(call.files().readAll(path), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split(":", -1)))
                    .toList();
        } catch (IOException missing) {
            if (call.operands().contains(path) && users) {
                throw call.fail(CANNOT_OPEN, NOT_OPENED, path);
            }
            return List.of();
        }
    }

    private void sort(String path, List<List<String>> lines) throws IOException {
        List<List<String>> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingLong(line -> line.size() > AccountFiles.UID
                ? ShadowTool.number(line.get(AccountFiles.UID)).orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE));
        StringBuilder text = new StringBuilder();
        sorted.forEach(line -> text.append(String.join(":", line)).append('\n'));
        call.files().writeAll(path, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void check(List<String> line, Set<String> names, List<List<String>> shadow) throws IOException {
        boolean whole = users ? line.size() == AccountFiles.PASSWD_FIELDS : line.size() == AccountFiles.GROUP_FIELDS;
        if (!whole || ShadowTool.number(line.get(AccountFiles.UID)).isEmpty()) {
            ask(
                    "invalid " + (users ? "password" : "group") + " file entry",
                    "delete line '" + String.join(":", line) + "'? ");
            return;
        }
        String name = line.get(0);
        if (!names.add(name)) {
            ask(
                    "duplicate " + (users ? "password" : "group") + " entry",
                    "delete line '" + String.join(":", line) + "'? ");
            return;
        }
        if (!ShadowTool.isName(name)) {
            tell("invalid " + (users ? "user" : "group") + " name '" + name + "'");
        }
        if (users) {
            user(line);
        } else {
            members(line);
        }
        boolean hidden = line.get(AccountFiles.PASSWORD).equals("x") || !users;
        if (hidden
                && !shadow.isEmpty()
                && shadow.stream().noneMatch(each -> each.get(0).equals(name))) {
            String file = users ? "/etc/shadow" : "/etc/gshadow";
            ask(
                    "no matching " + (users ? "password" : "group") + " file entry in " + file,
                    "add " + (users ? "user" : "group") + " '" + name + "' in " + file + "? ");
        }
    }

    private void user(List<String> line) {
        if (quiet) {
            return;
        }
        String name = line.get(0);
        if (!accounts.hasGid(Long.parseLong(line.get(AccountFiles.GID)))) {
            tell("user '" + name + "': no group " + line.get(AccountFiles.GID));
        }
        String home = line.get(AccountFiles.HOME);
        if (!home.equals("/nonexistent") && !call.files().exists(home)) {
            tell("user '" + name + "': directory '" + home + "' does not exist");
        }
        String shell = line.get(AccountFiles.SHELL);
        if (!shell.isEmpty() && !call.files().exists(shell)) {
            tell("user '" + name + "': program '" + shell + "' does not exist");
        }
    }

    private void members(List<String> line) throws IOException {
        for (String member : AccountFile.members(line.get(AccountFiles.MEMBERS))) {
            if (!accounts.passwd.has(member)) {
                ask("group " + line.get(0) + ": no user " + member, "delete member '" + member + "'? ");
            }
        }
    }

    private void checkShadow(List<List<String>> shadow, Set<String> names) throws IOException {
        for (List<String> line : shadow) {
            if (!names.contains(line.get(0))) {
                String open = users ? "/etc/passwd" : "/etc/group";
                ask(
                        "no matching " + (users ? "password" : "group") + " file entry in " + open,
                        "delete line '" + String.join(":", line) + "'? ");
            }
        }
    }

    private void tell(String fault) {
        wrong = true;
        call.out().line(fault);
    }

    private void ask(String fault, String question) throws IOException {
        tell(fault);
        call.out().text(question);
        if (call.commandLine().has("r")) {
            call.out().line("No");
            return;
        }
        String answer = Typing.answer(call);
        if (answer != null && (answer.startsWith("y") || answer.startsWith("Y"))) {
            throw call.fail(NOT_MENDED);
        }
    }
}
