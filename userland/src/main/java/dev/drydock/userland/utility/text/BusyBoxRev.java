package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code rev} as BusyBox has it: in a locale of UTF-8 it turns characters around, and leaves a line as it is that is no text;
 * what comes behind a NUL is lost.
 */
final class BusyBoxRev {
    private static final Words CANNOT_OPEN = Words.of("%s: %s");

    private final Invocation call;

    private BusyBoxRev(Invocation call) {
        this.call = call;
    }

    static Exit run(Invocation call) {
        BusyBoxRev rev = new BusyBoxRev(call);
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            try (Input input = call.openOrComplain(operand, CANNOT_OPEN)) {
                if (input != null) {
                    rev.show(input);
                }
            } catch (IOException unreadable) {
                // A directory has no lines, and nothing is said of it.
            }
        }
        return call.exit();
    }

    private void show(Input input) throws IOException {
        for (String line = input.line(); line != null; line = input.line()) {
            show(line, input.terminated());
        }
    }

    private void show(String line, boolean ended) {
        int nul = line.indexOf(0);
        String text = nul < 0 ? line : line.substring(0, nul);
        call.out().data(reversed(text) + (ended && nul < 0 ? "\n" : ""));
    }

    private String reversed(String latin) {
        if (!call.isUnicode()) {
            return new StringBuilder(latin).reverse().toString();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Latin.bytes(latin)))
                    .toString();
            return Latin.of(new StringBuilder(text).reverse().toString());
        } catch (CharacterCodingException noText) {
            return latin;
        }
    }
}
