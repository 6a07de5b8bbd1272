package dev.drydock.userland.utility.layout;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code fmt}: sets paragraphs anew. */
final class Fmt {
    static final Command COMMAND = Command.named("fmt", Fmt::run)
            .gnu("c,crown-margin p,prefix= s,split-only t,tagged-paragraph u,uniform-spacing w,width= g,goal=")
            .only(Flavour.GNU);
    private static final Words CANNOT_READ = Words.of("read error");
    private static final Words CANNOT_OPEN = Words.of("cannot open %q for reading: %s");

    private Fmt() {}

    private static Exit run(Invocation call) {
        FmtSettings settings = FmtSettings.of(call);
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.openOrComplain(operand, CANNOT_OPEN)) {
                if (input != null) {
                    new FmtText(call, settings, input).format();
                }
            } catch (IOException error) {
                call.complain(CANNOT_READ);
            }
        }
        return call.exit();
    }
}
