package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import dev.drydock.userland.utility.pattern.Glob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads the command line of {@code grep}. */
final class GrepOptions {
    static final String GNU = "E,extended-regexp F,fixed-strings G,basic-regexp !P,perl-regexp e,regexp= f,file="
            + " i,ignore-case y no-ignore-case w,word-regexp x,line-regexp z,null-data s,no-messages v,invert-match V"
            + " m,max-count= b,byte-offset n,line-number line-buffered H,with-filename h,no-filename label="
            + " o,only-matching q,quiet silent binary-files= a,text I d,directories= D,devices="
            + " R,dereference-recursive r,recursive include= exclude= exclude-from= exclude-dir="
            + " L,files-without-match l,files-with-matches c,count !T,initial-tab Z,null A,after-context="
            + " B,before-context= C,context= group-separator= no-group-separator color? colour? U,binary"
            + " 0 1 2 3 4 5 6 7 8 9";
    private static final int TROUBLE = 2;
    private static final Words BAD_COUNT = Words.of("invalid max count");
    private static final Words BAD_CONTEXT = Words.of("%s: invalid context length argument");
    private static final Words UNKNOWN_BINARY = Words.of("unknown binary-files type");
    private static final Words UNKNOWN_DEVICES = Words.of("unknown devices method");
    private static final Words BAD_DIRECTORIES =
            Words.of("invalid argument %l for %l\nValid arguments are:\n" + "  - 'read'\n  - 'recurse'\n  - 'skip'");
    private static final Words CANNOT_OPEN = Words.of("%s: %s");

    private final Invocation call;
    private final GrepSettings settings = new GrepSettings();
    private final List<String> files;
    private String digits = "";
    private int context = -1;
    private int before = -1;
    private int after = -1;

    GrepOptions(Invocation call, GrepSettings.Language language) {
        this.call = call;
        settings.language = language;
        CommandLine line = call.commandLine();
        boolean afterDigit = false;
        for (Option option : line.options()) {
            // Digits make one number only where they stand together: -32, but not -3 -2.
            boolean digit = isDigit(option);
            if (digit && !(afterDigit && option.bundled())) {
                digits = "";
            }
            afterDigit = digit;
            apply(option);
        }
        List<String> operands = new ArrayList<>(line.operands());
        if (!settings.patternsGiven) {
            if (operands.isEmpty()) {
                throw call.usage();
            }
            addPatterns(Latin.of(operands.remove(0)));
        }
        settings.context = Math.max(context, Math.max(before, after)) >= 0;
        settings.before = before >= 0 ? before : Math.max(context, 0);
        settings.after = after >= 0 ? after : Math.max(context, 0);
        LinkedHashSet<String> distinct = new LinkedHashSet<>(settings.patterns);
        settings.patterns.clear();
        settings.patterns.addAll(distinct);
        this.files = operands;
    }

    GrepSettings settings() {
        return settings;
    }

    List<String> files() {
        return files;
    }

    private void addPatterns(String latin) {
        settings.patternsGiven = true;
        settings.patterns.addAll(List.of(latin.split("\n", -1)));
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "E" -> settings.language = GrepSettings.Language.EXTENDED;
            case "F" -> settings.language = GrepSettings.Language.FIXED;
            case "G" -> settings.language = GrepSettings.Language.BASIC;
            case "e" -> addPatterns(Latin.of(option.argument()));
            case "f" -> readPatterns(option.argument());
            case "i", "y" -> settings.ignoreCase = true;
            case "no-ignore-case" -> settings.ignoreCase = false;
            case "w" -> settings.words = true;
            case "x" -> settings.lines = true;
            case "z" -> settings.terminator = 0;
            case "s" -> settings.silentErrors = true;
            case "v" -> settings.inverted = true;
            case "V" -> call.parse(List.of("--version"));
            case "A" -> after = length(option.argument());
            case "B" -> before = length(option.argument());
            case "C" -> context = length(option.argument());
            case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" -> {
                digits += option.key();
                context = length(digits);
            }
            default -> applyOutput(option);
        }
    }

    private static boolean isDigit(Option option) {
        return option.key().length() == 1 && Character.isDigit(option.key().charAt(0));
    }

    private void applyOutput(Option option) {
        switch (option.key()) {
            case "m" -> settings.most = count(option.argument());
            case "b" -> settings.offsets = true;
            case "n" -> settings.numbers = true;
            case "H" -> settings.fileNames = true;
            case "h" -> settings.fileNames = false;
            case "label" -> settings.label = option.argument();
            case "o" -> settings.onlyMatching = true;
            case "q", "silent" -> settings.quiet = true;
            case "L" -> {
                settings.namesOfOthers = true;
                settings.namesOfMatching = false;
            }
            case "l" -> {
                settings.namesOfMatching = true;
                settings.namesOfOthers = false;
            }
            case "c" -> settings.count = true;
            case "Z" -> settings.nameEnd = "\0";
            case "group-separator" -> settings.groupSeparator = option.argument();
            case "no-group-separator" -> settings.groupSeparator = "";
            case "color", "colour" -> settings.colour = colour(option);
            default -> applyFiles(option);
        }
    }

    private void applyFiles(Option option) {
        switch (option.key()) {
            case "binary-files" -> settings.binary = binary(option.argument());
            case "a" -> settings.binary = GrepSettings.Binary.AS_TEXT;
            case "I" -> settings.binary = GrepSettings.Binary.SKIP;
            case "d" -> settings.directories = directories(option.argument());
            case "D" -> settings.skipDevices = devices(option.argument());
            case "r" -> settings.directories = GrepSettings.Directories.RECURSE;
            case "R" -> settings.directories = GrepSettings.Directories.RECURSE_THROUGH_LINKS;
            case "include" -> rule(option.argument(), true);
            case "exclude" -> rule(option.argument(), false);
            case "exclude-dir" ->
                settings.excludedDirectories.add(Glob.of(option.argument().replaceAll("/+$", "")));
            case "exclude-from" -> {
                for (String pattern : text(option.argument()).split("\n")) {
                    rule(Latin.text(pattern), false);
                }
            }
            // Lines are written out as they come, and bytes are never changed.
            default -> {}
        }
    }

    private void rule(String glob, boolean included) {
        settings.names.add(new GrepSettings.NameRule(Glob.of(glob), included));
    }

    private void readPatterns(String path) {
        String text = text(path);
        settings.patternsGiven = true;
        if (!text.isEmpty()) {
            addPatterns(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        }
    }

    private String text(String path) {
        try (Input input = call.open(path)) {
            byte[] bytes = input.readAll();
            return Latin.of(bytes, 0, bytes.length);
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_OPEN, path, error);
        }
    }

    private long count(String text) {
        if (text.matches("-\\d+")) {
            return Long.MAX_VALUE;
        }
        return ByteSize.parse(text).orElseThrow(() -> call.fail(TROUBLE, BAD_COUNT, text));
    }

    private int length(String text) {
        return text.matches("\\d+")
                ? (int) Math.min(Integer.MAX_VALUE, ByteSize.parse(text).orElse(0L))
                : invalidContext(text);
    }

    private int invalidContext(String text) {
        throw call.fail(TROUBLE, BAD_CONTEXT, text);
    }

    private GrepSettings.Binary binary(String word) {
        return switch (word) {
            case "binary" -> GrepSettings.Binary.TELL;
            case "text" -> GrepSettings.Binary.AS_TEXT;
            case "without-match" -> GrepSettings.Binary.SKIP;
            default -> throw call.fail(TROUBLE, UNKNOWN_BINARY);
        };
    }

    private GrepSettings.Directories directories(String word) {
        return switch (word) {
            case "read" -> GrepSettings.Directories.READ;
            case "skip" -> GrepSettings.Directories.SKIP;
            case "recurse" -> GrepSettings.Directories.RECURSE;
            default -> {
                call.say(BAD_DIRECTORIES, word, "--directories");
                call.usage();
                throw new Quit(1);
            }
        };
    }

    private boolean devices(String word) {
        return switch (word) {
            case "read" -> false;
            case "skip" -> true;
            default -> throw call.fail(TROUBLE, UNKNOWN_DEVICES);
        };
    }

    private boolean colour(Option option) {
        String when = option.value() == null ? "auto" : option.argument();
        return switch (when) {
            case "always", "yes", "force" -> true;
            case "auto", "tty", "if-tty" -> toTerminal();
            case "never", "no", "none" -> false;
            default -> throw call.usage();
        };
    }

    private boolean toTerminal() {
        String terminal = call.variable("TERM");
        try {
            return terminal != null
                    && !terminal.equals("dumb")
                    && call.process().descriptor(1).isTerminal();
        } catch (IOException closed) {
            return false;
        }
    }
}
