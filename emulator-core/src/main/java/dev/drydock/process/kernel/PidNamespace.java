package dev.drydock.process.kernel;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.Program;
import dev.drydock.process.Terminal.WindowSize;
import java.util.List;
import java.util.Optional;

/**
 * The processes of one running container. The first one started is PID 1; while it lives, more can be started beside it
 * ({@code docker exec}), as children of nobody in the container. When PID 1 ends, all others are killed; a namespace is
 * used once.
 *
 * <p>All methods may be called by any thread. Those that look at the container's files say so, and must not be called
 * while locks are held, for a file may be one of the host's; all others may: none of them blocks, runs a program or calls
 * back. What they cause happens on the processes' own threads.
 */
public interface PidNamespace {

    /**
     * Finds all that a process needs: resolves the user, the working directory and the program, in the order in which the
     * engine and runc do. Looks at files, unless the same was found before and cannot have changed.
     *
     * @param spec its streams are left alone
     * @throws StartException in the engine's words, if something is missing
     */
    PreparedProcess prepare(ProcessSpec spec) throws StartException;

    /** Prepares and starts. Looks at files. */
    RunningProcess start(ProcessSpec spec) throws StartException;

    /** Starts a process that runs the given code; the program's file is not looked for. Looks at files. What tests use. */
    RunningProcess start(ProcessSpec spec, Program program) throws StartException;

    /**
     * Looks for a user and a group as a start does, without starting anything. Looks at files.
     *
     * @param user as in {@link ProcessSpec#user}
     * @throws StartException in the engine's words, if one of them is missing
     */
    void requireUser(String user) throws StartException;

    /**
     * A terminal in this namespace, not yet anybody's: give it to {@link ProcessSpec.Streams#terminal}. The first one is
     * {@code /dev/pts/0}.
     */
    PseudoTerminal terminal(WindowSize size);

    /** A pipe that the engine writes into: the standard input of a container without a terminal. */
    InputPipe inputPipe();

    /** A file whose writes go straight to the engine, on the program's own thread. */
    OpenFile output(OutputSink sink);

    /** An output that is not read: everything is taken and dropped. Also an input that is at its end. */
    OpenFile nullDevice();

    /**
     * Sends a signal from outside the container. KILL and STOP reach PID 1, too; others reach it only if it handles them.
     *
     * @param pid as counted in the container
     * @param number 1 to 64
     * @return false if there is no such process
     */
    boolean signal(int pid, int number);

    /** Kills every process, from outside; a paused container goes on for it. */
    void killAll();

    /** Nothing in the container runs from here on ({@code docker pause}); signals wait. */
    void pause();

    void resume();

    boolean paused();

    /** All processes, in order of pid, with their numbers on the host. */
    List<HostProcess> processes();

    /** What the container uses now, and has used. */
    Usage usage();

    /** Limits from now on; what is used already is not taken away. */
    void limit(Limits limits);

    /** The machine as seen within the limits. */
    MachineStatus machine();

    String hostname();

    /** Whether there is such a process and it has not ended. */
    boolean lives(int pid);

    /** The status of a process that runs, by its pid in the container. */
    Optional<HostProcess> process(int pid);
}
