package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Command;

/** {@code adduser}, {@code addgroup}, {@code deluser} and {@code delgroup}: two families under the same names. */
final class AdditionCommands {
    static final Command ADD_USER = Command.named(
                    "adduser", call -> call.isGnu() ? DebianAddition.run(call) : new BusyBoxAccounts(call).addUser())
            .script()
            .busybox(
                    "h,home= g,gecos= s,shell= G,ingroup= S,system D,disabled-password H,no-create-home u,uid= k,empty-dir=");
    static final Command ADD_GROUP = Command.named(
                    "addgroup", call -> call.isGnu() ? DebianAddition.run(call) : new BusyBoxAccounts(call).addGroup())
            .script()
            .busybox("g,gid= S,system");
    static final Command REMOVE_USER = Command.named(
                    "deluser", call -> call.isGnu() ? DebianRemoval.run(call) : new BusyBoxAccounts(call).removeUser())
            .script()
            .busybox("remove-home");
    static final Command REMOVE_GROUP = Command.named(
                    "delgroup",
                    call -> call.isGnu() ? DebianRemoval.run(call) : new BusyBoxAccounts(call).removeGroup())
            .script()
            .busybox("");

    private AdditionCommands() {}
}
