package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.NamedChoice;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code tail}: the end of files, and what is added to them later. */
final class Tail {
    static final Command COMMAND = Command.named("tail", call -> new Tail(call).run())
            .gnu(
                    "c,bytes= f follow? F n,lines= max-unchanged-stats= pid= 0 1 2 3 4 5 6 7 8 9 q,quiet silent retry s,sleep-interval="
                            + " v,verbose z,zero-terminated")
            .busybox("f c= n= q s= v F");
    private static final Words CANNOT_OPEN = Words.of("cannot open %q for reading: %s", "can't open '%s': %s");
    private static final Words CANNOT_READ = Words.of("error reading %q: %s", "%-read error: %s");
    private static final Words NO_FILES = Words.of("no files remaining", "no files");
    private static final Words INVALID_SECONDS = Words.of("invalid number of seconds: %l", "invalid number '%s'");
    private static final Words OUT_OF_PLACE = Words.of("option used in invalid context -- %s");
    private static final Words INVALID_PID = Words.of("invalid PID: %l");
    private static final Words RETRY_IGNORED =
            Words.of("warning: --retry ignored; --retry is useful only when following");
    private static final Pattern OLD = Pattern.compile("([-+])(\\d*)([bcl]?)(f?)");

    private final Invocation call;
    private long count = 10;
    private boolean bytes;
    private boolean fromStart;
    private int terminator = '\n';
    private boolean quiet;
    private boolean verbose;
    private boolean follows;
    private boolean byName;
    private boolean retries;
    private int watchedPid;
    private Duration interval = Duration.ofSeconds(1);

    private Tail(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        for (Option option : call.options(withoutOldForm())) {
            apply(option);
        }
        if (retries && !follows) {
            call.say(RETRY_IGNORED);
        }
        if (call.isGnu() && count == 0 && !fromStart && !follows) {
            return call.exit();
        }
        List<String> operands = call.operands().isEmpty() ? List.of("-") : call.operands();
        Headers headers = new Headers(call, verbose || (!quiet && operands.size() > 1), call.isGnu());
        List<FollowedFile> files = new ArrayList<>();
        for (String operand : operands) {
            FollowedFile file = open(operand);
            if (file != null && file.file() != null) {
                headers.show(operand);
                show(file);
            }
            if (file != null) {
                files.add(file);
            }
        }
        if (files.isEmpty() && call.isBusyBox()) {
            throw call.fail(NO_FILES);
        }
        if (!follows) {
            return call.exit();
        }
        return follow(files, operands);
    }

    private Exit follow(List<FollowedFile> files, List<String> operands) throws IOException {
        call.out().flush();
        if (files.isEmpty()) {
            throw call.fail(NO_FILES);
        }
        if (call.isGnu() && operands.equals(List.of("-"))) {
            OpenFile in = call.process().descriptor(0);
            if (!in.status().isRegular()) {
                return call.exit();
            }
        }
        boolean headed = verbose || (!quiet && operands.size() > 1);
        return new Following(call, files, new Following.Manner(byName, retries, headed, interval, watchedPid)).next();
    }

    /** {@code -5}, {@code +5}, {@code -5f}: what POSIX once said; only as the first word. */
    private List<String> withoutOldForm() {
        List<String> arguments = call.arguments();
        if (arguments.isEmpty()) {
            return arguments;
        }
        Matcher old = OLD.matcher(arguments.get(0));
        if (!old.matches()
                || !(call.isGnu() ? isOldForm(arguments) : !old.group(2).isEmpty())) {
            return arguments;
        }
        String number = old.group(2).isEmpty() ? "10" : old.group(2);
        List<String> words = new ArrayList<>();
        String sign = old.group(1).equals("+") ? "+" : "";
        boolean countsBytes = old.group(3).equals("c") || old.group(3).equals("b");
        words.add((countsBytes ? "-c" : "-n") + sign + number + (old.group(3).equals("b") ? "b" : ""));
        if (!old.group(4).isEmpty()) {
            words.add("-f");
        }
        words.addAll(arguments.subList(1, arguments.size()));
        return words;
    }

    /** There is at most one file beside it (coreutils 9.1: parse_obsolete_option). */
    private static boolean isOldForm(List<String> arguments) {
        if (arguments.get(0).equals("-") || arguments.get(0).equals("-c")) {
            return false;
        }
        String second = arguments.size() > 1 ? arguments.get(1) : "-";
        return arguments.size() == 1
                || (arguments.size() == 2 && (second.equals("-") || !second.startsWith("-")))
                || (arguments.size() <= 3 && second.equals("--"));
    }

    private void apply(Option option) {
        if (Character.isDigit(option.key().charAt(0))) {
            throw call.fail(OUT_OF_PLACE, option.key());
        }
        switch (option.key()) {
            case "c", "n" -> count(option);
            case "f", "follow" -> {
                follows = true;
                String how = option.value() == null ? "descriptor" : option.argument();
                byName = NamedChoice.of(call, "--follow", how, "descriptor", "name")
                        .equals("name");
            }
            case "F" -> {
                follows = true;
                byName = true;
                retries = true;
            }
            case "retry" -> retries = true;
            case "q", "silent" -> {
                quiet = true;
                verbose = false;
            }
            case "v" -> {
                verbose = true;
                quiet = false;
            }
            case "s" -> interval = seconds(option.argument());
            case "pid" -> watchedPid = pid(option.argument());
            case "z" -> terminator = 0;
            // How often an unchanged file is asked again makes no difference here.
            default -> {}
        }
    }

    private void count(Option option) {
        String text = option.argument();
        bytes = option.key().equals("c");
        fromStart |= text.startsWith("+");
        count = CountArgument.parse(call, text.startsWith("-") ? text.substring(1) : text, bytes);
    }

    private Duration seconds(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0) {
                return Duration.ofNanos((long) Math.min(value * 1e9, 9e18));
            }
        } catch (NumberFormatException wrong) {
            throw call.fail(INVALID_SECONDS, text);
        }
        throw call.fail(INVALID_SECONDS, text);
    }

    private int pid(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(INVALID_PID, text);
        }
        return Integer.parseInt(text);
    }

    /** Null if it cannot be opened and nobody waits for it. */
    private @Nullable FollowedFile open(String operand) {
        if (operand.equals("-")) {
            try {
                return new FollowedFile(operand, call.process().descriptor(0));
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, pretty(operand), error);
                return null;
            }
        }
        try {
            return new FollowedFile(operand, call.files().open(operand, Set.of(OpenFlag.READ), 0));
        } catch (IOException error) {
            call.complain(CANNOT_OPEN, operand, error);
            return follows && retries ? new FollowedFile(operand, null) : null;
        }
    }

    private void show(FollowedFile followed) {
        OpenFile file = followed.file();
        if (file == null) {
            return;
        }
        try {
            copy(file);
            if (!follows && !followed.name().equals("-")) {
                file.close();
            }
        } catch (IOException error) {
            call.complain(CANNOT_READ, pretty(followed.name()), error);
        }
    }

    private static String pretty(String operand) {
        return operand.equals("-") ? "standard input" : operand;
    }

    private void copy(OpenFile file) throws IOException {
        Input input = call.input(file, false);
        if (fromStart) {
            skip(input);
            input.copyTo(call.out());
        } else if (bytes) {
            lastBytes(file, input);
        } else {
            lastLines(input);
        }
    }

    private void skip(Input input) throws IOException {
        for (long i = 1; i < count; i++) {
            if (bytes ? input.read() < 0 : input.record(terminator) == null) {
                return;
            }
        }
    }

    private void lastBytes(OpenFile file, Input input) throws IOException {
        Optional<Long> size = seekableSize(file);
        if (size.isPresent() && size.get() - file.position() > count) {
            file.seek(size.get() - count);
            input.copyTo(call.out());
            return;
        }
        Deque<byte[]> pieces = new ArrayDeque<>();
        long held = 0;
        for (byte[] piece = input.piece(); piece.length > 0; piece = input.piece()) {
            call.hold(piece.length);
            pieces.add(piece);
            held += piece.length;
            while (held - pieces.element().length >= count) {
                held -= pieces.element().length;
                call.hold(-pieces.remove().length);
            }
        }
        long skipped = Math.max(0, held - count);
        for (byte[] piece : pieces) {
            int from = (int) Math.min(piece.length, skipped);
            call.out().write(piece, from, piece.length - from);
            skipped -= from;
        }
    }

    private static Optional<Long> seekableSize(OpenFile file) throws IOException {
        FileStatus status = file.status();
        return status.isRegular() && status.sizeBytes() > 0 ? Optional.of(status.sizeBytes()) : Optional.empty();
    }

    private void lastLines(Input input) throws IOException {
        Deque<String> lines = new ArrayDeque<>();
        for (String line = input.record(terminator); line != null; line = input.record(terminator)) {
            call.hold(line.length());
            lines.add(input.terminated() ? line + (char) terminator : line);
            if (lines.size() > count) {
                call.hold(-lines.removeFirst().length());
            }
        }
        lines.forEach(call.out()::data);
    }
}
