package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code renice}: how far processes that run let others go first. */
final class Renice {
    static final Command COMMAND =
            Command.named("renice", call -> new Renice(call).run()).script();
    private static final Words TOO_FEW = Words.of("not enough arguments", "");
    private static final Words BAD_PRIORITY = Words.of("invalid priority '%s'", "invalid number '%s'");
    private static final Words BAD_ID = Words.of("bad %s value: %s", "%-invalid number '%s'");
    private static final Words UNKNOWN_USER = Words.of("unknown user %s");
    private static final Words NOT_FOUND =
            Words.of("failed to get priority for %s (%s): No such process", "%-%-%s: No such process");
    private static final Words DENIED =
            Words.of("failed to set priority for %s (%s): Permission denied", "setpriority: Permission denied");
    private static final Words NOT_OWN = Words.of(
            "failed to set priority for %s (%s): Operation not permitted", "setpriority: Operation not permitted");

    private final Invocation call;
    private Kind kind = Kind.PROCESS;
    private boolean relative;

    private enum Kind {
        PROCESS("process ID"),
        GROUP("process group ID"),
        USER("user ID");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private Renice(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        List<String> words = call.arguments();
        int at = 0;
        String first = words.isEmpty() ? "" : words.get(0);
        if (call.isGnu()) {
            showOwn(first);
            if (first.equals("-n") || first.equals("--priority")) {
                at = 1;
            }
        } else if (first.startsWith("-n")) {
            relative = true;
            at = first.length() > 2 ? 0 : 1;
        }
        if (words.size() < at + (call.isGnu() ? 2 : 1)) {
            throw call.usage(TOO_FEW);
        }
        String text = at == 0 && relative ? first.substring(2) : words.get(at);
        if (!text.matches("[-+]?\\d{1,9}")) {
            throw call.isGnu() ? call.usage(BAD_PRIORITY, text) : call.fail(BAD_PRIORITY, text);
        }
        int wanted = Integer.parseInt(text);
        for (String word : words.subList(at + 1, words.size())) {
            String id = option(word);
            if (!id.isEmpty()) {
                change(id, wanted);
            }
        }
        return call.exit();
    }

    private void showOwn(String first) {
        switch (first) {
            case "-h", "--help" -> {
                call.out().text(call.help());
                throw new Quit(0);
            }
            case "-V", "-v", "--version" -> {
                call.out().text(call.version());
                throw new Quit(0);
            }
            default -> {}
        }
    }

    /** What a word names if it is no option, or what stands behind the letter of one. */
    private String option(String word) {
        boolean busybox = call.isBusyBox() && word.startsWith("-") && word.length() > 1;
        switch (busybox ? word.substring(0, 2) : word) {
            case "-g", "--pgrp" -> kind = Kind.GROUP;
            case "-u", "--user" -> kind = Kind.USER;
            case "-p", "--pid" -> kind = Kind.PROCESS;
            default -> {
                return word;
            }
        }
        return busybox ? word.substring(2) : "";
    }

    private void change(String id, int wanted) {
        Optional<Integer> number = number(id);
        if (number.isEmpty()) {
            return;
        }
        int who = number.get();
        List<ProcessStatus> meant =
                call.process().processes().stream().filter(isMeant(who)).toList();
        if (meant.isEmpty()) {
            complain(NOT_FOUND, who);
            return;
        }
        int before = least(meant);
        Words refused = null;
        for (ProcessStatus each : meant) {
            try {
                call.process().niceness(each.pid(), relative ? before + wanted : wanted);
            } catch (IOException refusal) {
                refused = refusal instanceof ErrnoException error && error.errno() == Errno.EPERM ? NOT_OWN : DENIED;
            }
        }
        if (refused != null) {
            complain(refused, who);
        } else if (call.isGnu()) {
            int now = least(
                    call.process().processes().stream().filter(isMeant(who)).toList());
            call.out().line(who + " (" + kind.words + ") old priority " + before + ", new priority " + now);
        }
    }

    /** What {@code getpriority} tells of several. */
    private static int least(List<ProcessStatus> processes) {
        return processes.stream().mapToInt(ProcessStatus::niceness).min().orElse(0);
    }

    private void complain(Words words, int who) {
        if (call.isBusyBox() && words.equals(NOT_FOUND)) {
            call.complain(words, "", "", relative ? "getpriority" : "setpriority");
        } else {
            call.complain(words, Integer.toString(who), kind.words);
        }
    }

    private Predicate<ProcessStatus> isMeant(int who) {
        return switch (kind) {
            case PROCESS -> each -> each.pid() == (who == 0 ? call.process().pid() : who);
            case GROUP ->
                each -> each.processGroup() == (who == 0 ? call.process().processGroup() : who);
            case USER -> each -> each.uid() == who;
        };
    }

    private Optional<Integer> number(String id) {
        if (kind == Kind.USER) {
            Optional<Integer> uid = Accounts.read(call.files()).user(id).map(User::uid);
            if (uid.isPresent()) {
                return uid;
            }
        }
        if (id.matches("\\d{1,9}") && (kind != Kind.USER || call.isGnu())) {
            return Optional.of(Integer.parseInt(id));
        }
        if (kind == Kind.USER) {
            call.complain(UNKNOWN_USER, id);
        } else {
            call.complain(BAD_ID, kind.words, id);
        }
        return Optional.empty();
    }
}
