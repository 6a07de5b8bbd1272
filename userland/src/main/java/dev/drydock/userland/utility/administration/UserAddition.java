package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code useradd}. */
final class UserAddition {
    static final Command COMMAND = Command.named("useradd", call -> new UserAddition(call).run())
            .gnu("badname b,base-dir= !btrfs-subvolume-home c,comment= d,home-dir= D,defaults e,expiredate= f,inactive="
                    + " F,add-subids-for-system g,gid= G,groups= h k,skel= K,key= l,no-log-init m,create-home"
                    + " M,no-create-home N,no-user-group o,non-unique p,password= r,system !R,root= !P,prefix= s,shell="
                    + " u,uid= U,user-group !Z,selinux-user=")
            .trouble(ShadowTool.BAD_USAGE)
            .only(Flavour.GNU);
    private static final String DEFAULTS = "/etc/default/useradd";
    private static final int HOME_MODE = 0755;
    private static final int CANNOT_MAKE_HOME = 12;

    private static final Words BAD_BASE = Words.of("invalid base directory '%s'");
    private static final Words BAD_COMMENT = Words.of("invalid comment '%s'");
    private static final Words BAD_HOME = Words.of("invalid home directory '%s'");
    private static final Words BAD_DATE = Words.of("invalid date '%s'");
    private static final Words BAD_NUMBER = Words.of("invalid numeric argument '%s'");
    private static final Words BAD_KEY = Words.of("-K requires KEY=VALUE");
    private static final Words BAD_FIELD = Words.of("invalid field '%s'");
    private static final Words BAD_SHELL = Words.of("invalid shell '%s'");
    private static final Words ODD_SHELL = Words.of("Warning: missing or non-executable shell '%s'");
    private static final Words BAD_UID = Words.of("invalid user ID '%s'");
    private static final Words BAD_NAME = Words.of("invalid user name '%s': use --badname to ignore");
    private static final Words GROUP_CONFLICT = Words.of("options -U and -g conflict");
    private static final Words NO_GROUP_CONFLICT = Words.of("options -U and -N conflict");
    private static final Words HOME_CONFLICT = Words.of("options -m and -M conflict");
    private static final Words NEEDS_HOME = Words.of("-k flag is only allowed with the -m flag");
    private static final Words NEEDS_UID = Words.of("-o flag is only allowed with the -u flag");
    private static final Words EXISTS = Words.of("user '%s' already exists");
    private static final Words GROUP_EXISTS =
            Words.of("group %s exists - if you want to add this user to that group, use -g.");
    private static final Words NOT_UNIQUE = Words.of("UID %s is not unique");
    private static final Words HOME_EXISTS = Words.of("warning: the home directory %s already exists.");
    private static final Words NOT_FILLED = Words.of("Not copying any file from skel directory into it.");
    private static final Words CANNOT_MAKE = Words.of("cannot create directory %s");
    private static final Words NO_NUMBER = Words.of("Can't get unique UID (no more available UIDs)");

    private final Invocation call;
    private final FileContext files;
    private final AccountFiles accounts;
    private final LoginDefinitions definitions;
    private final Map<String, String> defaults = new LinkedHashMap<>();

    private UserAddition(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.accounts = new AccountFiles(files);
        this.definitions = LoginDefinitions.read(files);
        for (String pair : List.of(
                "GROUP=100",
                "HOME=/home",
                "INACTIVE=-1",
                "EXPIRE=",
                "SHELL=/bin/sh",
                "SKEL=/etc/skel",
                "CREATE_MAIL_SPOOL=no",
                "LOG_INIT=yes")) {
            setDefault(pair);
        }
        try {
            new String(files.readAll(DEFAULTS), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("[A-Z_]+=.*"))
                    .forEach(this::setDefault);
        } catch (IOException absent) {
            defaults.put("SKEL", "/etc/skel");
        }
    }

    private void setDefault(String pair) {
        int equals = pair.indexOf('=');
        defaults.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private String standard(String key) {
        return defaults.getOrDefault(key, "");
    }

    private Exit run() throws IOException {
        call.options().forEach(this::check);
        if (has("D")) {
            return showOrSetDefaults();
        }
        conflicts();
        String name = ShadowTool.operand(call);
        if (!has("badname") && !ShadowTool.isName(name)) {
            throw call.fail(ShadowTool.BAD_ARGUMENT, BAD_NAME, name);
        }
        if (accounts.passwd.has(name)) {
            throw call.fail(ShadowTool.NAME_IN_USE, EXISTS, name);
        }
        boolean ownGroup = has("U")
                || (!has("g")
                        && !has("N")
                        && definitions.text("USERGROUPS_ENAB").equals("yes"));
        if (ownGroup && accounts.group.has(name)) {
            throw call.fail(ShadowTool.NAME_IN_USE, GROUP_EXISTS, name);
        }
        ShadowTool.lock(call, "/etc/passwd");
        long uid = uid();
        long gid = ownGroup ? newGroup(name, uid) : primaryGroup();
        add(name, uid, gid);
        makeHome(home(name), uid, gid);
        return ShadowTool.save(call, accounts);
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private @Nullable String last(String key) {
        return call.commandLine().last(key);
    }

    private void check(Option option) {
        String value = option.value() == null ? "" : option.value();
        switch (option.key()) {
            case "h" -> call.parse(List.of("--help"));
            case "b" -> require(ShadowTool.isField(value) && value.startsWith("/"), BAD_BASE, value);
            case "c" -> require(ShadowTool.isField(value), BAD_COMMENT, value);
            case "d" -> require(ShadowTool.isField(value) && value.startsWith("/"), BAD_HOME, value);
            case "e" -> require(value.isEmpty() || Days.parse(value).isPresent(), BAD_DATE, value);
            case "f" -> require(value.matches("-1|\\d{1,9}"), BAD_NUMBER, value);
            case "g" -> ShadowTool.group(call, accounts, value);
            case "G" -> ShadowTool.groups(call, accounts, value);
            case "K" -> {
                require(value.indexOf('=') > 0, BAD_KEY, value);
                definitions.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
            }
            case "p" -> require(ShadowTool.isField(value), BAD_FIELD, value);
            case "s" -> checkShell(value);
            case "u" -> require(ShadowTool.number(value).isPresent(), BAD_UID, value);
            default -> {}
        }
    }

    private void require(boolean holds, Words words, String value) {
        if (!holds) {
            throw call.fail(ShadowTool.BAD_ARGUMENT, words, value);
        }
    }

    private void checkShell(String shell) {
        boolean named = shell.isEmpty() || shell.startsWith("/") || shell.startsWith("*");
        require(ShadowTool.isField(shell) && named, BAD_SHELL, shell);
        if (shell.startsWith("/")
                && !shell.equals("/sbin/nologin")
                && !call.process().isExecutable(shell)) {
            call.say(ODD_SHELL, shell);
        }
    }

    private void conflicts() {
        if (has("U") && has("g")) {
            throw call.usage(GROUP_CONFLICT);
        }
        if (has("U") && has("N")) {
            throw call.usage(NO_GROUP_CONFLICT);
        }
        if (has("m") && has("M")) {
            throw call.usage(HOME_CONFLICT);
        }
        if (has("k") && !has("m")) {
            throw call.usage(NEEDS_HOME);
        }
        if (has("o") && !has("u")) {
            throw call.usage(NEEDS_UID);
        }
    }

    private Exit showOrSetDefaults() throws IOException {
        boolean changes = false;
        for (Option option : call.options()) {
            String key = switch (option.key()) {
                case "b" -> "HOME";
                case "e" -> "EXPIRE";
                case "f" -> "INACTIVE";
                case "g" -> "GROUP";
                case "s" -> "SHELL";
                default -> "";
            };
            if (!key.isEmpty()) {
                defaults.put(key, option.argument());
                changes = true;
            }
        }
        StringBuilder text = new StringBuilder();
        defaults.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        if (changes) {
            ShadowTool.lock(call, "/etc/passwd");
            files.writeAll(DEFAULTS, text.toString().getBytes(StandardCharsets.UTF_8));
        } else {
            call.out().text(text.toString());
        }
        return call.exit();
    }

    private long uid() {
        FreeNumber range = definitions.uids(has("r"));
        String wanted = last("u");
        if (wanted == null) {
            return (has("r")
                            ? range.below(accounts.passwd.numbers(AccountFiles.UID))
                            : range.above(accounts.passwd.numbers(AccountFiles.UID)))
                    .orElseThrow(() -> call.fail(ShadowTool.NUMBER_IN_USE, NO_NUMBER));
        }
        long uid = Long.parseLong(wanted);
        if (!has("o") && accounts.hasUid(uid)) {
            throw call.fail(ShadowTool.NUMBER_IN_USE, NOT_UNIQUE, wanted);
        }
        return uid;
    }

    /** A group of the user's own, with his number if that is free. */
    private long newGroup(String name, long uid) {
        FreeNumber range = definitions.gids(has("r"));
        List<Long> used = accounts.group.numbers(AccountFiles.UID);
        long gid = uid;
        if (!range.contains(uid) || used.contains(uid)) {
            gid = (has("r") ? range.below(used) : range.above(used))
                    .orElseThrow(() -> call.fail(ShadowTool.NUMBER_IN_USE, NO_NUMBER));
        }
        accounts.addGroup(name, gid, "!");
        return gid;
    }

    private long primaryGroup() {
        String wanted = last("g");
        return Long.parseLong(ShadowTool.group(call, accounts, wanted == null ? standard("GROUP") : wanted)
                .get(AccountFiles.UID));
    }

    private String home(String name) {
        String home = last("d");
        if (home != null) {
            return home;
        }
        String base = last("b");
        return (base == null ? standard("HOME") : base) + "/" + name;
    }

    private void add(String name, long uid, long gid) {
        String shell = last("s");
        String comment = last("c");
        NewUser user = new NewUser(
                name,
                uid,
                gid,
                comment == null ? "" : comment,
                home(name),
                shell == null ? standard("SHELL") : shell,
                has("r"));
        String password = last("p");
        String expires = last("e");
        String inactive = last("f");
        NewUser.Secret secret = new NewUser.Secret(
                password == null ? "!" : password,
                unlessNone(inactive == null ? standard("INACTIVE") : inactive),
                expiry(expires == null ? standard("EXPIRE") : expires));
        if (has("u")) {
            user.warn(definitions, call);
        }
        user.addTo(accounts, definitions, secret, call);
        String groups = last("G");
        if (groups != null) {
            ShadowTool.groups(call, accounts, groups).forEach(each -> accounts.addMember(each, name));
        }
        boolean person = !has("r") || has("F");
        if (person && (!has("u") || definitions.uids(false).contains(uid))) {
            user.addSubordinates(accounts, definitions);
        }
    }

    private static String unlessNone(String number) {
        return number.equals("-1") ? "" : number;
    }

    private static String expiry(String date) {
        return date.isEmpty() ? "" : unlessNone(Long.toString(Days.parse(date).orElse(-1)));
    }

    private void makeHome(String home, long uid, long gid) {
        if (!has("m")) {
            return;
        }
        HomeDirectory directory = new HomeDirectory(files, home, uid, gid);
        try {
            if (files.exists(home)) {
                call.say(HOME_EXISTS, home);
                call.say(NOT_FILLED);
                return;
            }
            directory.make(HOME_MODE);
            String skeleton = last("k");
            directory.fill(skeleton == null ? standard("SKEL") : skeleton);
        } catch (IOException error) {
            call.say(CANNOT_MAKE, home);
            call.status(CANNOT_MAKE_HOME);
        }
    }
}
