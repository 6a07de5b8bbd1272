package dev.drydock.userland.utility.awk;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code awk}: reads the command line, and runs the program over BEGIN, the records and END. */
final class Awk {
    static final Command COMMAND = Command.named("awk", call -> new Awk(call).run())
            .busybox("+ F= v= f= e=")
            .trouble(2);
    static final Command MAWK = COMMAND.as("mawk");
    private static final Words NOT_ASSIGNED = Words.of("improper assignment: -v %s", "");
    private static final Words NO_OPTION = Words.of("not an option: %s", "");
    private static final Words NO_ARGUMENT = Words.of("option requires an argument -- %s", "");
    private static final Words CANNOT_OPEN = Words.of("cannot open %s (%s)", "can't open '%s': %s");
    private static final String COMMAND_LINE = "cmd. line";
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);
    private static final String VERSION = """
            mawk 1.3.4 20200120
            Copyright 2008-2019,2020, Thomas E. Dickey
            Copyright 1991-1996,2014, Michael D. Brennan

            """;
    private static final String BUILT_WITH = """
            random-funcs:       srandom/random
            regex-funcs:        internal
            compiled limits:
            sprintf buffer      8192
            maximum-integer     2147483647
            """;

    private final Invocation call;
    private final List<String> assignments = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private final List<MawkText.Source> sources = new ArrayList<>();
    private String separator = " ";
    private String place = "";
    private boolean hasProgram;

    private Awk(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        if (call.isGnu()) {
            readOptions();
        } else {
            call.options().forEach(option -> apply(option.key(), option.argument()));
            operands.addAll(call.operands());
        }
        if (!hasProgram) {
            if (operands.isEmpty()) {
                if (call.isGnu()) {
                    call.raw(MawkUsage.TEXT);
                    return Exit.SUCCESS;
                }
                throw call.usage();
            }
            String given = Latin.of(operands.remove(0));
            sources.add(new MawkText.Source(call.isGnu() ? "" : COMMAND_LINE, given));
        }
        Program program = parsed();
        Machine machine = new Machine(call, program.globals(), busyBoxPlace());
        prepare(machine);
        try {
            return execute(program, machine);
        } catch (Quit error) {
            machine.release();
            // mawk waits for the commands that it writes to, BusyBox leaves them alone.
            if (call.isGnu()) {
                machine.streams().closeAll();
            } else {
                machine.streams().flush();
            }
            throw error;
        }
    }

    private String busyBoxPlace() {
        return place.isEmpty() ? COMMAND_LINE : place;
    }

    // mawk reads its options by hand.
    private void readOptions() {
        List<String> words = call.arguments();
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (!word.startsWith("-") || word.equals("-")) {
                break;
            }
            at++;
            if (word.equals("--")) {
                break;
            }
            char letter = word.charAt(1);
            if ("FvfW".indexOf(letter) < 0) {
                throw call.fail(2, NO_OPTION, word);
            }
            String argument = word.substring(2);
            if (argument.isEmpty()) {
                if (at == words.size()) {
                    throw call.fail(2, NO_ARGUMENT, String.valueOf(letter));
                }
                argument = words.get(at++);
            }
            apply(String.valueOf(letter), argument);
        }
        operands.addAll(words.subList(at, words.size()));
    }

    private void apply(String letter, String argument) {
        switch (letter) {
            case "F" -> separator = Escape.resolve(Latin.of(argument), call.flavour());
            case "v" -> {
                if (!ASSIGNMENT.matcher(argument).matches()) {
                    throw call.isGnu() ? call.fail(2, NOT_ASSIGNED, argument) : call.usage();
                }
                assignments.add(Latin.of(argument));
            }
            case "f" -> readProgram(argument);
            case "e" -> {
                hasProgram = true;
                sources.add(new MawkText.Source(COMMAND_LINE, Latin.of(argument)));
            }
            default -> special(argument);
        }
    }

    /** What is mawk's own; an unknown word is ignored after a complaint. */
    private void special(String word) {
        if ("version".startsWith(word)) {
            call.out().text(VERSION);
            call.raw(BUILT_WITH);
            throw new Quit(0);
        }
        if ("help".startsWith(word) || "usage".startsWith(word)) {
            call.raw(MawkUsage.TEXT);
            throw new Quit(0);
        }
        if (!"interactive".startsWith(word)) {
            throw call.fail(2, Words.of("-W %s: this option is not emulated"), word);
        }
    }

    private void readProgram(String file) {
        hasProgram = true;
        try (dev.drydock.userland.utility.command.Input input = call.open(file)) {
            byte[] bytes = input.readAll();
            String read = Latin.of(bytes, 0, bytes.length);
            sources.add(new MawkText.Source(call.isGnu() ? file + ": " : file, read));
        } catch (IOException error) {
            throw call.fail(call.isGnu() ? 2 : 1, CANNOT_OPEN, file, error);
        }
        place = file;
    }

    private Program busyBoxProgram() throws AwkSyntaxException {
        BusyBoxParser parser = new BusyBoxParser();
        for (MawkText.Source source : sources) {
            parser.read(source.text(), source.place());
        }
        return parser.program();
    }

    private Program parsed() {
        try {
            return call.isGnu() ? MawkParser.program(sources) : busyBoxProgram();
        } catch (AwkSyntaxException error) {
            for (String message : error.messages()) {
                call.raw(call.name() + ": " + Latin.text(message) + "\n");
            }
            throw new Quit(call.isGnu() ? 2 : 1);
        }
    }

    private void prepare(Machine machine) {
        machine.special(Special.FS, Value.input(separator));
        machine.special(Special.OFS, Value.of(" "));
        machine.special(Special.RS, Value.of("\n"));
        machine.special(Special.ORS, Value.of("\n"));
        machine.special(Special.SUBSEP, Value.of("\034"));
        machine.special(Special.CONVFMT, Value.of("%.6g"));
        machine.special(Special.OFMT, Value.of("%.6g"));
        for (Special counter : List.of(Special.NR, Special.FNR, Special.RSTART)) {
            machine.special(counter, Value.ZERO);
        }
        machine.special(Special.RLENGTH, Value.of(call.isGnu() ? -1 : 0));
        Table environment = machine.global(Special.ENVIRON.slot()).table();
        call.process()
                .environment()
                .forEach((name, value) -> environment.cell(Latin.of(name)).assign(Value.input(Latin.of(value))));
        Table arguments = machine.global(Special.ARGV.slot()).table();
        arguments.cell("0").assign(Value.input(call.name()));
        for (int i = 0; i < operands.size(); i++) {
            arguments.cell(Integer.toString(i + 1)).assign(Value.input(Latin.of(operands.get(i))));
        }
        machine.special(Special.ARGC, Value.of(operands.size() + 1));
        for (String assignment : assignments) {
            assign(machine, assignment);
        }
    }

    /** Does what an operand of the form {@code NAME=VALUE} says; false if it has another form. */
    static boolean assign(Machine machine, String word) {
        if (!ASSIGNMENT.matcher(word).matches()) {
            return false;
        }
        int equals = word.indexOf('=');
        machine.assign(
                word.substring(0, equals), Value.input(Escape.resolve(word.substring(equals + 1), machine.flavour())));
        return true;
    }

    private Exit execute(Program program, Machine machine) throws IOException {
        boolean toEnd = true;
        try {
            begin(program, machine);
            if (program.readsInput()) {
                new Rules(program.rules(), machine).run();
            }
        } catch (Jump exit) {
            // mawk and BusyBox go on to END, as POSIX has it for an exit out of a rule.
            toEnd = exit.target() == Jump.To.EXIT;
        }
        if (toEnd) {
            try {
                runAll(program.end(), machine);
            } catch (Jump exit) {
                machine.streams().flush();
            }
        }
        machine.release();
        machine.streams().closeAll();
        return Exit.of(machine.exitStatus());
    }

    /** In BusyBox {@code next} ends BEGIN. */
    private static void begin(Program program, Machine machine) throws IOException {
        try {
            runAll(program.begin(), machine);
        } catch (Jump jump) {
            if (jump.target() == Jump.To.EXIT) {
                throw jump;
            }
        }
        machine.unskip();
    }

    private static void runAll(List<Statement> statements, Machine machine) throws IOException {
        for (Statement statement : statements) {
            statement.run(machine);
        }
    }
}
