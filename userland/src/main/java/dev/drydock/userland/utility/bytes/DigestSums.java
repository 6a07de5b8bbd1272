package dev.drydock.userland.utility.bytes;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;

/** The commands that {@link DigestSum} is, one for each kind of sum. */
final class DigestSums {
    private static final String GNU_OPTIONS =
            "b,binary c,check tag t,text z,zero ignore-missing quiet status strict w,warn";

    static final Command MD5SUM = command("md5sum", SumAlgorithm.MD5);
    /** What Debian's {@code md5sum} links to. */
    static final Command MD5SUM_OF_DEBIAN = MD5SUM.as("md5sum.textutils").only(Flavour.GNU);

    static final Command SHA1SUM = command("sha1sum", SumAlgorithm.SHA1);
    static final Command SHA224SUM = command("sha224sum", SumAlgorithm.SHA224);
    static final Command SHA256SUM = command("sha256sum", SumAlgorithm.SHA256);
    static final Command SHA384SUM = command("sha384sum", SumAlgorithm.SHA384);
    static final Command SHA512SUM = command("sha512sum", SumAlgorithm.SHA512);
    static final Command B2SUM = Command.named("b2sum", call -> new DigestSum(call, SumAlgorithm.BLAKE2B).run())
            .gnu(GNU_OPTIONS + " l,length=")
            .only(Flavour.GNU);
    static final Command SHA3SUM = Command.named("sha3sum", call -> new DigestSum(call, SumAlgorithm.sha3(224)).run())
            .busybox("s c w a=")
            .only(Flavour.BUSYBOX);

    private DigestSums() {}

    private static Command command(String name, SumAlgorithm algorithm) {
        return Command.named(name, call -> new DigestSum(call, algorithm).run())
                .gnu(GNU_OPTIONS)
                .busybox("s c w");
    }
}
