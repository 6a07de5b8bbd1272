package dev.drydock.api.wire;

import dev.drydock.container.ExecDetails;

/** What inspect shows of an exec. */
public final class ExecJson {
    private ExecJson() {}

    public static void write(JsonWriter out, ExecDetails exec) {
        out.text("ID", exec.id())
                .flag("Running", exec.running())
                .number("ExitCode", exec.exitCode())
                .object(
                        "ProcessConfig",
                        process -> process.flag("tty", exec.tty())
                                .text("entrypoint", exec.entrypoint())
                                .texts("arguments", exec.arguments())
                                .flag("privileged", exec.privileged())
                                .optionalText("user", exec.user()))
                .flag("OpenStdin", exec.openStdin())
                .flag("OpenStderr", exec.openStderr())
                .flag("OpenStdout", exec.openStdout())
                .flag("CanRemove", exec.canRemove())
                .text("ContainerID", exec.containerId())
                .text("DetachKeys", exec.detachKeys())
                .number("Pid", exec.pid());
    }
}
