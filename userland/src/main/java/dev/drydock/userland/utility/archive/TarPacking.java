package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an archive is packed. GNU tar leaves that to programs, of which a Debian image has only gzip; BusyBox has gzip and bzip2 within
 * it, and unpacks xz.
 */
enum TarPacking {
    NONE("", "", "", ""),
    GZIP("gzip", "-z", "\u001f\u008b", ".gz .tgz .taz"),
    BZIP2("bzip2", "-j", "BZh", ".bz2 .tbz .tbz2 .tz2"),
    XZ("xz", "-J", "\u00fd7zXZ\0", ".xz .txz"),
    ZSTD("zstd", "--zstd", "(\u00b5/\u00fd", ".zst .tzst"),
    LZMA("lzma", "--lzma", "]\0\0", ".lzma .tlz"),
    LZIP("lzip", "--lzip", "LZIP", ".lz"),
    LZOP("lzop", "--lzop", "\u0089LZO", ".lzo");

    private static final int LONGEST_MAGIC = 6;
    private static final Words NOT_FOUND = Words.of("Child returned status 127");
    private static final Words FAILED = Words.of("Child returned status 2");
    private static final Words USE_OPTION = Words.of("Archive is compressed. Use %s option");
    private static final Words NOT_EMULATED = Words.of("packing and unpacking by %s is not emulated");

    private final String program;
    private final String option;
    private final String magic;
    /** Of names of archives, with spaces between them. */
    private final String endings;

    TarPacking(String program, String option, String magic, String endings) {
        this.program = program;
        this.option = option;
        this.magic = magic;
        this.endings = endings;
    }

    /** By the name of the archive, for {@code -a}. */
    static TarPacking of(String archive) {
        for (TarPacking each : values()) {
            if (each != NONE && Stream.of(each.endings.split(" ")).anyMatch(archive::endsWith)) {
                return each;
            }
        }
        return NONE;
    }

    /** By the option that asks for it. */
    static Optional<TarPacking> asked(String key) {
        return switch (key) {
            case "z", "ungzip", "gunzip" -> Optional.of(GZIP);
            case "j" -> Optional.of(BZIP2);
            case "J" -> Optional.of(XZ);
            case "zstd" -> Optional.of(ZSTD);
            case "lzma" -> Optional.of(LZMA);
            case "lzip" -> Optional.of(LZIP);
            case "lzop" -> Optional.of(LZOP);
            default -> Optional.empty();
        };
    }

    /** By the first bytes of what is packed, which can be marked. */
    static TarPacking seen(InputStream bytes) throws IOException {
        bytes.mark(LONGEST_MAGIC);
        String first = new String(bytes.readNBytes(LONGEST_MAGIC), StandardCharsets.ISO_8859_1);
        bytes.reset();
        for (TarPacking each : values()) {
            if (each != NONE && first.startsWith(each.magic)) {
                return each;
            }
        }
        return NONE;
    }

    /** Whether tar itself can do it here. */
    boolean isWithin(Invocation call) {
        return this == NONE || this == GZIP || ((this == BZIP2 || this == XZ) && call.isBusyBox());
    }

    /** The shell that was to start the program finds none. */
    Quit cannotPack(Invocation call) {
        refuseIfInstalled(call);
        call.raw("/bin/sh: 1: " + program + ": not found\n");
        return Tar.fatal(call, NOT_FOUND);
    }

    /** Where it was not told which program, the last one that it tries is the parallel one. */
    Quit cannotUnpackWhatItSees(Invocation call) {
        refuseIfInstalled(call);
        return failed(call, "child", this == BZIP2 ? "lbzip2" : program);
    }

    /** @param who what tar calls the process that was to become the program */
    Quit cannotUnpack(Invocation call, String who) {
        refuseIfInstalled(call);
        return failed(call, who, program);
    }

    private static Quit failed(Invocation call, String who, String tried) {
        call.raw("tar (" + who + "): " + tried + ": Cannot exec: No such file or directory\n");
        call.raw("tar (" + who + "): Error is not recoverable: exiting now\n");
        return Tar.fatal(call, FAILED);
    }

    /** GNU tar looks at files, not at pipes. */
    Quit notAskedFor(Invocation call) {
        return Tar.fatal(call, USE_OPTION, option);
    }

    private void refuseIfInstalled(Invocation call) {
        try {
            ProgramSearch.find(call.process(), program, call.process().environment());
        } catch (ErrnoException none) {
            return;
        }
        throw call.fail(2, NOT_EMULATED, program);
    }
}
