package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.SpawnRequest;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code xargs}: runs a command with what it reads as arguments. */
final class Xargs {
    static final Command COMMAND = Command.named("xargs", call -> new Xargs(call).run())
            .gnu("+ 0,null a,arg-file= d,delimiter= E= e,eof? I= i,replace? L= l? max-lines? n,max-args= o,open-tty"
                    + " P,max-procs= p,interactive process-slot-var= r,no-run-if-empty s,max-chars= show-limits t,verbose"
                    + " x,exit")
            .busybox("+ 0,null p t x n= s= E= e? I= P= r,no-run-if-empty a=");
    private static final int CHILD_FAILED = 123;
    private static final int CHILD_STOPPED = 124;
    private static final int CHILD_KILLED = 125;
    private static final int MOST_CHARS = 128 * 1024;
    private static final Words INVALID = Words.of("invalid number \"%s\" for -%s option", "invalid number '%s'%-");
    private static final Words TOO_SMALL =
            Words.of("value %s for -%s option should be >= 1", "number %s%- is not in 1..");
    private static final Words QUOTE = Words.of(
            "unmatched %s quote; by default quotes are special to xargs unless you use the -0 option",
            "unmatched %s quote");
    private static final Words NO_TERMINAL =
            Words.of("failed to open /dev/tty for reading: %s", "can't open '/dev/tty': %s");
    private static final Words CANNOT_RUN = Words.of("%s: %s", "%s: %s");
    private static final Words CANNOT_OPEN = Words.of("Cannot open input file %q: %s", "can't open '%s': %s");
    private static final Words EXCLUSIVE =
            Words.of("warning: options %s and %s are mutually exclusive, ignoring previous %s value");
    private static final Words STOPS = Words.of("%s: exited with status 255; aborting");
    private static final Words KILLED = Words.of("%s: terminated by signal %s");
    private static final Words TOO_LONG = Words.of("argument line too long");
    private static final Words BAD_DELIMITER = Words.of(
            "Invalid input delimiter specification %s: the delimiter must be either a single character or an escape"
                    + " sequence starting with \\.");

    private final Invocation call;
    private final List<String> command;
    private int terminator = -1;
    private @Nullable String endMark;
    private @Nullable String replaced;
    private int mostArguments = Integer.MAX_VALUE;
    private int mostLines = Integer.MAX_VALUE;
    private int mostChars = MOST_CHARS;
    private boolean asks;
    private boolean tells;
    private boolean skipsEmpty;
    private boolean exitsIfTooLong;
    private boolean terminalInput;
    private String inputFile = "-";
    private int failure;

    private Xargs(Invocation call) {
        this.call = call;
        call.options().forEach(this::apply);
        this.command = call.operands().isEmpty() ? List.of("echo") : call.operands();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "0" -> terminator = 0;
            case "a" -> inputFile = option.argument();
            case "d" -> terminator = delimiter(option.argument());
            case "E" -> endMark = option.argument();
            case "e" -> endMark = option.value();
            case "I", "i" -> {
                replaced = option.value() == null ? "{}" : option.argument();
                exclude("--replace/-I/-i", false, true, true);
            }
            case "L" -> {
                mostLines = number(option);
                exclude("-L", true, false, true);
            }
            case "l", "max-lines" -> {
                mostLines = option.value() == null ? 1 : number(option);
                exclude("--max-lines/-l", true, false, true);
            }
            case "n" -> {
                mostArguments = number(option);
                // An argument for each is what replacing means already.
                exclude("--max-args/-n", mostArguments > 1, true, false);
                mostArguments = replaced == null ? mostArguments : Integer.MAX_VALUE;
            }
            case "o" -> terminalInput = true;
            case "p" -> {
                asks = true;
                tells = true;
            }
            case "r" -> skipsEmpty = true;
            case "s" -> mostChars = number(option);
            case "t" -> tells = true;
            case "x" -> exitsIfTooLong = true;
            // Commands run one after the other, whatever -P allows: their output is then always the same.
            default -> {}
        }
    }

    /** Of GNU's ways to say which arguments go together, the last counts. */
    private void exclude(String option, boolean replacing, boolean lines, boolean arguments) {
        if (call.isBusyBox()) {
            return;
        }
        if (lines && mostLines != Integer.MAX_VALUE) {
            warn("--max-lines", option);
            mostLines = Integer.MAX_VALUE;
        }
        if (arguments && mostArguments != Integer.MAX_VALUE) {
            warn("--max-args", option);
            mostArguments = Integer.MAX_VALUE;
        }
        if (replacing && replaced != null) {
            warn("--replace", option);
            replaced = null;
        }
    }

    private void warn(String before, String option) {
        call.say(EXCLUSIVE, before, option, before);
    }

    private int number(Option option) {
        String text = option.argument();
        if (!text.matches("-?\\d{1,9}")) {
            call.say(INVALID, text, option.key());
            throw call.isGnu() ? call.usage() : new Quit(1);
        }
        int value = Integer.parseInt(text);
        if (value < 1) {
            call.say(TOO_SMALL, text, option.key());
            throw call.isGnu() ? call.usage() : new Quit(1);
        }
        return value;
    }

    private int delimiter(String text) {
        String latin = Latin.of(text);
        if (latin.length() == 1) {
            return latin.charAt(0);
        }
        if (latin.length() == 2 && latin.charAt(0) == '\\' && "abfnrtv0\\".indexOf(latin.charAt(1)) >= 0) {
            return "\u0007\b\f\n\r\t\u000b\0\\".charAt("abfnrtv0\\".indexOf(latin.charAt(1)));
        }
        throw call.fail(BAD_DELIMITER, text);
    }

    private Exit run() throws IOException {
        try (Input input = call.open(inputFile)) {
            ArgumentReader reader = new ArgumentReader(input, terminator, replaced != null, endMark);
            if (replaced != null) {
                replaceEach(reader, replaced);
            } else {
                gather(reader);
            }
        } catch (ArgumentReader.UnmatchedQuote quote) {
            call.say(QUOTE, quote.kind());
            return Exit.FAILURE;
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, inputFile, error);
        }
        return Exit.of(Math.max(failure, call.status()));
    }

    private void replaceEach(ArgumentReader reader, String mark) throws IOException, ArgumentReader.UnmatchedQuote {
        for (String line = reader.next(); line != null; line = reader.next()) {
            List<String> words = new ArrayList<>();
            for (String word : command) {
                words.add(word.replace(mark, line));
            }
            execute(words);
        }
    }

    private void gather(ArgumentReader reader) throws IOException, ArgumentReader.UnmatchedQuote {
        List<String> gathered = new ArrayList<>();
        int chars = length(command);
        int own = chars;
        boolean ran = false;
        int lines = 0;
        for (String word = reader.next(); word != null; word = reader.next()) {
            int size = Latin.of(word).length() + 1;
            boolean full = gathered.size() >= mostArguments || chars + size > mostChars || lines >= mostLines;
            if (full && !gathered.isEmpty()) {
                if (exitsIfTooLong && chars + size > mostChars) {
                    throw call.fail(TOO_LONG);
                }
                execute(gathered(gathered));
                ran = true;
                gathered.clear();
                chars = own;
                lines = 0;
            }
            if (own + size > mostChars) {
                throw call.fail(TOO_LONG);
            }
            gathered.add(word);
            chars += size;
            lines += reader.endedLine() ? 1 : 0;
        }
        boolean runsEmpty = gathered.isEmpty() && !ran && !skipsEmpty;
        if (!gathered.isEmpty() || runsEmpty) {
            execute(gathered(gathered));
        }
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(word -> Latin.of(word).length() + 1).sum();
    }

    private List<String> gathered(List<String> arguments) {
        List<String> words = new ArrayList<>(command);
        words.addAll(arguments);
        return words;
    }

    private void execute(List<String> words) throws IOException {
        if (tells) {
            call.raw(String.join(" ", words) + (asks ? "" : "\n"));
        }
        if (asks && !confirmed()) {
            return;
        }
        call.out().flush();
        ContainerProcess process = call.process();
        int child;
        try {
            String path = ProgramSearch.find(process, words.get(0), process.environment());
            SortedMap<Integer, OpenFile> descriptors = process.descriptors();
            descriptors.put(0, childInput());
            child = process.spawn(new SpawnRequest(path, words, process.environment(), descriptors, -1, false));
        } catch (ErrnoException error) {
            call.say(CANNOT_RUN, words.get(0), error);
            throw new Quit(error.errno() == Errno.ENOENT ? 127 : 126);
        }
        judge(words.get(0), process, child);
    }

    /** The answer comes from the terminal, since standard input holds the words. */
    private boolean confirmed() {
        try (Input terminal = call.open("/dev/tty")) {
            call.raw("?...");
            String answer = terminal.line();
            return answer != null && answer.matches("[yY].*");
        } catch (IOException error) {
            throw call.fail(NO_TERMINAL, error);
        }
    }

    /** The command does not eat what is still to be read here. */
    private OpenFile childInput() throws IOException {
        if (!inputFile.equals("-")) {
            return call.process().descriptor(0);
        }
        return call.files().open(terminalInput ? "/dev/tty" : "/dev/null", Set.of(OpenFlag.READ), 0);
    }

    private void judge(String name, ContainerProcess process, int child) throws IOException {
        WaitStatus status = null;
        while (status == null) {
            try {
                status = process.waitFor(child, true, false);
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    throw error;
                }
            }
        }
        if (status.signal() != null) {
            call.say(KILLED, name, status.signal().number());
            throw new Quit(CHILD_KILLED);
        }
        if (status.status() == 255) {
            call.say(STOPS, name);
            throw new Quit(CHILD_STOPPED);
        }
        if (status.status() != 0) {
            failure = CHILD_FAILED;
        }
    }
}
