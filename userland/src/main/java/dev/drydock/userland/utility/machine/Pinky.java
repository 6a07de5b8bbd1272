package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code pinky}: who is logged in, which is nobody, or what is known of users. */
final class Pinky {
    static final Command COMMAND = Command.named("pinky", call -> new Pinky(call).run())
            .gnu("l b h p s f w i q lookup")
            .only(Flavour.GNU);
    private static final int NAME_WIDTH = 28;
    private static final int HOME_WIDTH = 29;
    private static final Words NO_NAME =
            Words.of("no username specified; at least one must be specified when using -l");

    private final Invocation call;

    private Pinky(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        CommandLine line = call.commandLine();
        boolean isLong = line.options().stream()
                .map(option -> option.key())
                .filter(key -> key.equals("l") || key.equals("s"))
                .reduce((first, second) -> second)
                .filter("l"::equals)
                .isPresent();
        if (!isLong) {
            heading();
            return Exit.SUCCESS;
        }
        if (line.operands().isEmpty()) {
            throw call.usage(NO_NAME);
        }
        Accounts accounts = Accounts.read(call.files());
        line.operands().forEach(name -> user(name, accounts.user(name)));
        return Exit.SUCCESS;
    }

    private void heading() {
        CommandLine line = call.commandLine();
        if (line.has("f")) {
            return;
        }
        boolean names = !line.has("w") && !line.has("i") && !line.has("q");
        boolean idle = !line.has("q");
        boolean places = !line.has("i") && !line.has("q");
        call.out()
                .line("Login   " + (names ? " Name               " : "") + "  TTY     " + (idle ? " Idle  " : "")
                        + " When        " + (places ? " Where" : ""));
    }

    private void user(String name, Optional<User> user) {
        CommandLine line = call.commandLine();
        String real =
                user.map(User::fullName).map(text -> text.split(",", -1)[0]).orElse("???");
        call.out()
                .text("Login name: " + name + " ".repeat(Math.max(0, NAME_WIDTH - name.length())) + "In real life:  "
                        + real + "\n");
        if (user.isEmpty()) {
            return;
        }
        User known = user.get();
        if (!line.has("b")) {
            String home = known.home();
            call.out()
                    .line("Directory: " + home + " ".repeat(Math.max(0, HOME_WIDTH - home.length())) + "Shell:  "
                            + known.shell());
        }
        show(known, "h", ".project", "Project: ");
        show(known, "p", ".plan", "Plan:\n");
        call.out().line("");
    }

    private void show(User user, String omitted, String file, String heading) {
        if (call.commandLine().has(omitted)) {
            return;
        }
        try {
            String text = new String(call.files().readAll(user.home() + "/" + file), StandardCharsets.UTF_8);
            call.out().text(heading + text);
        } catch (IOException none) {
            call.process().checkpoint();
        }
    }
}
