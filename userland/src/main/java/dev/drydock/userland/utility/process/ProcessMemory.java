package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a process takes of the memory, from {@code /proc/PID/statm}; zeros where that cannot be read.
 *
 * @param virtualBytes its address space
 * @param residentBytes what of it is in memory
 */
record ProcessMemory(long virtualBytes, long residentBytes) {
    private static final int PAGE_BYTES = 4096;
    private static final ProcessMemory NONE = new ProcessMemory(0, 0);

    static ProcessMemory of(FileContext files, int pid) {
        try {
            String[] fields = new String(files.readAll("/proc/" + pid + "/statm"), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return fields.length < 2
                    ? NONE
                    : new ProcessMemory(Long.parseLong(fields[0]) * PAGE_BYTES, Long.parseLong(fields[1]) * PAGE_BYTES);
        } catch (IOException | NumberFormatException unreadable) {
            return NONE;
        }
    }
}
