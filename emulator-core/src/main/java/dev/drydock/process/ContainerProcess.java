package dev.drydock.process;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.socket.OpenSockets;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.time.EngineClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A process as the program running in it sees it: arguments, environment, descriptors, files, children, signals. Its
 * methods are called by its own program's threads; a blocking call ends with EINTR when a signal with a handler arrives,
 * and does not return at all when the process is killed: the thread unwinds with {@link ProcessKilledError}, which
 * programs let pass ({@code finally} blocks run; they must not block).
 */
public interface ContainerProcess {

    /** argv; the first one is the name it was called by. Never empty. */
    List<String> arguments();

    /** The process's own environment, in order; changes stay within this process and its later children. */
    Map<String, String> environment();

    int pid();

    int parentPid();

    int processGroup();

    int session();

    /** Moves a process (this one or a child) into a group; 0 means this process, or a group named like the process. */
    void setProcessGroup(int pid, int group) throws IOException;

    /** {@code setsid}: a new session and group without a controlling terminal. */
    void startSession() throws IOException;

    /** The files as this process sees them; with its working directory, credentials and umask. */
    FileContext files();

    // Descriptors

    /**
     * What a descriptor refers to.
     *
     * @throws dev.drydock.filesystem.ErrnoException EBADF
     */
    OpenFile descriptor(int number) throws IOException;

    /** All open descriptors, by number: a copy. */
    SortedMap<Integer, OpenFile> descriptors();

    /** Lets a descriptor refer to a file, closing what it referred to; takes over the caller's reference. */
    void assign(int number, OpenFile file) throws IOException;

    /** Takes the lowest free number, {@code lowest} or above; takes over the caller's reference. */
    int allocate(int lowest, OpenFile file) throws IOException;

    void close(int number) throws IOException;

    /** Standard input as a stream; unbuffered, so that nothing is read ahead that a child should get. */
    InputStream in();

    /**
     * Standard output as a stream, buffered: written out at {@code flush}, when 8 KiB are gathered, at each newline if it
     * is a terminal, before a child is started and when the program ends. A write to a pipe without a reader raises SIGPIPE.
     */
    OutputStream out();

    /** Standard error as a stream; unbuffered. */
    OutputStream err();

    /** A pipe; bytes move in order, 64 KiB are held, then writers block. */
    Pipe pipe();

    /** The controlling terminal, if there is one. */
    Optional<Terminal> terminal();

    // Children

    /**
     * Starts a child with another program; returns once it exists.
     *
     * @throws dev.drydock.filesystem.ErrnoException ENOENT, EACCES (not executable, or a directory), ENOEXEC (neither a known program nor {@code #!}),
     *     EAGAIN (process limit): no child then exists
     */
    int spawn(SpawnRequest request) throws IOException;

    /**
     * Starts a child that goes on in the given code, with a copy of this process's environment, descriptors, directory,
     * handlers reset to default but for the ignored ones: what {@code fork} is to a shell.
     *
     * @param processGroup as in {@link SpawnRequest}
     */
    int fork(Program code, int processGroup, boolean foreground) throws IOException;

    /**
     * Goes on as another program, as {@code execve} does; finds it now, so that a failure leaves this program running. To
     * be returned by the program at once: {@code return process.execute(…)}.
     *
     * @param environment whole environment, in order
     * @throws dev.drydock.filesystem.ErrnoException as {@link #spawn}
     */
    Exit execute(String path, List<String> arguments, Map<String, String> environment) throws IOException;

    /**
     * Ends the process here and now ({@code exit}): does not return, but unwinds as if it had been killed. For signal
     * handlers, and for where a program cannot return an {@link Exit}.
     *
     * @param status only the low eight bits count
     */
    void exit(int status);

    /**
     * Waits for a child.
     *
     * @param pid a child, -1 for any, less than -1 for any in that group
     * @param block false: return at once, null if none has changed
     * @param stoppedToo report children that were stopped, too
     * @throws dev.drydock.filesystem.ErrnoException ECHILD, EINTR
     */
    @Nullable
    WaitStatus waitFor(int pid, boolean block, boolean stoppedToo) throws IOException;

    // Signals and time

    /**
     * @param pid a process, 0 for the own group, -1 for all, less than -1 for a group.
     *
     * @throws dev.drydock.filesystem.ErrnoException ESRCH, EPERM
     */
    void kill(int pid, Signal signal) throws IOException;

    /**
     * Sets what a signal does.
     *
     * @throws dev.drydock.filesystem.ErrnoException EINVAL for KILL and STOP
     */
    void handle(Signal signal, SignalHandler handler) throws IOException;

    SignalHandler handler(Signal signal);

    /**
     * Who sent the last signal of a kind ({@code si_pid}): a process of the container; 0 for somebody outside, and for the
     * kernel.
     */
    int sender(Signal signal);

    /**
     * Runs the handlers of signals that have arrived, and stops here if the process was stopped or paused or killed. Loops
     * that make no other call of this interface call it now and then, so that an endless loop can be killed.
     */
    void checkpoint();

    /**
     * Accounts for memory that the program's data takes, such as a shell's variables; cheap enough to call at each change.
     * When the container holds more than its limit, its largest process is killed as the kernel would do it: this call
     * then does not return. All is given back when the process ends or goes on as another program.
     *
     * @param bytes how much more; negative gives back
     */
    void accountMemory(long bytes);

    /**
     * Blocks for a time on the engine's clock.
     *
     * @throws dev.drydock.filesystem.ErrnoException EINTR
     */
    void sleep(Duration duration) throws IOException;

    /**
     * Blocks until one of the files can be read, or the time is over.
     *
     * @param timeout null for ever
     * @return the files that can be read; empty when the time was over
     */
    List<OpenFile> awaitReadable(List<OpenFile> files, @Nullable Duration timeout) throws IOException;

    /**
     * Blocks until one of the first files can be read or one of the others can be written, or the time is over ({@code
     * poll}): each is then asked itself.
     *
     * @param timeout null for ever
     * @throws dev.drydock.filesystem.ErrnoException EINTR
     */
    void awaitReady(List<OpenFile> toRead, List<OpenFile> toWrite, @Nullable Duration timeout) throws IOException;

    /**
     * Takes the lock on an open file, or changes how it is held, as soon as no other one's is in the way ({@code flock(2)}).
     * {@link dev.drydock.filesystem.FileLocks#take} does not wait.
     *
     * @param alone whether no other open file may hold it meanwhile
     * @param patience how long to wait at most; null for ever
     * @return false if the time was over first
     * @throws dev.drydock.filesystem.ErrnoException EINTR
     */
    boolean lock(OpenFile file, boolean alone, @Nullable Duration patience) throws IOException;

    EngineClock clock();

    /** A source of chance of this process's own, from the engine's seed. */
    RandomGenerator random();

    // Limits

    /** How nice a process can be at least. */
    int LEAST_NICE = -20;

    /** How nice a process can be at most. */
    int MOST_NICE = 19;

    /**
     * Makes a process nicer, or less so ({@code setpriority(2)}); {@link ProcessStatus#niceness} tells how nice it is.
     *
     * @param wanted what is out of bounds is taken for the nearest that is not
     * @throws dev.drydock.filesystem.ErrnoException ESRCH; EPERM if it is another user's; EACCES to make it less nice without
     *     SYS_NICE or a limit that allows it
     */
    void niceness(int pid, int wanted) throws IOException;

    ResourceLimits limits();

    /**
     * Changes one; only who has SYS_RESOURCE raises what is hard.
     *
     * @throws dev.drydock.filesystem.ErrnoException EINVAL if the soft limit is above the hard one, EPERM
     */
    void limit(ResourceLimit which, ResourceLimits.Range range) throws IOException;

    // The machine around

    /** Shows other words than its arguments from now on ({@code setproctitle}), in {@code ps} and {@code /proc/PID/cmdline}. */
    void title(String words);

    String hostname();

    /**
     * {@code sethostname}: of the whole container.
     *
     * @throws dev.drydock.filesystem.ErrnoException EPERM without SYS_ADMIN, EINVAL if it is too long
     */
    void hostname(String name) throws IOException;

    /** What {@code ps} and {@code /proc} show, in order of pid. */
    List<ProcessStatus> processes();

    /** CPUs, memory and the like, as limited for this container. */
    MachineStatus machine();

    /** The network as this process sees it. */
    dev.drydock.network.NetworkView network();

    /**
     * Listens on a TCP port of the container ({@code socket}, {@code bind} and {@code listen}). The caller owns the one
     * reference; give it to {@link #allocate}, so that it ends with the process.
     *
     * @param local port 0 for any free one; {@link SocketAddress#ANY} for every address
     * @param backlog how many connections may wait to be accepted
     * @throws dev.drydock.filesystem.ErrnoException EADDRINUSE, EADDRNOTAVAIL
     */
    ListeningSocket listen(SocketAddress local, int backlog) throws IOException;

    /**
     * Connects by TCP; blocks until the other side answers. The caller owns the one reference, as of {@link #listen}.
     *
     * @param patience how long to wait at most; null for as long as Linux does
     * @throws dev.drydock.filesystem.ErrnoException ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ETIMEDOUT, EINTR
     */
    StreamSocket connect(SocketAddress remote, @Nullable Duration patience) throws IOException;

    /**
     * Takes a UDP port of the container ({@code socket} and {@code bind}). The caller owns the one reference, as of {@link
     * #listen}.
     *
     * @param local as of {@link #listen}
     * @throws dev.drydock.filesystem.ErrnoException EADDRINUSE, EADDRNOTAVAIL
     */
    DatagramSocket bind(SocketAddress local) throws IOException;

    /**
     * Connects to a unix socket; blocks until there is room for the connection. The caller owns the one reference, as of
     * {@link #listen}. The addresses of such a socket mean nothing.
     *
     * @throws dev.drydock.filesystem.ErrnoException ENOENT; EACCES without the right to write; ECONNREFUSED if nobody listens
     *     there, EINTR
     */
    StreamSocket connectUnix(String path) throws IOException;

    /** The sockets of the whole container, as the kernel lists them for whoever asks ({@code sock_diag(7)}). */
    OpenSockets sockets();

    /** Finds what would run for a path without running it: for {@code type}, {@code which} and exec's checks. */
    boolean isExecutable(String path);

    /** Both ends of a pipe. */
    record Pipe(OpenFile readEnd, OpenFile writeEnd) {}
}
