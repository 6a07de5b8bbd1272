package dev.drydock.userland.shell.interp;

import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.CommandPrinter;
import java.io.IOException;
import java.util.List;

/** bash's {@code coproc}: a background command with a pipe to it and a pipe from it. */
final class Coprocesses {
    private static final int FIRST_HIGH = 60;

    private final Shell shell;

    Coprocesses(Shell shell) {
        this.shell = shell;
    }

    int start(Command.Coprocess command) throws IOException {
        ContainerProcess process = shell.process();
        ContainerProcess.Pipe from = process.pipe();
        ContainerProcess.Pipe to = process.pipe();
        SavedDescriptors saved = new SavedDescriptors();
        process.out().flush();
        saved.save(process, 0);
        saved.save(process, 1);
        process.assign(0, to.readEnd());
        process.assign(1, from.writeEnd());
        Job job = shell.jobs().begin("coproc " + command.name() + " " + CommandPrinter.command(command.command()));
        try {
            int pid = shell.subshells()
                    .fork(
                            child -> {
                                if (!shell.jobs().isControlled()) {
                                    child.traps().background().begin(command.command());
                                }
                                return child.interpreter().run(command.command(), true);
                            },
                            shell.jobs().groupFor(job),
                            false);
            shell.jobs().started(job, pid);
        } finally {
            saved.restore(process);
        }
        shell.jobs().toBackground(job);
        shell.backgroundPid(job.lastPid());
        int reading = process.allocate(FIRST_HIGH, from.readEnd());
        int writing = process.allocate(FIRST_HIGH, to.writeEnd());
        shell.variables()
                .put(
                        command.name(),
                        SpecialVariables.array(List.of(Integer.toString(reading), Integer.toString(writing))));
        shell.variables().set(command.name() + "_PID", Integer.toString(job.lastPid()));
        return 0;
    }
}
