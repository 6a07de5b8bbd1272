package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code mcookie} of util-linux 2.38: 128 bits of chance. That it says to have read files for it is all that those change. */
final class Mcookie {
    static final Command COMMAND = Command.named("mcookie", Mcookie::run)
            .gnu("f,file= m,max-size= v,verbose h V")
            .script()
            .only(Flavour.GNU);
    private static final int BYTES = 16;
    private static final long USUAL_SIZE = 4096;
    private static final Words CANNOT_OPEN = Words.of("cannot open %s: %s");
    private static final Words BAD_LENGTH = Words.of("failed to parse length: '%s': Invalid argument");
    private static final Words GOT = Words.of("Got %s bytes from %s");

    private Mcookie() {}

    private static Exit run(Invocation call) {
        List<String> files = new ArrayList<>();
        long most = USUAL_SIZE;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                case "f" -> files.add(option.argument());
                case "m" -> {
                    if (!option.argument().matches("\\d{1,12}")) {
                        throw call.fail(BAD_LENGTH, option.argument());
                    }
                    most = Long.parseLong(option.argument());
                }
                default -> {}
            }
        }
        boolean verbose = call.commandLine().has("v");
        for (String file : files) {
            read(call, file, most, verbose);
        }
        if (verbose) {
            call.raw("Got 128 bytes from getrandom() function\n");
        }
        byte[] cookie = new byte[BYTES];
        call.process().random().nextBytes(cookie);
        StringBuilder text = new StringBuilder();
        for (byte each : cookie) {
            text.append(String.format(Locale.ROOT, "%02x", each));
        }
        call.out().line(text.toString());
        return Exit.SUCCESS;
    }

    private static void read(Invocation call, String file, long most, boolean verbose) {
        try (Input input = call.open(file)) {
            long have = 0;
            for (int value = input.read(); value >= 0 && have < most; value = input.read()) {
                have++;
            }
            if (verbose) {
                call.raw(call.format(GOT.gnu(), have, file) + "\n");
            }
        } catch (IOException error) {
            call.say(CANNOT_OPEN, file, error);
        }
    }
}
