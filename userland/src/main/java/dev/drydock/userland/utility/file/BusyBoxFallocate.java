package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fallocate} of BusyBox: makes a file as long as is asked for, if it is shorter. */
final class BusyBoxFallocate {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,19})(KiB|kB|KB|k|K|MiB|MB|M|GiB|GB|G|TiB|TB|T)?");
    private static final String UNITS = "KMGT";
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words INVALID = Words.of("fallocate '%s': Invalid argument");
    private static final Words FAILED = Words.of("fallocate '%s': %s");

    private BusyBoxFallocate() {}

    static Exit run(Invocation call) throws IOException {
        String given = call.commandLine().last("l");
        if (call.operands().size() != 1 || given == null) {
            throw call.usage();
        }
        String start = call.commandLine().last("o");
        long offset = start == null ? 0 : number(call, start);
        long length = number(call, given);
        String path = call.operands().get(0);
        OpenFile file;
        try {
            file = call.files().open(path, Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE), 0666);
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
        try {
            if (length == 0) {
                throw call.fail(INVALID, path);
            }
            if (file.status().sizeBytes() < offset + length) {
                file.truncate(offset + length);
            }
        } catch (ErrnoException error) {
            throw call.fail(FAILED, path, error);
        } finally {
            file.close();
        }
        return Exit.SUCCESS;
    }

    private static long number(Invocation call, String text) {
        Matcher parts = NUMBER.matcher(text);
        if (!parts.matches()) {
            throw call.fail(BAD_NUMBER, text);
        }
        BigInteger number = new BigInteger(parts.group(1));
        String unit = parts.group(2);
        if (unit != null) {
            int power = UNITS.indexOf(unit.toUpperCase(Locale.ROOT).charAt(0)) + 1;
            boolean decimal = unit.endsWith("B") && !unit.endsWith("iB");
            number = number.multiply(BigInteger.valueOf(decimal ? 1000 : 1024).pow(power));
        }
        if (number.bitLength() > Long.SIZE - 2) {
            throw call.fail(BAD_NUMBER, text);
        }
        return number.longValue();
    }
}
