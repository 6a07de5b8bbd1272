package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.CommandPrinter;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.WordPart;
import dev.drydock.userland.shell.text.ShellText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Starts children that go on as a copy of this shell. */
final class Subshells {
    private static final int BUFFER_BYTES = 8192;
    private static final int FIRST_HIGH = 63;

    private final Shell shell;

    Subshells(Shell shell) {
        this.shell = shell;
    }

    /** What a child does; its result is the child's status. */
    interface Body {
        int run(Shell child) throws IOException;
    }

    /** Starts a child; returns its pid. The copy is made now: the child may start late. */
    int fork(Body body, int group, boolean foreground) throws IOException {
        return fork(body, group, foreground, false);
    }

    /** @param informed whether the child goes on to know the jobs of this shell, so that it can show them */
    private int fork(Body body, int group, boolean foreground, boolean informed) throws IOException {
        shell.process().out().flush();
        Shell copy = shell.copy();
        if (informed) {
            shell.jobs().tell(copy);
        }
        return shell.process().fork(process -> copy.runAs(process, body), group, foreground);
    }

    /**
     * Runs commands in a child and waits: {@code ( … )}.
     *
     * @param text the command as {@code jobs} shows it
     * @param body what the child does
     */
    int run(String text, Command body) throws IOException {
        Job job = shell.jobs().begin(text);
        boolean own = shell.jobs().isControlled();
        int pid = fork(
                child -> {
                    begin(child);
                    return child.interpreter().run(body, true);
                },
                shell.jobs().groupFor(job),
                own);
        shell.jobs().started(job, pid);
        int status = shell.jobs().waitInForeground(job);
        new JobReports(shell).killed(job);
        return status;
    }

    /** {@code ( … )} begins, or a compound command in a child: in bash the loops around it are none that can be left. */
    void begin(Shell child) throws IOException {
        if (child.dialect().isBash()) {
            child.calls().loops(0);
            child.substitution(false);
            child.traps().background().subshell();
        }
    }

    /** Starts a command in the background; each command of a pipeline is a child of its own. */
    void start(Command command) throws IOException {
        List<Command> commands = command instanceof Command.Pipeline pipeline
                        && !pipeline.negated()
                        && pipeline.timing() == Command.Timing.NONE
                ? pipeline.commands()
                : List.of(command);
        boolean bash = shell.dialect().isBash();
        String text = bash || shell.jobs().isControlled()
                ? CommandPrinter.command(command)
                : " | ".repeat(commands.size() - 1);
        Job job = start(commands, text, true);
        shell.jobs().toBackground(job);
        shell.backgroundPid(job.lastPid());
        if (shell.isInteractive() && bash) {
            shell.messages().raw("[" + job.number() + "] " + job.lastPid() + "\n");
        }
    }

    /** Runs a pipeline; gives the job when all its processes have ended. */
    Job pipeline(List<Command> commands, String text) throws IOException {
        Job job = start(commands, text, false);
        shell.jobs().waitInForeground(job);
        return job;
    }

    /**
     * Dash and BusyBox look for the program of each command of a pipeline before they fork for it, and so go on to know where
     * it is; the children before it do not.
     */
    private void remember(Command command) {
        if (command instanceof Command.Group group) {
            remember(group.body());
        } else if (command instanceof Command.Sequence sequence
                && sequence.items().size() == 1) {
            remember(sequence.items().get(0).command());
        } else if (command instanceof Command.Simple simple && !simple.words().isEmpty()) {
            String name = simple.words().get(0).plain();
            if (name != null && Names.isName(name) && shell.builtins().find(name) == null) {
                shell.search().find(name);
            }
        }
    }

    private Job start(List<Command> commands, String text, boolean background) throws IOException {
        Job job = shell.jobs().begin(text);
        ContainerProcess process = shell.process();
        boolean controlled = shell.jobs().isControlled();
        OpenFile input = null;
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            boolean first = i == 0;
            SavedDescriptors saved = new SavedDescriptors();
            process.out().flush();
            if (!background && !shell.dialect().isBash()) {
                remember(command);
            }
            if (input != null) {
                saved.save(process, 0);
                process.assign(0, input);
                input = null;
            }
            if (i + 1 < commands.size()) {
                ContainerProcess.Pipe pipe = process.pipe();
                saved.save(process, 1);
                process.assign(1, pipe.writeEnd());
                input = pipe.readEnd();
            }
            try {
                int pid = fork(
                        child -> {
                            if (background && !controlled) {
                                detach(child.process(), first);
                            }
                            if (!(command instanceof Command.Simple)) {
                                begin(child);
                            }
                            if (background && !controlled) {
                                child.traps().background().begin(command);
                            }
                            return child.interpreter().run(command, true);
                        },
                        shell.jobs().groupFor(job),
                        controlled && !background,
                        showsJobs(command));
                shell.jobs().started(job, pid);
                job.part(CommandPrinter.command(command));
            } finally {
                saved.restore(process);
            }
        }
        return job;
    }

    // Substitutions

    /** What a command writes, without the newlines at its end. One that is none has no status either: the last one stays. */
    String substitute(Command command) throws IOException {
        if (command instanceof Command.Nothing) {
            return "";
        }
        ContainerProcess process = shell.process();
        ContainerProcess.Pipe pipe = process.pipe();
        SavedDescriptors saved = new SavedDescriptors();
        process.out().flush();
        saved.save(process, 1);
        process.assign(1, pipe.writeEnd());
        Job job = shell.jobs().begin("");
        Traps traps = shell.traps();
        boolean shown = shell.dialect() == Dialect.ASH && asksForTraps(command);
        try {
            job.add(fork(
                    child -> {
                        if (shown) {
                            child.traps().show(traps);
                        }
                        child.calls().texts(child.calls().texts() + 1);
                        child.substitution(true);
                        if (forgivesErrors(child)) {
                            child.options().set(SetOption.ERREXIT, false);
                        }
                        return written(child, command);
                    },
                    -1,
                    false,
                    shell.dialect().isBash() || showsJobs(command)));
        } finally {
            saved.restore(process);
        }
        String text = readAll(pipe.readEnd());
        pipe.readEnd().close();
        int status = shell.jobs().waitForSubstitution(job);
        if (!shell.dialect().isBash()) {
            new JobReports(shell).killed(job);
        }
        shell.substitutionStatus(status);
        if (shell.dialect().isBash()) {
            shell.status(status);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        String value = text.substring(0, end);
        return value.indexOf('\0') < 0 ? value : withoutNul(value);
    }

    /** A child that is nothing but {@code jobs} tells of its parent's, but in dash: {@code jobs | wc}. */
    private boolean showsJobs(Command command) {
        return shell.dialect() != Dialect.DASH
                && command instanceof Command.Simple simple
                && !simple.words().isEmpty()
                && "jobs".equals(simple.words().get(0).plain());
    }

    /** Errors do not end a substitution in bash, unless it is asked for that or is POSIX's, and never in BusyBox. */
    private static boolean forgivesErrors(Shell child) {
        return switch (child.dialect()) {
            case BASH -> !child.isPosix() && !child.options().shopt("inherit_errexit");
            case DASH -> false;
            case ASH -> true;
        };
    }

    private static boolean asksForTraps(Command command) {
        return command instanceof Command.Simple simple
                && simple.words().size() == 1
                && "trap".equals(simple.words().get(0).plain());
    }

    /** In bash a substitution of nothing but {@code < file} is what is in the file. */
    private static int written(Shell child, Command command) throws IOException {
        if (!child.dialect().isBash() || !(command instanceof Command.Simple simple) || !simple.isFile()) {
            return child.interpreter().run(command, true);
        }
        try {
            new Redirections(child).apply(simple.redirections(), new SavedDescriptors());
        } catch (Failure failure) {
            child.messages().error(failure.words());
            return 1;
        }
        OpenFile file = child.process().descriptor(0);
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = file.read(buffer, 0, buffer.length); count >= 0; count = file.read(buffer, 0, buffer.length)) {
            child.process().out().write(buffer, 0, count);
        }
        return 0;
    }

    private String withoutNul(String value) throws IOException {
        if (shell.dialect().isBash()) {
            shell.messages().error("warning: command substitution: ignored null byte in input");
        }
        return value.replace("\0", "");
    }

    private String readAll(OpenFile file) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        while (true) {
            int count;
            try {
                count = file.read(buffer, 0, buffer.length);
            } catch (dev.drydock.filesystem.ErrnoException error) {
                if (error.errno() == dev.drydock.filesystem.Errno.EINTR) {
                    continue;
                }
                throw error;
            }
            if (count < 0) {
                return ShellText.of(all.toByteArray());
            }
            shell.process().accountMemory(count);
            all.write(buffer, 0, count);
            shell.process().accountMemory(-count);
        }
    }

    /** {@code <(…)}: the path of a descriptor whose other end a child has. */
    String substitute(WordPart.ProcessSubstitution substitution) throws IOException {
        ContainerProcess process = shell.process();
        ContainerProcess.Pipe pipe = process.pipe();
        boolean reading = substitution.reading();
        SavedDescriptors saved = new SavedDescriptors();
        process.out().flush();
        int theirs = reading ? 1 : 0;
        saved.save(process, theirs);
        process.assign(theirs, reading ? pipe.writeEnd() : pipe.readEnd());
        try {
            Job job = shell.jobs().begin("");
            int pid = fork(
                    child -> {
                        child.calls().texts(child.calls().texts() + 1);
                        return child.interpreter().run(substitution.command(), true);
                    },
                    -1,
                    false);
            job.add(pid);
            shell.backgroundPid(pid);
        } finally {
            saved.restore(process);
        }
        int number = process.allocate(FIRST_HIGH, reading ? pipe.readEnd() : pipe.writeEnd());
        shell.interpreter().closeAfterCommand(number);
        return "/dev/fd/" + number;
    }

    /** What a background command without job control starts with. */
    private static void detach(ContainerProcess process, boolean first) throws IOException {
        process.handle(Signal.INT, SignalHandler.IGNORE);
        process.handle(Signal.QUIT, SignalHandler.IGNORE);
        if (first) {
            process.assign(0, process.files().open("/dev/null", Set.of(OpenFlag.READ), 0));
        }
    }
}
