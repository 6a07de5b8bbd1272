package dev.drydock.process;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which programs exist. A stub file of ours names its program, so that it keeps it when it is copied or renamed; a real
 * binary is known by its path. What a name means never changes.
 */
public interface Programs {

    /** The first bytes of a stub: an ELF magic, so that {@code file} and {@code od} see a binary, then this word. */
    String STUB_MAGIC = "\u007fELFdrydock ";

    /** The bytes of a stub. */
    static byte[] stubOf(String name) {
        return (STUB_MAGIC + name + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The program that a stub names.
     *
     * @param name what follows {@link #STUB_MAGIC} up to the first newline, such as {@code gnu/ls}
     */
    Optional<Program> stub(String name);

    /**
     * The program for a real binary (an ELF file that is not a stub of ours).
     *
     * @param path its absolute path without symbolic links, such as {@code /usr/bin/ls}
     */
    Optional<Program> binary(String path);
}
