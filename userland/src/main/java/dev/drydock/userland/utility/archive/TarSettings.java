package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tar} is told.
 *
 * @param mode c, t, x, or a blank if it was not said
 * @param packed by gzip
 * @param bzip2 whether it is packed by bzip2, which only BusyBox has within it
 * @param owner who owns what is put into an archive, instead of the owner of each file; null for that one
 * @param group likewise
 * @param strip how many leading directories of a name are left out
 */
record TarSettings(
        char mode,
        String archive,
        @Nullable String directory,
        boolean packed,
        boolean bzip2,
        int verbosity,
        boolean toOutput,
        boolean keepsOld,
        int strip,
        List<String> excluded,
        @Nullable String owner,
        @Nullable String group) {
    private static final Words TWO_MODES =
            Words.of("You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option", "");
    private static final Words BAD_STRIP = Words.of("%s: Invalid number of elements", "invalid number '%s'");

    static TarSettings of(Invocation call) {
        char mode = ' ';
        String archive = "-";
        String directory = null;
        boolean packed = false;
        int verbosity = 0;
        int strip = 0;
        List<String> excluded = new ArrayList<>();
        String owner = null;
        String group = null;
        for (Option option : call.parse(words(call.arguments())).options()) {
            switch (option.key()) {
                case "c", "t", "x", "get" -> {
                    char wanted =
                            option.key().equals("get") ? 'x' : option.key().charAt(0);
                    if (mode != ' ' && mode != wanted) {
                        throw Tar.wrongMode(call, TWO_MODES);
                    }
                    mode = wanted;
                }
                case "f" -> archive = option.argument();
                case "C" -> directory = option.argument();
                case "z", "ungzip" -> packed = true;
                case "a" -> packed |= archive.endsWith("gz");
                case "v" -> verbosity++;
                case "strip-components", "strip" -> strip = number(call, option.argument());
                case "owner" -> owner = option.argument();
                case "group" -> group = option.argument();
                case "exclude" -> excluded.add(option.argument());
                default -> {}
            }
        }
        return new TarSettings(
                mode,
                archive,
                directory,
                packed,
                call.isBusyBox() && call.commandLine().has("j"),
                verbosity,
                call.commandLine().has("O"),
                call.commandLine().has("k"),
                strip,
                excluded,
                owner,
                group);
    }

    private static int number(Invocation call, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw call.usage(BAD_STRIP, text);
        }
        return Integer.parseInt(text);
    }

    /** The first word may be letters without a dash; those with arguments take the words that follow, in their order. */
    private static List<String> words(List<String> arguments) {
        if (arguments.isEmpty()
                || arguments.get(0).startsWith("-")
                || arguments.get(0).isEmpty()) {
            return arguments;
        }
        List<String> words = new ArrayList<>();
        int next = 1;
        for (char letter : arguments.get(0).toCharArray()) {
            words.add("-" + letter);
            if ((letter == 'f' || letter == 'C') && next < arguments.size()) {
                words.add(arguments.get(next++));
            }
        }
        words.addAll(arguments.subList(next, arguments.size()));
        return words;
    }
}
