package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.pattern.Glob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code grep} was asked for; filled by the reader of its options, then only read. */
final class GrepSettings {
    /** How patterns are read. */
    enum Language {
        BASIC,
        EXTENDED,
        FIXED
    }

    /** What is done with files of bytes. */
    enum Binary {
        TELL,
        AS_TEXT,
        SKIP
    }

    /** What is done with directories. */
    enum Directories {
        READ,
        SKIP,
        RECURSE,
        RECURSE_THROUGH_LINKS
    }

    /** A pattern of names, and whether files of such a name are searched. */
    record NameRule(Glob glob, boolean included) {}

    Language language = Language.BASIC;
    final List<String> patterns = new ArrayList<>();
    boolean patternsGiven;
    boolean ignoreCase;
    boolean words;
    boolean lines;
    boolean inverted;
    boolean count;
    boolean onlyMatching;
    boolean quiet;
    boolean silentErrors;
    boolean namesOfMatching;
    boolean namesOfOthers;
    boolean numbers;
    boolean offsets;

    @Nullable
    Boolean fileNames;

    boolean colour;
    String nameEnd = "";
    String label = "(standard input)";
    long most = Long.MAX_VALUE;
    int before;
    int after;
    /** Whether lines around were asked for, even if it is none of them: what is not next to each other is kept apart. */
    boolean context;

    String groupSeparator = "--";
    int terminator = '\n';
    Binary binary = Binary.TELL;
    Directories directories = Directories.READ;
    boolean skipDevices;
    final List<NameRule> names = new ArrayList<>();
    final List<Glob> excludedDirectories = new ArrayList<>();

    /** Whether a file of a name is searched: the last rule that is about it says so, or else that the first one is none to include. */
    boolean accepts(String name) {
        boolean accepted = names.isEmpty() || !names.get(0).included();
        for (NameRule rule : names) {
            accepted = rule.glob().matches(name) ? rule.included() : accepted;
        }
        return accepted;
    }

    /** Whether it is seen without a look at any file that no line can be selected. */
    boolean matchesNothing() {
        boolean everything = patterns.equals(List.of("")) && !words && !lines;
        return patterns.isEmpty() ? !inverted : everything && inverted;
    }

    boolean recursive() {
        return directories == Directories.RECURSE || directories == Directories.RECURSE_THROUGH_LINKS;
    }

    /** Whether the first match decides and no line is shown. */
    boolean stopsAtFirst() {
        return quiet || namesOfMatching || namesOfOthers;
    }
}
