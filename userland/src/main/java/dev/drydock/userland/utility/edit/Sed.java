package dev.drydock.userland.utility.edit;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.edit.busybox.BusyBoxSed;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sed}: edits text line by line. */
final class Sed {
    static final Command COMMAND = Command.named("sed", call -> call.isGnu() ? run(call) : BusyBoxSed.run(call))
            .gnu("n,quiet silent e,expression= f,file= E,regexp-extended r i,in-place? l,line-length= s,separate"
                    + " u,unbuffered z,null-data posix b,binary follow-symlinks !sandbox !debug")
            .busybox(BusyBoxSed.OPTIONS);
    /** What GNU calls EXIT_PANIC. */
    private static final int PANIC = 4;

    private static final Words CANNOT_READ = Words.of("couldn't open file %s: %s");
    private static final Words NO_FILES = Words.of("no input files");
    private static final Words SYNTAX = Words.of("%s");
    private static final Words SYNTAX_LINE = Words.of("%s: %s");

    private Sed() {}

    private static Exit run(Invocation call) throws IOException {
        SedSettings settings = new SedSettings();
        List<String> scripts = new ArrayList<>();
        List<String> origins = new ArrayList<>();
        for (Option option : call.options()) {
            switch (option.key()) {
                case "n", "silent" -> settings.quiet = true;
                case "e" -> {
                    scripts.add(Latin.of(option.argument()));
                    origins.add("-e expression #" + scripts.size());
                }
                case "f" -> {
                    scripts.add(script(call, option.argument()));
                    origins.add("file " + option.argument());
                }
                case "E", "r" -> settings.extended = true;
                case "i" -> {
                    settings.inPlace = true;
                    settings.separate = true;
                    settings.backup = option.value() == null ? "" : option.argument();
                }
                case "s" -> settings.separate = true;
                case "z" -> settings.terminator = 0;
                case "l" -> settings.lineLength = leadingNumber(option.argument());
                // Lines are written as they come.
                default -> {}
            }
        }
        List<String> operands = new ArrayList<>(call.operands());
        if (scripts.isEmpty()) {
            if (operands.isEmpty()) {
                throw call.usage();
            }
            scripts.add(Latin.of(operands.remove(0)));
            origins.add("-e expression #1");
        }
        if (scripts.get(0).startsWith("#n")) {
            settings.quiet = true;
        }
        String lastOrigin = origins.get(origins.size() - 1);
        long lines =
                scripts.get(scripts.size() - 1).chars().filter(c -> c == '\n').count();
        settings.lastOrigin = lastOrigin + (lastOrigin.startsWith("file ") ? " line " + (lines + 1) : ", char 0");
        Syntax syntax = settings.extended ? Syntax.EXTENDED : Syntax.BASIC;
        try {
            SedFiles files = new SedFiles(call, settings.terminator);
            List<SedCommand> commands = new SedParser(syntax, call.isUtf8(), settings, files).parse(scripts, origins);
            if (operands.isEmpty() && settings.inPlace) {
                throw call.fail(PANIC, NO_FILES);
            }
            return new SedRun(call, settings, commands, files, operands.isEmpty() ? List.of("-") : operands).run();
        } catch (SedSyntaxException wrong) {
            throw call.fail(wrong.isMissingLabel() ? PANIC : 1, SYNTAX, Latin.text(String.valueOf(wrong.getMessage())));
        } catch (RegexException tooLong) {
            throw call.fail(SYNTAX_LINE, "regex", tooLong.getMessage());
        }
    }

    /** As C reads numbers: 0 for a word. */
    private static long leadingNumber(String text) {
        String digits = text.replaceFirst("(?s)[^0-9].*", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits.length() > 9 ? digits.substring(0, 9) : digits);
    }

    private static String script(Invocation call, String path) {
        try (Input input = call.open(path)) {
            byte[] bytes = input.readAll();
            return Latin.of(bytes, 0, bytes.length);
        } catch (IOException error) {
            throw call.fail(PANIC, CANNOT_READ, path, error);
        }
    }
}
