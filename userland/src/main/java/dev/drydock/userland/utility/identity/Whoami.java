package dev.drydock.userland.utility.identity;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.Optional;

/** {@code whoami}: the name of the user it runs as. */
final class Whoami {
    static final Command COMMAND = Command.named("whoami", Whoami::run).gnu("").busybox("");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words NO_NAME = Words.of("cannot find name for user ID %s", "unknown uid %s");

    private Whoami() {}

    private static Exit run(Invocation call) {
        if (!call.operands().isEmpty()) {
            throw call.usage(EXTRA, call.operands().get(0));
        }
        int uid = call.files().credentials().uid();
        Optional<User> user = Accounts.read(call.files()).user(uid);
        call.out().line(user.orElseThrow(() -> call.fail(NO_NAME, uid)).name());
        return Exit.SUCCESS;
    }
}
