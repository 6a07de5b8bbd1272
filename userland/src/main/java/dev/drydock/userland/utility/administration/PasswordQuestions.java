package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Asks for a new password twice and writes it into {@code /etc/shadow}, or {@code /etc/passwd} where there is none. */
final class PasswordQuestions {
    private static final int SHORTEST = 6;
    private static final int TRIES = 3;

    private final Invocation call;
    private final AccountFiles accounts;

    PasswordQuestions(Invocation call, AccountFiles accounts) {
        this.call = call;
        this.accounts = accounts;
    }

    /**
     * As PAM asks.
     *
     * @param teller who says how it went
     */
    boolean gnu(String teller, String user) throws IOException {
        String first = null;
        for (int i = 0; i < TRIES && first == null; i++) {
            first = Typing.secret(call, "New password: ");
            if (first == null) {
                call.raw("Password change has been aborted.\n");
                return unchanged(teller);
            }
            if (first.isEmpty()) {
                Typing.secret(call, "Retype new password: ");
                call.raw("No password has been supplied.\n");
                first = null;
            }
        }
        if (first == null) {
            return unchanged(teller);
        }
        String second = Typing.secret(call, "Retype new password: ");
        if (second == null) {
            call.raw("Password change has been aborted.\n");
            return unchanged(teller);
        }
        if (!first.equals(second)) {
            call.raw("Sorry, passwords do not match.\n");
            return unchanged(teller);
        }
        write(
                user,
                PasswordHash.make(
                        PasswordHash.Kind.SHA512, first, call.process().random()));
        call.raw(teller + ": password updated successfully\n");
        return true;
    }

    private boolean unchanged(String teller) {
        call.raw(teller + ": Authentication token manipulation error\n" + teller + ": password unchanged\n");
        return false;
    }

    /** As BusyBox's {@code passwd} asks; root may take a bad one. */
    boolean busyBox(String user) throws IOException {
        call.out().line("Changing password for " + user).flush();
        String first = Typing.secret(call, "New password: ");
        String second = null;
        if (first != null) {
            String fault = fault(user, first);
            if (!fault.isEmpty()) {
                call.out().line("Bad password: " + fault);
            }
            second = Typing.secret(call, "Retype password: ");
        }
        if (first == null || !first.equals(second)) {
            if (first != null) {
                call.out().line("Passwords don't match");
            }
            call.raw("passwd: password for " + user + " is unchanged\n");
            return false;
        }
        write(
                user,
                PasswordHash.make(
                        PasswordHash.Kind.SHA512, first, call.process().random()));
        call.raw("passwd: password for " + user + " changed by root\n");
        return true;
    }

    /** A password needs six letters, and two more for each of four kinds of characters that it does not have. */
    private static String fault(String user, String password) {
        if (password.length() < SHORTEST) {
            return "too short";
        }
        if (password.toLowerCase(Locale.ROOT).contains(user.toLowerCase(Locale.ROOT))) {
            return "similar to username";
        }
        int needed = SHORTEST;
        for (String kind : List.of("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]")) {
            needed += Pattern.compile(kind).matcher(password).find() ? 0 : 2;
        }
        return password.length() < needed ? "too weak" : "";
    }

    /** The hash and the day of the change. */
    void write(String user, String hash) {
        if (accounts.shadow.has(user)) {
            accounts.shadow.set(user, 1, hash);
            accounts.shadow.set(user, 2, Days.today(call));
        } else if (accounts.shadow.present() && call.isGnu()) {
            accounts.shadow.add(user, hash, Days.today(call), "0", "99999", "7", "", "", "");
        } else {
            accounts.passwd.set(user, AccountFiles.PASSWORD, hash);
        }
    }
}
