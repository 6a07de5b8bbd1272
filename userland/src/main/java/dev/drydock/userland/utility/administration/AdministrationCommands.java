package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class AdministrationCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "add-shell",
            "addgroup",
            "adduser",
            "chage",
            "chfn",
            "chgpasswd",
            "chpasswd",
            "chsh",
            "cryptpw",
            "delgroup",
            "deluser",
            "faillog",
            "gpasswd",
            "groupadd",
            "groupdel",
            "groupmod",
            "grpck",
            "grpconv",
            "grpunconv",
            "last",
            "lastlog",
            "mkpasswd",
            "newgrp",
            "newusers",
            "nologin",
            "passwd",
            "pwck",
            "pwconv",
            "pwunconv",
            "remove-shell",
            "runuser",
            "su",
            "useradd",
            "userdel",
            "usermod",
            "vipw");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "add-shell" -> LoginShells.ADD;
            case "addgroup" -> AdditionCommands.ADD_GROUP;
            case "adduser" -> AdditionCommands.ADD_USER;
            case "chage" -> Chage.COMMAND;
            case "chfn" -> Chfn.COMMAND;
            case "chgpasswd" -> Chgpasswd.COMMAND;
            case "chpasswd" -> Chpasswd.COMMAND;
            case "chsh" -> Chsh.COMMAND;
            case "cryptpw" -> Mkpasswd.CRYPTPW;
            case "delgroup" -> AdditionCommands.REMOVE_GROUP;
            case "deluser" -> AdditionCommands.REMOVE_USER;
            case "faillog" -> Logins.FAILLOG;
            case "gpasswd" -> Gpasswd.COMMAND;
            case "groupadd" -> GroupCommands.ADD;
            case "groupdel" -> GroupCommands.REMOVE;
            case "groupmod" -> GroupCommands.CHANGE;
            case "grpck" -> AccountCheck.GRPCK;
            case "grpconv" -> PasswordConversion.GRPCONV;
            case "grpunconv" -> PasswordConversion.GRPUNCONV;
            case "last" -> Logins.LAST;
            case "lastlog" -> Logins.LASTLOG;
            case "mkpasswd" -> Mkpasswd.MKPASSWD;
            case "newgrp" -> Sg.COMMAND;
            case "newusers" -> Newusers.COMMAND;
            case "nologin" -> Nologin.COMMAND;
            case "passwd" -> Passwd.COMMAND;
            case "pwck" -> AccountCheck.PWCK;
            case "pwconv" -> PasswordConversion.PWCONV;
            case "pwunconv" -> PasswordConversion.PWUNCONV;
            case "remove-shell" -> LoginShells.REMOVE;
            case "runuser" -> Su.RUNUSER;
            case "su" -> Su.COMMAND;
            case "useradd" -> UserAddition.COMMAND;
            case "userdel" -> UserRemoval.COMMAND;
            case "usermod" -> UserChange.COMMAND;
            case "vipw" -> Vipw.COMMAND;
            default -> null;
        };
    }
}
