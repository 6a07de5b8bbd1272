package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;

/** {@code ps}: lists processes. The two flavours have nothing in common. */
final class Ps {
    static final Command COMMAND = Command.named("ps", Ps::run).gnu("").busybox("o= T a u x f e w !Z l");

    private Ps() {}

    private static Exit run(Invocation call) throws IOException {
        return call.isGnu() ? new ProcpsPs(call).run() : new BusyBoxPs(call).run();
    }
}
