package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sed} as BusyBox 1.35 has it. */
public final class BusyBoxSed {
    /** The options, as they are told to getopt. */
    public static final String OPTIONS = "n,quiet silent e,expression= f,file= E,regexp-extended r i,in-place? version";

    private static final String VERSION = "This is not GNU sed version 4.0\n";
    private static final Words MISSING = Words.of("%s: %s");
    private static final Words NO_FILES = Words.of("-i requires an argument");

    private BusyBoxSed() {}

    public static Exit run(Invocation call) throws IOException {
        if (call.commandLine().has("version")) {
            call.out().text(VERSION);
            return Exit.SUCCESS;
        }
        EditFiles files = new EditFiles(call);
        try {
            run(call, files);
        } finally {
            files.end();
        }
        return call.exit();
    }

    private static void run(Invocation call, EditFiles files) throws IOException {
        boolean extended = call.commandLine().has("E") || call.commandLine().has("r");
        LineReader reader = new LineReader(call, extended ? Syntax.REGCOMP_EXTENDED : Syntax.BASIC, files);
        ScriptLines script = new ScriptLines(reader);
        List<String> operands = new ArrayList<>(call.operands());
        if (!read(call, script)) {
            if (operands.isEmpty()) {
                throw call.usage();
            }
            script.block(Latin.of(operands.remove(0)));
        }
        script.end();
        boolean inPlace = call.commandLine().has("i");
        if (inPlace && operands.isEmpty()) {
            throw call.fail(NO_FILES);
        }
        boolean quiet = reader.isQuiet()
                || call.commandLine().has("n")
                || call.commandLine().has("silent");
        List<String> inputs = operands.isEmpty() ? List.of("-") : operands;
        LineSource source = new LineSource(call, inputs);
        EditRun run = new EditRun(call, reader, quiet, source);
        try {
            if (inPlace) {
                String suffix = call.commandLine().last("i");
                new InPlace(call, run, source, suffix == null ? "" : suffix).edit(inputs);
            }
            source.allow(inputs.size());
            run.edit(files.output());
        } finally {
            source.close();
        }
    }

    /** Reads the scripts that options give, those of {@code -e} first; false if there are none. */
    private static boolean read(Invocation call, ScriptLines script) {
        boolean given = false;
        for (String key : List.of("e", "f")) {
            for (Option option : call.options()) {
                if (option.key().equals(key)) {
                    given = true;
                    if (key.equals("e")) {
                        script.block(Latin.of(option.argument()));
                    } else {
                        file(call, option.argument(), script);
                    }
                }
            }
        }
        return given;
    }

    private static void file(Invocation call, String path, ScriptLines script) {
        List<String> lines = new ArrayList<>();
        try (Input input = call.open(path)) {
            for (String line = input.line(); line != null; line = input.line()) {
                lines.add(line);
            }
        } catch (IOException error) {
            throw call.fail(MISSING, path, error);
        }
        lines.forEach(script::line);
    }
}
