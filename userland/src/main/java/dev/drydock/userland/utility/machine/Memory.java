package dev.drydock.userland.utility.machine;

import dev.drydock.process.MachineStatus;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The machine's memory as {@code /proc/meminfo} tells it; where that cannot be read, as the machine itself does.
 *
 * @param cachedBytes buffers and caches
 */
public record Memory(
        long totalBytes, long freeBytes, long sharedBytes, long buffersBytes, long cachedBytes, long availableBytes) {

    public static Memory of(Invocation call) {
        MachineStatus machine = call.process().machine();
        long total = machine.memoryTotalBytes();
        long free = Math.max(0, total - machine.memoryUsedBytes());
        Map<String, Long> told = told(call);
        return new Memory(
                told.getOrDefault("MemTotal", total),
                told.getOrDefault("MemFree", free),
                told.getOrDefault("Shmem", 0L),
                told.getOrDefault("Buffers", 0L),
                told.getOrDefault("Cached", 0L) + told.getOrDefault("SReclaimable", 0L),
                told.getOrDefault("MemAvailable", free));
    }

    private static Map<String, Long> told(Invocation call) {
        Map<String, Long> told = new HashMap<>();
        try {
            String text = new String(call.files().readAll("/proc/meminfo"), StandardCharsets.US_ASCII);
            for (String line : text.split("\n")) {
                String[] words = line.split(":? +");
                if (words.length > 1 && words[1].matches("\\d{1,15}")) {
                    told.put(words[0], Long.parseLong(words[1]) * 1024);
                }
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return told;
    }

    /** What programs have taken, without buffers and caches. */
    public long usedBytes() {
        return Math.max(0, totalBytes - freeBytes - buffersBytes - cachedBytes);
    }
}
