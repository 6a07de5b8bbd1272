package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;

/**
 * What GNU's {@code gzip} was asked to do.
 *
 * @param toOutput whether files stay, and what comes of them is written to standard output
 * @param keepsName whether what is unpacked gets the name and the time that the packed file tells
 * @param tellsName whether a packed file tells them
 * @param level 1 to 9
 */
record GzipSettings(
        boolean unpacks,
        boolean toOutput,
        boolean tests,
        boolean lists,
        boolean keeps,
        boolean forced,
        boolean recursive,
        boolean quiet,
        boolean verbose,
        boolean keepsName,
        boolean tellsName,
        String suffix,
        int level) {
    static final String LETTERS =
            "a,ascii b,bits= c,stdout to-stdout d,decompress uncompress f,force k,keep l,list !L,license m,no-time M,time"
                    + " n,no-name N,name q,quiet silent r,recursive !rsyncable S,suffix= synchronous t,test v,verbose"
                    + " V h 1,fast 2 3 4 5 6 7 8 9,best";
    private static final int USUAL = 6;

    GzipSettings(Invocation call) {
        this(
                call.name().endsWith("gunzip")
                        || call.name().endsWith("uncompress")
                        || isCat(call)
                        || has(call, "d")
                        || has(call, "uncompress")
                        || has(call, "t")
                        || has(call, "l"),
                isCat(call) || has(call, "c") || has(call, "to-stdout"),
                has(call, "t"),
                has(call, "l"),
                has(call, "k"),
                has(call, "f"),
                has(call, "r"),
                isLast(call, "q", "v"),
                isLast(call, "v", "q"),
                isLast(call, "N", "n"),
                !isLast(call, "n", "N"),
                call.commandLine().last("S") == null
                        ? ".gz"
                        : call.commandLine().last("S"),
                level(call));
    }

    private static boolean isCat(Invocation call) {
        return Invocation.baseName(call.name()).endsWith("zcat");
    }

    private static boolean has(Invocation call, String key) {
        return call.commandLine().has(key);
    }

    private static boolean isLast(Invocation call, String key, String other) {
        boolean last = false;
        for (Option option : call.options()) {
            String now = option.key().equals("silent") ? "q" : option.key();
            last = now.equals(key) || (last && !now.equals(other));
        }
        return last;
    }

    private static int level(Invocation call) {
        int level = USUAL;
        for (Option option : call.options()) {
            if (Character.isDigit(option.key().charAt(0))) {
                level = option.key().charAt(0) - '0';
            }
        }
        return level;
    }
}
