package dev.drydock.userland.utility.sorting;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.NamedChoice;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code sort}: puts lines in order. */
final class Sort {
    static final Command COMMAND = Command.named("sort", call -> new Sort(call).run())
            .gnu("b,ignore-leading-blanks d,dictionary-order f,ignore-case g,general-numeric-sort i,ignore-nonprinting"
                    + " M,month-sort h,human-numeric-sort n,numeric-sort R,random-sort random-source= r,reverse sort="
                    + " V,version-sort batch-size= c C check? compress-program= !debug files0-from= k,key= m,merge"
                    + " o,output= s,stable S,buffer-size= t,field-separator= T,temporary-directory= parallel= u,unique"
                    + " z,zero-terminated")
            .busybox("n g M u c s z r V f d i b k= t= o= m")
            .trouble(2)
            .busyBoxTrouble(2);
    private static final int TROUBLE = 2;
    private static final Words CANNOT_READ = Words.of("cannot read: %n: %s", "%s: %s");
    private static final Words READ_FAILED = Words.of("read failed: %n: %s");
    private static final Words CANNOT_OPEN = Words.of("open failed: %n: %s", "can't open '%s': %s");
    private static final Words DISORDER = Words.of("%s:%s: disorder: %s");
    private static final Words EMPTY_TAB = Words.of("empty tab");
    private static final Words LONG_TAB = Words.of("multi-character tab %l", "bad -t parameter");
    private static final Words EXTRA = Words.of("extra operand %q not allowed with -%s");
    private static final Words INCOMPATIBLE = Words.of("options '-%s' are incompatible", "");
    private static final Words OTHER_TAB = Words.of("incompatible tabs", "bad -t parameter");
    private static final Words OTHER_OUTPUT = Words.of("multiple output files specified", "");
    private static final Words OTHER_SOURCE = Words.of("multiple random sources specified");
    private static final Words SOURCE_ENDS = Words.of("%l: end of file");
    private static final Words NO_THREADS = Words.of("number in parallel must be nonzero");
    private static final Words BAD_NUMBER = Words.of("invalid %s argument '%s'");
    private static final Words EMPTY_NAME = Words.of("%n:%s: invalid zero-length file name");
    private static final Words WITH_LIST =
            Words.of("extra operand %q\nfile operands cannot be combined with --files0-from");

    private final Invocation call;
    private final List<SortKey> keys = new ArrayList<>();
    private String globalFlags = "";
    private @Nullable String separator;
    private @Nullable String output;
    private boolean unique;
    private boolean stable;
    private boolean check;
    private boolean quietCheck;
    private boolean merges;
    private @Nullable String randomSource;
    private int terminator = '\n';

    private Sort(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        if (call.isBusyBox() && (isRepeated("o") || isRepeated("t"))) {
            throw call.usage();
        }
        call.options().forEach(this::apply);
        if (keys.isEmpty()) {
            keys.add(SortKey.whole());
        }
        keys.replaceAll(key -> key.inherit(globalFlags));
        keys.forEach(key -> key.check(call));
        List<String> operands = operands();
        if (check) {
            if (operands.size() > 1) {
                throw call.isGnu() ? call.fail(TROUBLE, EXTRA, operands.get(1), quietCheck ? "C" : "c") : call.usage();
            }
            if (output != null && call.isGnu()) {
                throw call.fail(TROUBLE, INCOMPATIBLE, quietCheck ? "Co" : "co");
            }
            return check(operands.get(0));
        }
        LineOrder order = order();
        for (String operand : operands) {
            checkInput(operand, CANNOT_READ);
        }
        OpenFile target = output == null ? null : target(output);
        List<String> lines = merges && call.isGnu() ? merged(operands, order) : sorted(operands, order);
        write(unique ? distinct(lines, order) : lines, target);
        return call.exit();
    }

    private boolean isRepeated(String key) {
        return call.commandLine().options().stream()
                        .filter(option -> option.key().equals(key))
                        .count()
                > 1;
    }

    /** BusyBox finds out about letters that do not go together when it compares. */
    private void checkKeys(List<String> lines) {
        if (call.isBusyBox() && lines.size() > 1) {
            keys.forEach(key -> key.checkInBusyBox(call));
        }
    }

    private List<String> sorted(List<String> operands, LineOrder order) {
        List<String> lines = new ArrayList<>();
        for (String operand : operands) {
            read(operand, lines);
        }
        checkKeys(lines);
        Collections.sort(lines, order);
        return lines;
    }

    private List<String> merged(List<String> operands, LineOrder order) throws IOException {
        List<SortedMerge.Source> sources = new ArrayList<>();
        for (String operand : operands) {
            List<String> lines = new ArrayList<>();
            read(operand, lines);
            Iterator<String> each = lines.iterator();
            sources.add(() -> each.hasNext() ? each.next() : null);
        }
        return SortedMerge.of(sources, order);
    }

    private List<String> operands() throws IOException {
        String list = call.commandLine().last("files0-from");
        if (list == null) {
            return call.operands().isEmpty() ? List.of("-") : call.operands();
        }
        if (!call.operands().isEmpty()) {
            throw call.usage(WITH_LIST, call.operands().get(0));
        }
        List<String> names = new ArrayList<>();
        try (Input input = call.open(list)) {
            for (String name = input.record(0); name != null; name = input.record(0)) {
                if (name.isEmpty()) {
                    throw call.fail(TROUBLE, EMPTY_NAME, list, names.size() + 1);
                }
                names.add(Latin.text(name));
            }
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_OPEN, list, error);
        }
        return names;
    }

    private LineOrder order() {
        boolean lastResort = !stable && !unique;
        Scattering scattering = new Scattering(salt(), call.isUtf8());
        return new LineOrder(keys, separator, lastResort, globalFlags.indexOf('r') >= 0, scattering);
    }

    /** Random bytes, which are only asked for where something is sorted by chance. */
    private byte[] salt() {
        byte[] salt = new byte[Scattering.SALT_BYTES];
        if (keys.stream().noneMatch(key -> key.flags().indexOf('R') >= 0)) {
            return salt;
        }
        String source = randomSource;
        if (source == null) {
            call.process().random().nextBytes(salt);
            return salt;
        }
        try (Input input = call.open(source)) {
            int length = 0;
            for (int count = 0; count >= 0 && length < salt.length; length += Math.max(count, 0)) {
                count = input.read(salt, length, salt.length - length);
            }
            if (length < salt.length) {
                throw call.fail(TROUBLE, SOURCE_ENDS, source);
            }
            return salt;
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_OPEN, source, error);
        }
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "b", "d", "f", "g", "i", "M", "h", "n", "R", "r" -> globalFlags += option.key();
            case "V" -> globalFlags += call.isGnu() ? "V" : String.valueOf(SortKey.C_VERSIONS);
            case "sort" -> globalFlags += flag(option.argument());
            case "c" -> check(false);
            case "C" -> check(true);
            case "check" ->
                check(option.value() != null
                        && NamedChoice.of(call, "--check", option.argument(), "quiet|silent", "diagnose-first")
                                .equals("quiet"));
            case "k" -> keys.add(SortKeyReader.read(call, option.argument()));
            case "m" -> merges = true;
            case "o" -> {
                if (output != null && !output.equals(option.argument()) && call.isGnu()) {
                    throw call.fail(TROUBLE, OTHER_OUTPUT);
                }
                output = option.argument();
            }
            case "random-source" -> {
                if (randomSource != null && !randomSource.equals(option.argument())) {
                    throw call.fail(TROUBLE, OTHER_SOURCE);
                }
                randomSource = option.argument();
            }
            case "s" -> stable = true;
            case "t" -> separator(option.argument());
            case "u" -> unique = true;
            case "z" -> terminator = 0;
            case "parallel" -> threads(option);
            // How much memory, and whose help, is used makes no difference to what comes out.
            default -> {}
        }
    }

    private void check(boolean quietly) {
        if (check && quietly != quietCheck && call.isGnu()) {
            throw call.fail(TROUBLE, INCOMPATIBLE, "cC");
        }
        check = true;
        quietCheck = quietly;
    }

    private void threads(Option option) {
        if (!option.argument().matches("\\d+")) {
            throw call.fail(TROUBLE, BAD_NUMBER, option.spelling(), option.argument());
        }
        if (option.argument().matches("0+")) {
            throw call.fail(TROUBLE, NO_THREADS);
        }
    }

    private String flag(String word) {
        return switch (NamedChoice.of(
                call, "--sort", word, "general-numeric", "human-numeric", "month", "numeric", "random", "version")) {
            case "general-numeric" -> "g";
            case "human-numeric" -> "h";
            case "month" -> "M";
            case "numeric" -> "n";
            case "random" -> "R";
            default -> "V";
        };
    }

    private void separator(String text) {
        String latin = Latin.of(text);
        if (latin.isEmpty() && call.isGnu()) {
            throw call.fail(TROUBLE, EMPTY_TAB);
        }
        if (latin.equals("\\0")) {
            latin = "\0";
        }
        if (latin.length() != 1) {
            throw call.fail(TROUBLE, LONG_TAB, text);
        }
        if (separator != null && !separator.equals(latin)) {
            throw call.fail(TROUBLE, OTHER_TAB);
        }
        separator = latin;
    }

    /** All files are looked for before any is read. */
    private void checkInput(String operand, Words words) {
        try {
            call.open(operand).close();
        } catch (IOException error) {
            throw call.fail(TROUBLE, words, operand, error);
        }
    }

    private void read(String operand, List<String> lines) {
        try (Input input = call.open(operand)) {
            try {
                for (String line = next(input); line != null; line = next(input)) {
                    call.hold(line.length());
                    lines.add(line);
                }
            } catch (IOException error) {
                // Of a directory BusyBox says nothing.
                if (call.isGnu()) {
                    throw call.fail(TROUBLE, READ_FAILED, operand, error);
                }
            }
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_READ, operand, error);
        }
    }

    /** To BusyBox a NUL ends a line, too. */
    private @Nullable String next(Input input) throws IOException {
        return call.isGnu() || terminator == 0 ? input.record(terminator) : input.chunk();
    }

    private static List<String> distinct(List<String> lines, LineOrder order) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            if (kept.isEmpty() || order.compare(kept.get(kept.size() - 1), line) != 0) {
                kept.add(line);
            }
        }
        return kept;
    }

    private Exit check(String operand) {
        List<String> lines = new ArrayList<>();
        if (call.isGnu()) {
            checkInput(operand, CANNOT_OPEN);
        }
        read(operand, lines);
        checkKeys(lines);
        LineOrder order = order();
        for (int i = 1; i < lines.size(); i++) {
            int compared = order.compare(lines.get(i - 1), lines.get(i));
            if (compared > 0 || (unique && compared == 0)) {
                if (!quietCheck) {
                    if (call.isGnu()) {
                        call.say(DISORDER, operand, i + 1, Latin.text(lines.get(i)));
                    } else {
                        call.raw("Check line " + i + "\n");
                    }
                }
                return Exit.FAILURE;
            }
        }
        return Exit.SUCCESS;
    }

    private OpenFile target(String path) {
        try {
            return call.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0666);
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_OPEN, path, error);
        }
    }

    private void write(List<String> lines, @Nullable OpenFile target) throws IOException {
        if (target == null) {
            for (String line : lines) {
                call.out().data(line + (char) terminator);
            }
            return;
        }
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line).append((char) terminator));
        byte[] bytes = Latin.bytes(all.toString());
        target.truncate(0);
        for (int done = 0; done < bytes.length; ) {
            done += target.write(bytes, done, bytes.length - done);
        }
        target.close();
    }
}
