package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** What the tools of shadow 4.13 have in common: their statuses, their words and their checks. */
final class ShadowTool {
    static final int BAD_USAGE = 2;
    static final int BAD_ARGUMENT = 3;
    static final int NUMBER_IN_USE = 4;
    static final int NOT_FOUND = 6;
    static final int BUSY = 8;
    static final int NAME_IN_USE = 9;
    static final int CANNOT_UPDATE_GROUP = 10;

    private static final int LONGEST_NAME = 32;
    private static final int PERMISSION = 1;
    private static final Words DENIED = Words.of("Permission denied.");
    private static final Words CANNOT_LOCK = Words.of("cannot lock %s; try again later.");
    private static final Words NO_GROUP = Words.of("group '%s' does not exist");
    private static final Words BAD_GROUP_ID = Words.of("invalid group ID '%s'");
    private static final Words CANNOT_WRITE = Words.of("failure while writing changes to /etc/passwd: %s");

    private ShadowTool() {}

    /** Only root can lock the files. */
    static void lock(Invocation call, String path) {
        if (!call.files().credentials().isRoot()) {
            call.say(DENIED);
            throw call.fail(path.equals("/etc/group") ? CANNOT_UPDATE_GROUP : PERMISSION, CANNOT_LOCK, path);
        }
    }

    static Exit save(Invocation call, AccountFiles accounts) {
        try {
            accounts.save();
            return call.exit();
        } catch (IOException error) {
            throw call.fail(CANNOT_WRITE, error);
        }
    }

    /** The single operand, without which there is only the usage. */
    static String operand(Invocation call) {
        List<String> operands = call.operands();
        if (operands.size() != 1) {
            throw call.usage();
        }
        return operands.get(0);
    }

    /** Debian's rule: a name may be all but what would break a file or a command line. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !name.matches("[-+~].*")
                && name.chars().noneMatch(c -> c == ':' || c == ',' || c == '/' || c <= ' ' || c == 0x7f);
    }

    static boolean isField(String text) {
        return text.indexOf(':') < 0 && text.indexOf('\n') < 0;
    }

    /** A uid or gid as the command line gives it. */
    static OptionalLong number(String text) {
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) >= 0xffff_ffffL) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    static long gid(Invocation call, String text) {
        return number(text).orElseThrow(() -> call.fail(BAD_ARGUMENT, BAD_GROUP_ID, text));
    }

    /** A group's line by name or number. */
    static List<String> group(Invocation call, AccountFiles accounts, String text) {
        return accounts.groupNamed(text).orElseThrow(() -> call.fail(NOT_FOUND, NO_GROUP, text));
    }

    /** The names of groups in a list with commas; the first that does not exist ends the run. */
    static List<String> groups(Invocation call, AccountFiles accounts, String list) {
        return AccountFile.members(list).stream()
                .map(text -> group(call, accounts, text).get(0))
                .toList();
    }
}
