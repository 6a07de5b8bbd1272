package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fallocate} of util-linux: makes a file as long as is asked for, if it is shorter. */
final class Fallocate {
    static final Command COMMAND = Command.named(
                    "fallocate", call -> call.isGnu() ? run(call) : BusyBoxFallocate.run(call))
            .gnu("h,help V,version l,length= o,offset= v,verbose x,posix"
                    + " !n,keep-size !c,collapse-range !d,dig-holes !i,insert-range !p,punch-hole !z,zero-range")
            .busybox("l= o=");
    private static final Words NO_LENGTH = Words.of("no length argument specified");
    private static final Words BAD_LENGTH = Words.of("invalid length value specified");
    private static final Words BAD_OFFSET = Words.of("invalid offset value specified");
    private static final Words NO_FILE = Words.of("no filename specified");
    private static final Words TOO_MANY = Words.of("unexpected number of arguments");
    private static final Words CANNOT_OPEN = Words.of("cannot open %s: %s");
    private static final Words FAILED = Words.of("fallocate failed: %s");

    private static final Pattern SIZE = Pattern.compile("(\\d{1,19})(?:([KMGTPE])(B|iB)?)?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMGTPE";

    private Fallocate() {}

    private static Exit run(Invocation call) {
        long length = -1;
        long offset = 0;
        boolean verbose = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> {
                    call.out().text(call.help());
                    return Exit.SUCCESS;
                }
                case "V" -> {
                    call.out().text(call.version());
                    return Exit.SUCCESS;
                }
                case "l" -> length = size(call, option.argument(), BAD_LENGTH);
                case "o" -> offset = size(call, option.argument(), BAD_OFFSET);
                case "v" -> verbose = true;
                default -> {}
            }
        }
        if (call.operands().isEmpty()) {
            throw call.fail(NO_FILE);
        }
        if (length < 0) {
            throw call.fail(NO_LENGTH);
        }
        if (length == 0) {
            throw call.fail(BAD_LENGTH);
        }
        if (call.operands().size() > 1) {
            throw call.fail(TOO_MANY);
        }
        String path = call.operands().get(0);
        lengthen(call, path, offset + length);
        if (verbose) {
            call.out().line(path + ": " + human(length) + " (" + length + " bytes) allocated.");
        }
        return Exit.SUCCESS;
    }

    private static long size(Invocation call, String text, Words wrong) {
        Matcher parts = SIZE.matcher(text);
        if (!parts.matches()) {
            throw call.fail(wrong);
        }
        BigInteger number = new BigInteger(parts.group(1));
        if (parts.group(2) != null) {
            int power = UNITS.indexOf(parts.group(2).toUpperCase(Locale.ROOT)) + 1;
            boolean decimal = parts.group(3) != null && parts.group(3).length() == 1;
            number = number.multiply(BigInteger.valueOf(decimal ? 1000 : 1024).pow(power));
        }
        if (number.bitLength() > Long.SIZE - 2) {
            throw call.fail(wrong);
        }
        return number.longValue();
    }

    private static void lengthen(Invocation call, String path, long size) {
        OpenFile file;
        try {
            file = call.files().open(path, Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE), 0666);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
        try {
            if (file.status().sizeBytes() < size) {
                file.truncate(size);
            }
            file.close();
        } catch (IOException error) {
            throw call.fail(FAILED, error);
        }
    }

    /** Such as {@code 1.5 MiB}. */
    private static String human(long bytes) {
        int unit = 0;
        while (unit < UNITS.length() && bytes >> 10 * (unit + 1) > 0) {
            unit++;
        }
        if (unit == 0) {
            return bytes + " B";
        }
        long whole = bytes >> 10 * unit;
        long tenths = ((bytes - (whole << 10 * unit)) * 10 + (1L << 10 * unit - 1) - 1 >> 10 * unit);
        String number =
                tenths == 10 ? Long.toString(whole + 1) : tenths == 0 ? Long.toString(whole) : whole + "." + tenths;
        return number + " " + UNITS.charAt(unit - 1) + "iB";
    }
}
