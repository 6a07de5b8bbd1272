package dev.drydock.userland.utility.listing;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeLetters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code namei} of util-linux 2.38: every step of a path, and of the links in it, to where it ends. */
final class Namei {
    static final Command COMMAND = Command.named("namei", call -> new Namei(call).run())
            .gnu("!x,mountpoints m,modes o,owners l,long n,nosymlinks v,vertical h V")
            .only(Flavour.GNU)
            .script();
    private static final int MOST_LINKS = 40;
    private static final Words MISSING = Words.of("pathname argument is missing");
    private static final Words TOO_MANY = Words.of("%s: exceeded limit of symlinks");

    private final Invocation call;
    private final Accounts accounts;
    private boolean modes;
    private boolean owners;
    private boolean vertical;
    private int userWidth;
    private int groupWidth;

    private Namei(Invocation call) {
        this.call = call;
        this.accounts = Accounts.read(call.files());
    }

    /**
     * A step.
     *
     * @param level in how many links it stands
     * @param status null if it is not there
     * @param error why it is not there
     */
    private record Step(String name, int level, @Nullable FileStatus status, String target, String error) {}

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                case "m" -> modes = true;
                case "o" -> owners = true;
                case "v" -> vertical = true;
                case "l" -> {
                    modes = true;
                    owners = true;
                    vertical = true;
                }
                default -> {}
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        for (String path : call.operands()) {
            List<Step> steps = new ArrayList<>();
            if (path.startsWith("/") || !path.isEmpty()) {
                follow(path, "", 0, steps);
            }
            call.out().line("f: " + path);
            for (Step step : steps) {
                show(step);
                if (step.status() == null) {
                    call.status(1);
                    break;
                }
            }
        }
        return call.exit();
    }

    /** @param directory where a path that is not absolute begins; empty or with a slash at its end */
    private void follow(String path, String directory, int level, List<Step> steps) {
        String place = directory;
        if (path.startsWith("/")) {
            place = "/";
            step("/", "/", level, steps);
        }
        for (String name : path.split("/+")) {
            if (name.isEmpty()) {
                continue;
            }
            Step step = step(name, place + name, level, steps);
            if (step.status() == null) {
                return;
            }
            if (!step.target().isEmpty() && !call.commandLine().has("n")) {
                if (level > MOST_LINKS) {
                    throw call.fail(TOO_MANY, call.operands().get(0));
                }
                follow(step.target(), place, level + 1, steps);
                if (steps.get(steps.size() - 1).status() == null) {
                    return;
                }
            }
            place += name + "/";
        }
    }

    private Step step(String name, String path, int level, List<Step> steps) {
        FileStatus status = null;
        String target = "";
        String error = "";
        try {
            status = call.files().linkStatus(path);
            if (status.isSymlink()) {
                target = call.files().readLink(path);
            }
            userWidth = Math.max(userWidth, accounts.userName(status.uid()).length());
            groupWidth = Math.max(groupWidth, accounts.groupName(status.gid()).length());
        } catch (ErrnoException missing) {
            error = missing.words();
        } catch (IOException missing) {
            error = String.valueOf(missing.getMessage());
        }
        Step step = new Step(name, level, status, target, error);
        steps.add(step);
        return step;
    }

    private void show(Step step) {
        String indent = "  ".repeat(step.level());
        FileStatus status = step.status();
        if (status == null) {
            int blanks = 2 + (modes ? 9 : 0) + (owners ? userWidth + groupWidth + 2 : 0) + (vertical ? 0 : 1);
            call.out().line(" ".repeat(blanks) + indent + step.name() + " - " + step.error());
            return;
        }
        StringBuilder line = new StringBuilder(vertical ? "" : indent + " ");
        String letters = ModeLetters.of(status);
        line.append(modes ? letters : letters.substring(0, 1));
        if (owners) {
            line.append(' ').append(padded(accounts.userName(status.uid()), userWidth));
            line.append(' ').append(padded(accounts.groupName(status.gid()), groupWidth));
        }
        line.append(vertical ? indent : "").append(' ').append(step.name());
        call.out().line(step.target().isEmpty() ? line.toString() : line + " -> " + step.target());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
