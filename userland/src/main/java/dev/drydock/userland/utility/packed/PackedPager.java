package dev.drydock.userland.utility.packed;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code zmore} and {@code zless}: show what files unpack to in a pager. */
final class PackedPager {
    static final Command ZMORE =
            Command.named("zmore", call -> show(call, "more")).only(Flavour.GNU);
    static final Command ZLESS =
            Command.named("zless", call -> show(call, "less")).only(Flavour.GNU);
    private static final int NOT_FOUND = 127;

    private PackedPager() {}

    private static Exit show(Invocation call, String pager) throws IOException {
        if (Children.isToldOf(call, "z" + pager)) {
            return Exit.SUCCESS;
        }
        if (pager.equals("less") && !call.process().isExecutable("/usr/bin/less")) {
            call.raw(Children.path(call) + ": 71: exec: less: not found\n");
            return Exit.of(NOT_FOUND);
        }
        Children children = new Children(call);
        int status = 0;
        for (String file : call.arguments().isEmpty() ? List.of("-") : call.arguments()) {
            Children.Unpacked unpacked = children.unpacked(file);
            status = children.run(List.of(pager), Map.of(0, unpacked.pipe()));
            children.wait(unpacked.child());
        }
        return Exit.of(status);
    }
}
