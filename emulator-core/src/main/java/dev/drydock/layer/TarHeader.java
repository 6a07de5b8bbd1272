package dev.drydock.layer;

import java.util.SortedMap;

/**
 * What a tar says of a file before its contents.
 *
 * @param type the letter of the format: {@code 0} a file, {@code 1} another name, {@code 2} a symbolic link, {@code 3} and
 *     {@code 4} devices, {@code 5} a directory, {@code 6} a FIFO
 * @param name of a directory with a slash at its end
 * @param linkName empty for none
 * @param records further PAX records, extended attributes among them
 */
public record TarHeader(
        char type,
        String name,
        String linkName,
        int mode,
        long uid,
        long gid,
        long sizeBytes,
        long modifiedSeconds,
        int deviceMajor,
        int deviceMinor,
        SortedMap<String, byte[]> records) {}
