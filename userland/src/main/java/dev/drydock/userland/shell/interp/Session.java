package dev.drydock.userland.shell.interp;

import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import java.util.Map;

/**
 * How a shell was started; its subshells share it.
 *
 * @param name the last part of what it was called by, without a dash in front
 * @param pid {@code $$}
 * @param readsFile whether the script is a file or comes from standard input, so that lines are counted
 * @param optionLetters what the start adds to {@code $-}: {@code c} or {@code s}
 * @param ownHandlers what an interactive shell does with signals that have no trap
 * @param subshell whether this is not the shell that was started
 */
public record Session(
        String name,
        int pid,
        boolean readsFile,
        String optionLetters,
        Map<Signal, SignalHandler> ownHandlers,
        boolean subshell) {

    Session forSubshell() {
        return new Session(name, pid, readsFile, optionLetters, Map.of(), true);
    }
}
