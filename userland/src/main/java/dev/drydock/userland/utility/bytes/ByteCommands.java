package dev.drydock.userland.utility.bytes;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ByteCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "b2sum",
            "base32",
            "base64",
            "basenc",
            "cksum",
            "cmp",
            "crc32",
            "dd",
            "hd",
            "hexdump",
            "md5sum",
            "md5sum.textutils",
            "od",
            "sha1sum",
            "sha224sum",
            "sha256sum",
            "sha384sum",
            "sha3sum",
            "sha512sum",
            "sum",
            "uudecode",
            "uuencode",
            "xxd");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "b2sum" -> DigestSums.B2SUM;
            case "base32" -> Base32.COMMAND;
            case "base64" -> Base64.COMMAND;
            case "basenc" -> Basenc.COMMAND;
            case "cksum" -> Cksum.COMMAND;
            case "cmp" -> Cmp.COMMAND;
            case "crc32" -> Cksum.CRC32;
            case "dd" -> Dd.COMMAND;
            case "hd" -> Hexdump.HD;
            case "hexdump" -> Hexdump.HEXDUMP;
            case "md5sum" -> DigestSums.MD5SUM;
            case "md5sum.textutils" -> DigestSums.MD5SUM_OF_DEBIAN;
            case "od" -> Od.COMMAND;
            case "sha1sum" -> DigestSums.SHA1SUM;
            case "sha224sum" -> DigestSums.SHA224SUM;
            case "sha256sum" -> DigestSums.SHA256SUM;
            case "sha384sum" -> DigestSums.SHA384SUM;
            case "sha3sum" -> DigestSums.SHA3SUM;
            case "sha512sum" -> DigestSums.SHA512SUM;
            case "sum" -> Cksum.SUM;
            case "uudecode" -> Uuencode.DECODE;
            case "uuencode" -> Uuencode.ENCODE;
            case "xxd" -> Xxd.COMMAND;
            default -> null;
        };
    }
}
