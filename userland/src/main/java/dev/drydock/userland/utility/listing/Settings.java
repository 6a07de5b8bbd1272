package dev.drydock.userland.utility.listing;

import dev.drydock.userland.utility.command.Quoting;
import java.util.List;

/** What the options of {@code ls} came to. Written once while the options are read. */
final class Settings {
    enum Layout {
        ONE_A_LINE,
        DOWN,
        ACROSS,
        COMMAS,
        LONG
    }

    enum Sort {
        NAME,
        TIME,
        SIZE,
        EXTENSION,
        VERSION,
        WIDTH,
        NONE
    }

    enum Time {
        MODIFIED,
        CHANGED,
        ACCESSED
    }

    enum Mark {
        NONE,
        SLASH,
        FILE_TYPE,
        CLASSIFY
    }

    enum Follow {
        UNSET,
        NEVER,
        OPERANDS,
        OPERAND_DIRECTORIES,
        ALWAYS
    }

    Layout layout = Layout.ONE_A_LINE;
    Sort sort = Sort.NAME;
    boolean sortGiven;
    Time time = Time.MODIFIED;
    boolean timeGiven;
    Mark mark = Mark.NONE;
    Follow follow = Follow.UNSET;
    Quoting quoting = Quoting.LITERAL;
    boolean questionMarks;
    boolean all;
    boolean almostAll;
    boolean ignoreBackups;
    boolean directoriesThemselves;
    boolean recursive;
    boolean reverse;
    boolean inodes;
    boolean blocks;
    boolean numericIds;
    boolean noOwner;
    boolean noGroup;
    boolean author;
    boolean directoriesFirst;
    boolean colour;
    boolean zeroEnds;
    boolean human;
    boolean siUnits;
    /** Sizes are shown in this unit, in bytes; 1 for bytes. */
    long sizeUnit = 1;
    /** {@code -s} and {@code total} are shown in this unit. */
    long blockUnit = 1024;

    String timeStyle = "locale";
    int width = 80;
    int tabSize = 8;
    List<String> ignored = List.of();
    List<String> hidden = List.of();
}
