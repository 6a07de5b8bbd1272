package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** {@code chage} of shadow 4.13: when a password and an account expire. */
final class Chage {
    static final Command COMMAND = Command.named("chage", call -> new Chage(call).run())
            .gnu("d,lastday= E,expiredate= h i,iso8601 I,inactive= l,list m,mindays= M,maxdays= !R,root= W,warndays=")
            .only(Flavour.GNU)
            .trouble(ShadowTool.BAD_USAGE);
    /** The fields of {@code /etc/shadow}, by the options that change them. */
    private static final Map<String, Integer> FIELDS = Map.of("d", 2, "m", 3, "M", 4, "W", 5, "I", 6, "E", 7);

    private static final int SHADOW_FIELDS = 9;
    /** From that many days on a password does not expire. */
    private static final long FOR_EVER = 10_000;

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("MMM dd, yyyy", Locale.ROOT);
    private static final Words BAD_NUMBER = Words.of("invalid numeric argument '%s'");
    private static final Words BAD_DATE = Words.of("invalid date '%s'");
    private static final Words LISTS_ALONE = Words.of("do not include \"l\" with other flags");
    private static final Words NO_USER = Words.of("user '%s' does not exist in /etc/passwd");
    private static final Words DENIED = Words.of("Permission denied.");
    private static final Words QUESTIONS = Words.of("asking for the values is not emulated");

    private final Invocation call;
    private final CommandLine line;
    private final AccountFiles accounts;
    private final Map<Integer, String> changes = new LinkedHashMap<>();

    private Chage(Invocation call) {
        this.call = call;
        this.line = call.commandLine();
        this.accounts = new AccountFiles(call.files());
    }

    private Exit run() {
        for (Option option : line.options()) {
            if (option.key().equals("h")) {
                call.parse(List.of("--help"));
            }
            Integer field = FIELDS.get(option.key());
            if (field != null) {
                changes.put(field, value(option));
            }
        }
        String name = ShadowTool.operand(call);
        boolean lists = line.has("l");
        if (lists && !changes.isEmpty()) {
            throw call.usage(LISTS_ALONE);
        }
        if (!call.files().credentials().isRoot() && !(lists && isOwn(name))) {
            call.say(DENIED);
            return Exit.FAILURE;
        }
        if (accounts.user(name).isEmpty()) {
            throw call.fail(NO_USER, name);
        }
        if (lists) {
            list(new ArrayList<>(accounts.shadow.find(name).orElse(List.of(name))));
            return Exit.SUCCESS;
        }
        if (changes.isEmpty()) {
            throw call.fail(QUESTIONS);
        }
        return save(name);
    }

    private boolean isOwn(String name) {
        int uid = call.files().credentials().realUid();
        return accounts.user(name)
                .filter(fields -> fields.get(AccountFiles.UID).equals(Integer.toString(uid)))
                .isPresent();
    }

    private String value(Option option) {
        String text = option.argument();
        boolean date = option.key().equals("d") || option.key().equals("E");
        OptionalLong days = Days.parse(text);
        if (days.isEmpty() || !date && !text.matches("-?\\d+") || days.getAsLong() < -1) {
            throw call.usage(date ? BAD_DATE : BAD_NUMBER, text);
        }
        return days.getAsLong() < 0 ? "" : Long.toString(days.getAsLong());
    }

    /** A user without a line in {@code /etc/shadow} gets one, with the password that stood elsewhere. */
    private Exit save(String name) {
        if (!accounts.shadow.has(name)) {
            List<String> user = accounts.user(name).orElseThrow();
            accounts.shadow.add(name, user.get(AccountFiles.PASSWORD), "", "", "", "", "", "", "");
            accounts.passwd.set(name, AccountFiles.PASSWORD, "x");
        }
        changes.forEach((field, value) -> accounts.shadow.set(name, field, value));
        return ShadowTool.save(call, accounts);
    }

    private static long number(List<String> fields, String option) {
        String text = fields.get(FIELDS.getOrDefault(option, 0));
        return text.matches("-?\\d{1,9}") ? Long.parseLong(text) : -1;
    }

    private void list(List<String> fields) {
        while (fields.size() < SHADOW_FIELDS) {
            fields.add("");
        }
        long last = number(fields, "d");
        long most = number(fields, "M");
        long inactive = number(fields, "I");
        boolean never = last < 0 || most < 0 || most >= FOR_EVER;
        String must = "password must be changed";
        row("Last password change\t\t\t\t\t", last == 0 ? must : date(last));
        row("Password expires\t\t\t\t\t", last == 0 ? must : never ? "never" : date(last + most));
        row(
                "Password inactive\t\t\t\t\t",
                last == 0 ? must : never || inactive < 0 ? "never" : date(last + most + inactive));
        row("Account expires\t\t\t\t\t\t", date(number(fields, "E")));
        row("Minimum number of days between password change\t\t", Long.toString(number(fields, "m")));
        row("Maximum number of days between password change\t\t", Long.toString(most));
        row("Number of days of warning before password expires\t", Long.toString(number(fields, "W")));
    }

    private void row(String what, String value) {
        call.out().line(what + ": " + value);
    }

    private String date(long days) {
        if (days < 0) {
            return "never";
        }
        LocalDate date = LocalDate.ofEpochDay(days);
        return line.has("i") ? date.toString() : SHOWN.format(date);
    }
}
