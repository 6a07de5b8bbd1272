package dev.drydock.userland.utility.identity;

import dev.drydock.filesystem.Credentials;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code id}: numbers and names of a user and of the groups. Real and effective ids are the same in a container. */
final class Id {
    static final Command COMMAND = Command.named("id", call -> new Id(call).run())
            .gnu("a g,group G,groups n,name r,real u,user z,zero Z,context")
            .busybox("r n u g G");
    private static final Words NO_USER = Words.of("%l: no such user", "unknown user %s");
    private static final Words ONLY_ONE = Words.of("cannot print \"only\" of more than one choice", "");
    private static final Words NEEDS_CHOICE = Words.of("cannot print only names or real IDs in default format", "");
    private static final Words NO_ZERO = Words.of("option --zero not permitted in default format");
    private static final Words NO_CONTEXT = Words.of("--context (-Z) works only on an SELinux-enabled kernel");
    private static final Words NO_USER_NAME = Words.of("cannot find name for user ID %s", "unknown ID %s");
    private static final Words NO_GROUP_NAME = Words.of("cannot find name for group ID %s", "unknown ID %s");

    private final Invocation call;
    private final Accounts accounts;
    private char choice;
    private boolean names;
    private String end = "\n";

    private Id(Invocation call) {
        this.call = call;
        this.accounts = Accounts.read(call.files());
    }

    private Exit run() {
        boolean real = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "g", "G", "u" -> choose(option.key().charAt(0));
                case "n" -> names = true;
                case "r" -> real = true;
                case "z" -> end = "\0";
                case "Z" -> throw call.fail(NO_CONTEXT);
                default -> {}
            }
        }
        if (choice == 0 && (names || real) && call.isGnu()) {
            throw call.fail(NEEDS_CHOICE);
        }
        if (choice == 0 && end.equals("\0")) {
            throw call.fail(NO_ZERO);
        }
        List<String> operands = call.operands();
        if (call.isBusyBox() && (operands.size() > 1 || (choice == 0 && (names || real)))) {
            throw call.usage();
        }
        if (operands.isEmpty()) {
            Credentials credentials = call.files().credentials();
            show(new Person(credentials.uid(), credentials.gid(), Membership.of(credentials)));
        }
        for (String operand : operands) {
            find(operand).ifPresentOrElse(this::show, () -> unknown(operand));
        }
        return call.exit();
    }

    private record Person(int uid, int gid, List<Integer> groups) {}

    private void choose(char letter) {
        if (choice != 0 && choice != letter) {
            throw call.isGnu() ? call.fail(ONLY_ONE) : call.usage();
        }
        choice = letter;
    }

    private Optional<Person> find(String operand) {
        Optional<User> user = accounts.user(operand);
        if (user.isEmpty() && call.isGnu() && operand.matches("\\+?\\d{1,9}")) {
            user = accounts.user(Integer.parseInt(operand));
        }
        return user.map(found -> new Person(found.uid(), found.gid(), groups(found)));
    }

    /** GNU's takes the first group from whoever has the number first, where several have it. */
    private List<Integer> groups(User user) {
        int gid = call.isGnu() ? accounts.user(user.uid()).map(User::gid).orElse(user.gid()) : user.gid();
        return Membership.of(
                accounts, new User(user.name(), user.uid(), gid, user.fullName(), user.home(), user.shell()));
    }

    private void unknown(String operand) {
        if (call.isBusyBox()) {
            throw call.fail(NO_USER, operand);
        }
        call.complain(NO_USER, operand);
    }

    private void show(Person person) {
        switch (choice) {
            case 'u' -> call.out().text(userName(person.uid()) + end);
            case 'g' -> call.out().text(groupName(person.gid()) + end);
            case 'G' -> {
                List<String> words = new ArrayList<>();
                person.groups().forEach(gid -> words.add(groupName(gid)));
                String between = end.equals("\0") ? "\0" : " ";
                String close = end.equals("\0") && call.operands().size() > 1 ? "\0\0" : end;
                call.out().text(String.join(between, words) + close);
            }
            default -> {
                List<Integer> groups = person.groups();
                if (call.isBusyBox() && call.operands().isEmpty()) {
                    // as the kernel keeps them
                    groups = groups.stream().sorted().toList();
                }
                StringBuilder text = new StringBuilder();
                text.append("uid=")
                        .append(person.uid())
                        .append(inParentheses(accounts.user(person.uid()).map(User::name)));
                text.append(" gid=")
                        .append(person.gid())
                        .append(inParentheses(accounts.group(person.gid()).map(Group::name)));
                List<String> words = new ArrayList<>();
                for (Integer gid : groups) {
                    words.add(gid + inParentheses(accounts.group(gid).map(Group::name)));
                }
                boolean shown =
                        call.isGnu() || !call.files().credentials().groups().isEmpty();
                call.out().line(text + (shown ? " groups=" + String.join(",", words) : ""));
            }
        }
    }

    private static String inParentheses(Optional<String> name) {
        return name.map(text -> "(" + text + ")").orElse("");
    }

    private String userName(int uid) {
        if (!names) {
            return Integer.toString(uid);
        }
        Optional<User> user = accounts.user(uid);
        if (user.isEmpty()) {
            call.complain(NO_USER_NAME, uid);
        }
        return user.map(User::name).orElse(Integer.toString(uid));
    }

    private String groupName(int gid) {
        if (!names) {
            return Integer.toString(gid);
        }
        Optional<Group> group = accounts.group(gid);
        if (group.isEmpty()) {
            call.complain(NO_GROUP_NAME, gid);
        }
        return group.map(Group::name).orElse(Integer.toString(gid));
    }
}
