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
    String groupSeparator = "--";
    int terminator = '\n';
    Binary binary = Binary.TELL;
    Directories directories = Directories.READ;
    boolean skipDevices;
    final List<Glob> included = new ArrayList<>();
    final List<Glob> excluded = new ArrayList<>();
    final List<Glob> excludedDirectories = new ArrayList<>();

    boolean recursive() {
        return directories == Directories.RECURSE || directories == Directories.RECURSE_THROUGH_LINKS;
    }

    /** Whether the first match decides and no line is shown. */
    boolean stopsAtFirst() {
        return quiet || namesOfMatching || namesOfOthers;
    }
}
