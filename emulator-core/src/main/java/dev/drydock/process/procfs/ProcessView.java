package dev.drydock.process.procfs;

import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.network.NetworkView;
import dev.drydock.network.socket.SocketStatus;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /proc}, {@code /sys} and {@code /dev/pts} ask of the kernel: the processes of one container and what is
 * around them. Each answer is of the moment; none of the methods blocks.
 */
public interface ProcessView {

    /** All processes, in order of pid. */
    List<ProcessStatus> processes();

    /** What there is to tell of one process; empty if it has gone. */
    Optional<ProcessDetails> process(int pid);

    /** The terminals of the container, in order of their numbers: devices of major number 136. */
    List<SyntheticDevice> terminals();

    /** The machine as a whole, whatever the container may use of it: {@code /proc/meminfo} and {@code cpuinfo} show that. */
    MachineStatus machine();

    ResourceUsage usage();

    String hostname();

    NetworkView network();

    /** Sockets of TCP: those that listen, by port, then connections as they were made. */
    List<SocketStatus> sockets();

    /** Sockets of UDP, by port. */
    List<SocketStatus> datagramSockets();

    /** The time on the engine's clock. */
    Instant now();

    /**
     * Gives a process another short name.
     *
     * @param name at most 15 bytes count
     */
    void rename(int pid, String name);
}
