package dev.drydock.userland.utility.packed;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code zdiff} and {@code zcmp}: compare what files unpack to; which of them are packed their names say. */
final class PackedComparison {
    static final Command ZCMP = Command.named("zcmp", call -> new PackedComparison(call, "cmp").run())
            .only(Flavour.GNU);
    static final Command ZDIFF = Command.named("zdiff", call -> new PackedComparison(call, "diff").run())
            .only(Flavour.GNU);
    private static final Pattern PACKED = Pattern.compile(".*([-.]gz|[-.][zZ]|\\.t[ga]z)");
    private static final int TROUBLE = 2;
    private static final int FIRST_FILE = 5;

    private final Invocation call;
    private final String tool;
    private final List<String> options = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    private PackedComparison(Invocation call, String tool) {
        this.call = call;
        this.tool = tool;
    }

    private Exit run() throws IOException {
        if (Children.isToldOf(call, "z" + tool)) {
            return Exit.SUCCESS;
        }
        for (String word : call.arguments()) {
            boolean option = word.startsWith("-") && word.length() > 1 && files.isEmpty();
            (option ? options : files).add(word);
        }
        if (files.isEmpty() || files.size() > 2) {
            String what = files.isEmpty() ? "missing operand" : "invalid number of operands";
            call.raw(Children.path(call) + ": " + what + "\n");
            return Exit.of(TROUBLE);
        }
        String first = files.get(0);
        String second = files.size() > 1 ? files.get(1) : other(first);
        if (files.size() == 1 && !isPacked(first)) {
            first = first + ".gz";
            second = files.get(0);
        }
        for (String file : List.of(first, second)) {
            if (!file.equals("-") && !call.files().exists(file)) {
                call.raw(Children.path(call, "zdiff") + ": 96: cannot open " + file + ": No such file\n");
                return Exit.of(TROUBLE);
            }
        }
        return Exit.of(compare(first, second));
    }

    private static boolean isPacked(String name) {
        return PACKED.matcher(name).matches();
    }

    private static String other(String packed) {
        return packed.replaceFirst("[-.](gz|[zZ])$", "").replaceFirst("\\.t[ga]z$", ".tar");
    }

    private int compare(String first, String second) throws IOException {
        Children children = new Children(call);
        List<String> words = Children.words(tool, options);
        words.add("--");
        if (isPacked(first) && isPacked(second)) {
            Children.Unpacked left = children.unpacked(first);
            Children.Unpacked right = children.unpacked(second);
            words.addAll(List.of("/dev/fd/" + FIRST_FILE, "-"));
            int status = children.run(words, Map.of(FIRST_FILE, left.pipe(), 0, right.pipe()));
            int unpacking = Math.max(children.wait(left.child()), children.wait(right.child()));
            return unpacking == 0 ? status : Math.max(status, TROUBLE);
        }
        if (!isPacked(first) && !isPacked(second)) {
            words.addAll(List.of(first, second));
            return children.run(words, Map.of());
        }
        Children.Unpacked unpacked = children.unpacked(isPacked(first) ? first : second);
        words.addAll(isPacked(first) ? List.of("-", second) : List.of(first, "-"));
        int status = children.run(words, Map.of(0, unpacked.pipe()));
        return children.wait(unpacked.child()) == 0 ? status : Math.max(status, TROUBLE);
    }
}
