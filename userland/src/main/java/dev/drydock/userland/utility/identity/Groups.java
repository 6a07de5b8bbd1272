package dev.drydock.userland.utility.identity;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code groups}: the names of the groups that somebody is in. */
final class Groups {
    static final Command COMMAND = Command.named("groups", Groups::run).gnu("").busybox("");
    private static final Words NO_USER = Words.of("%l: no such user", "unknown user %s");
    private static final Words NO_NAME = Words.of("cannot find name for group ID %s", "unknown ID %s");

    private Groups() {}

    private static Exit run(Invocation call) {
        Accounts accounts = Accounts.read(call.files());
        if (call.operands().isEmpty()) {
            call.out().line(names(call, accounts, Membership.of(call.files().credentials())));
        }
        for (String operand : call.operands()) {
            Optional<User> user = accounts.user(operand);
            if (user.isEmpty()) {
                call.complain(NO_USER, operand);
            } else {
                String names = names(call, accounts, Membership.of(accounts, user.get()));
                call.out().line(call.isGnu() ? operand + " : " + names : names);
            }
        }
        return call.exit();
    }

    private static String names(Invocation call, Accounts accounts, List<Integer> groups) {
        return groups.stream()
                .map(gid -> accounts.group(gid).map(Group::name).orElseGet(() -> {
                    call.complain(NO_NAME, gid);
                    return Integer.toString(gid);
                }))
                .collect(Collectors.joining(" "));
    }
}
