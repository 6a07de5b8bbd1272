package dev.drydock.process.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers that a kernel has given to processes and pipes; a fork of the engine goes on behind them. Thread-safe. */
public final class KernelNumbers {
    /** The host has some processes of its own. */
    private static final int FIRST_HOST_PID = 1000;

    private static final long FIRST_PIPE = 20_000;

    private final AtomicInteger hostPids;
    private final AtomicLong pipes;

    /** Those of a machine that has just begun. */
    public KernelNumbers() {
        this(FIRST_HOST_PID, FIRST_PIPE);
    }

    private KernelNumbers(int lastHostPid, long lastPipe) {
        hostPids = new AtomicInteger(lastHostPid);
        pipes = new AtomicLong(lastPipe);
    }

    /** Numbers that go on as these would. */
    public KernelNumbers copy() {
        return new KernelNumbers(hostPids.get(), pipes.get());
    }

    int nextHostPid() {
        return hostPids.incrementAndGet();
    }

    long nextPipe() {
        return pipes.incrementAndGet();
    }
}
