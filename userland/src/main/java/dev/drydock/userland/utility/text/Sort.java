package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code sort}: puts lines in order. */
final class Sort {
    static final Command COMMAND = Command.named("sort", call -> new Sort(call).run())
            .gnu("b,ignore-leading-blanks d,dictionary-order f,ignore-case g,general-numeric-sort i,ignore-nonprinting"
                    + " M,month-sort h,human-numeric-sort n,numeric-sort R,random-sort !random-source= r,reverse sort="
                    + " V,version-sort !batch-size= c C check? !compress-program= !debug !files0-from= k,key= m,merge"
                    + " o,output= s,stable S,buffer-size= t,field-separator= T,temporary-directory= parallel= u,unique"
                    + " z,zero-terminated")
            .busybox("n g h M u c s z r V f d i b R k= t= o= T= S= m")
            .trouble(2)
            .busyBoxTrouble(2);
    private static final int TROUBLE = 2;
    private static final Words CANNOT_READ = Words.of("cannot read: %n: %s", "%s: %s");
    private static final Words READ_FAILED = Words.of("read failed: %n: %s", "%-read error: %s");
    private static final Words CANNOT_OPEN = Words.of("open failed: %n: %s", "can't open '%s': %s");
    private static final Words DISORDER = Words.of("%s:%s: disorder: %s");
    private static final Words EMPTY_TAB = Words.of("empty tab");
    private static final Words LONG_TAB = Words.of("multi-character tab %l", "bad -t parameter");
    private static final Words EXTRA = Words.of("extra operand %q not allowed with -c");
    private static final Words BAD_SORT = Words.of("invalid argument %l for %l\nValid arguments are:\n"
            + "  - 'general-numeric'\n  - 'human-numeric'\n  - 'month'\n  - 'numeric'\n  - 'random'\n  - 'version'");

    private final Invocation call;
    private final List<SortKey> keys = new ArrayList<>();
    private String globalFlags = "";
    private @Nullable String separator;
    private @Nullable String output;
    private boolean unique;
    private boolean stable;
    private boolean check;
    private boolean quietCheck;
    private int terminator = '\n';

    private Sort(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        List<String> keyTexts = new ArrayList<>();
        for (Option option : call.options()) {
            if (option.key().equals("k")) {
                keyTexts.add(option.argument());
            } else {
                apply(option);
            }
        }
        for (String text : keyTexts) {
            keys.add(SortKey.parse(call, text, globalFlags, separator));
        }
        if (keys.isEmpty()) {
            keys.add(SortKey.whole(globalFlags, separator));
        }
        keys.forEach(key -> key.check(call));
        List<String> operands = call.operands().isEmpty() ? List.of("-") : call.operands();
        if (check) {
            if (operands.size() > 1) {
                throw call.isGnu() ? call.usage(EXTRA, operands.get(1)) : call.usage();
            }
            return check(operands.get(0));
        }
        List<String> lines = new ArrayList<>();
        for (String operand : operands) {
            read(operand, lines);
        }
        LineOrder order = order();
        Collections.sort(lines, order);
        write(unique ? distinct(lines, order) : lines);
        return call.exit();
    }

    private LineOrder order() {
        boolean lastResort = !stable && !unique;
        return new LineOrder(keys, lastResort, globalFlags.indexOf('r') >= 0);
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "b", "d", "f", "g", "i", "M", "h", "n", "R", "r", "V" -> globalFlags += option.key();
            case "sort" -> globalFlags += flag(option.argument());
            case "c" -> check = true;
            case "C" -> {
                check = true;
                quietCheck = true;
            }
            case "check" -> {
                check = true;
                quietCheck = option.value() != null && !option.argument().startsWith("d");
            }
            case "o" -> output = option.argument();
            case "s" -> stable = true;
            case "t" -> separator(option.argument());
            case "u" -> unique = true;
            case "z" -> terminator = 0;
            // How much memory and how many threads are used makes no difference to what comes out.
            default -> {}
        }
    }

    private String flag(String word) {
        return switch (word) {
            case "general-numeric" -> "g";
            case "human-numeric" -> "h";
            case "month" -> "M";
            case "numeric" -> "n";
            case "random" -> "R";
            case "version" -> "V";
            default -> {
                call.say(BAD_SORT, word, "--sort");
                call.usage();
                throw new Quit(1);
            }
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
        separator = latin;
    }

    private void read(String operand, List<String> lines) {
        try (Input input = call.open(operand)) {
            try {
                for (String line = input.record(terminator); line != null; line = input.record(terminator)) {
                    call.hold(line.length());
                    add(line, lines);
                }
            } catch (IOException error) {
                throw call.fail(TROUBLE, READ_FAILED, operand, error);
            }
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_READ, operand, error);
        }
    }

    /** For BusyBox a NUL ends a line, too. */
    private void add(String line, List<String> lines) {
        if (call.isGnu() || line.indexOf('\0') < 0) {
            lines.add(line);
        } else {
            lines.addAll(List.of(line.split("\0", -1)));
        }
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
        read(operand, lines);
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

    private void write(List<String> lines) throws IOException {
        String path = output;
        if (path == null) {
            for (String line : lines) {
                call.out().data(line + (char) terminator);
            }
            return;
        }
        OpenFile file;
        try {
            file = call.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_OPEN, path, error);
        }
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line).append((char) terminator));
        byte[] bytes = Latin.bytes(all.toString());
        for (int done = 0; done < bytes.length; ) {
            done += file.write(bytes, done, bytes.length - done);
        }
        file.close();
    }
}
