package dev.drydock.userland.utility.bytes;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.NamedChoice;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code cksum}, {@code sum} and {@code crc32}: sums that find accidents, not forgeries. */
final class Cksum {
    static final Command COMMAND = Command.named("cksum", Cksum::cksum)
            .gnu(
                    "a,algorithm= b t c,check l,length= tag untagged z,zero !debug ignore-missing quiet status strict w,warn")
            .busybox("");
    static final Command SUM = Command.named("sum", Cksum::sum).gnu("r s,sysv").busybox("r s");
    static final Command CRC32 =
            Command.named("crc32", Cksum::crc32).busybox("").only(Flavour.BUSYBOX);

    private static final Words UNTIMELY_LENGTH = Words.of("--length is only supported with --algorithm=blake2b");
    private static final Words UNTIMELY_CHECK = Words.of("--check is not supported with --algorithm={bsd,sysv,crc}");
    private static final Words NOT_OPENED = Words.of("%n: %s", "can't open '%s': %s");
    private static final String[] ALGORITHMS = {
        "bsd", "sysv", "crc", "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "sm3"
    };
    private static final int POSIX_POLYNOMIAL = 0x04c11db7;
    private static final int PIECE = 1 << 15;

    private final Invocation call;
    private final Kind kind;

    private enum Kind {
        POSIX,
        BSD,
        SYSV,
        ZIP
    }

    private Cksum(Invocation call, Kind kind) {
        this.call = call;
        this.kind = kind;
    }

    private static Exit cksum(Invocation call) {
        String algorithm = null;
        for (Option option : call.options()) {
            if (option.key().equals("b") || option.key().equals("t")) {
                throw call.usage();
            }
            if (option.key().equals("a")) {
                algorithm = NamedChoice.exact(call, "--algorithm", option.argument(), ALGORITHMS);
            }
        }
        boolean checks = call.commandLine().has("c");
        if (call.commandLine().has("l") && !"blake2b".equals(algorithm)) {
            throw call.fail(UNTIMELY_LENGTH);
        }
        if (algorithm == null) {
            return checks ? DigestSum.checkByLabels(call) : new Cksum(call, Kind.POSIX).all();
        }
        if (List.of("bsd", "sysv", "crc").contains(algorithm)) {
            if (checks) {
                throw call.fail(UNTIMELY_CHECK);
            }
            Kind kind = algorithm.equals("crc") ? Kind.POSIX : Kind.valueOf(algorithm.toUpperCase(Locale.ROOT));
            return new Cksum(call, kind).all();
        }
        return DigestSum.checksum(call, SumAlgorithm.named(algorithm).orElseThrow());
    }

    private static Exit sum(Invocation call) {
        boolean sysv = false;
        for (Option option : call.options()) {
            sysv = option.key().equals("s");
        }
        return new Cksum(call, sysv ? Kind.SYSV : Kind.BSD).all();
    }

    private static Exit crc32(Invocation call) {
        return new Cksum(call, Kind.ZIP).all();
    }

    private Exit all() {
        if (call.operands().isEmpty()) {
            print(null);
        } else {
            call.operands().forEach(this::print);
        }
        return call.exit();
    }

    private void print(@Nullable String operand) {
        String path = operand == null ? "-" : operand;
        try (Input input = call.open(path)) {
            String end = call.commandLine().has("z") ? "\0" : "\n";
            call.out().text(line(input) + shownName(operand) + end);
        } catch (IOException error) {
            call.complain(NOT_OPENED, path, error);
        }
    }

    /** BusyBox has a blank where {@code sum} shows no name, and shows one for System V alone where a single file is summed. */
    private String shownName(@Nullable String operand) {
        if (call.isGnu() || kind == Kind.POSIX || kind == Kind.ZIP) {
            return operand == null ? "" : " " + operand;
        }
        String name = operand == null ? "-" : operand;
        return kind == Kind.SYSV || call.operands().size() > 1 ? " " + name : " ";
    }

    private String line(Input input) throws IOException {
        byte[] piece = new byte[PIECE];
        long length = 0;
        long sum = kind == Kind.ZIP ? -1 : 0;
        for (int count = read(input, piece); count >= 0; count = read(input, piece)) {
            length += count;
            for (int i = 0; i < count; i++) {
                sum = add(sum, piece[i] & 0xff);
            }
            call.process().checkpoint();
        }
        return finished(sum, length);
    }

    /** {@code cksum} takes a directory for a file without contents. */
    private int read(Input input, byte[] piece) throws IOException {
        try {
            return input.read(piece, 0, piece.length);
        } catch (ErrnoException error) {
            if (kind == Kind.POSIX && error.errno() == Errno.EISDIR) {
                return -1;
            }
            throw error;
        }
    }

    private long add(long sum, int value) {
        return switch (kind) {
            case POSIX -> posix((int) sum, value);
            case BSD -> ((sum >> 1) + ((sum & 1) << 15) + value) & 0xffff;
            case SYSV -> (sum + value) & 0xffffffffL;
            case ZIP -> zip((int) sum, value);
        };
    }

    private static int posix(int sum, int value) {
        int crc = sum ^ (value << 24);
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            crc = crc < 0 ? (crc << 1) ^ POSIX_POLYNOMIAL : crc << 1;
        }
        return crc;
    }

    private static int zip(int sum, int value) {
        int crc = sum ^ value;
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            crc = (crc & 1) != 0 ? (crc >>> 1) ^ Integer.reverse(POSIX_POLYNOMIAL) : crc >>> 1;
        }
        return crc;
    }

    private String finished(long sum, long length) {
        return switch (kind) {
            case POSIX -> {
                int crc = (int) sum;
                for (long rest = length; rest != 0; rest >>>= Byte.SIZE) {
                    crc = posix(crc, (int) (rest & 0xff));
                }
                yield (~crc & 0xffffffffL) + " " + length;
            }
            case BSD -> String.format(Locale.ROOT, "%05d %5d", sum, (length + 1023) / 1024);
            case SYSV -> {
                long folded = (sum & 0xffff) + (sum >>> 16);
                yield ((folded & 0xffff) + (folded >>> 16)) + " " + (length + 511) / 512;
            }
            case ZIP -> String.format(Locale.ROOT, "%08x", ~(int) sum);
        };
    }
}
