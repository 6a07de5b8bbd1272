package dev.drydock.userland.utility.command;

import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A utility: its name, the options that it takes in each flavour, and what it does. Immutable; one serves many processes.
 */
public final class Command {
    private final String name;
    private final @Nullable Options gnu;
    private final @Nullable Options busybox;
    private final Body body;
    private final int troubleStatus;
    private final int busyBoxTroubleStatus;
    private final Set<Flavour> flavours;
    private final boolean script;

    private Command(
            String name,
            @Nullable Options gnu,
            @Nullable Options busybox,
            int troubleStatus,
            int busyBoxTroubleStatus,
            Set<Flavour> flavours,
            boolean script,
            Body body) {
        this.name = name;
        this.gnu = gnu;
        this.busybox = busybox;
        this.troubleStatus = troubleStatus;
        this.busyBoxTroubleStatus = busyBoxTroubleStatus;
        this.flavours = Set.copyOf(flavours);
        this.script = script;
        this.body = body;
    }

    /** What a utility does in one run. */
    @FunctionalInterface
    public interface Body {
        Exit run(Invocation call) throws IOException;
    }

    /** A command that reads its arguments by itself. */
    public static Command named(String name, Body body) {
        return new Command(name, null, null, 1, 1, EnumSet.allOf(Flavour.class), false, body);
    }

    /** @param words the options in the GNU flavour, as {@link Options#parse} reads them */
    public Command gnu(String words) {
        return new Command(
                name,
                Options.parse(words + " help version"),
                busybox,
                troubleStatus,
                busyBoxTroubleStatus,
                flavours,
                script,
                body);
    }

    /** @param words the options in the BusyBox flavour */
    public Command busybox(String words) {
        return new Command(
                name, gnu, Options.parse(words), troubleStatus, busyBoxTroubleStatus, flavours, script, body);
    }

    /** Options that both flavours take. */
    public Command options(String words) {
        return gnu(words).busybox(words);
    }

    /** The status of a GNU tool that was called wrongly or could not write, where it is not 1. */
    public Command trouble(int status) {
        return new Command(name, gnu, busybox, status, busyBoxTroubleStatus, flavours, script, body);
    }

    /** The status of a BusyBox applet that was called wrongly, where it is not 1. */
    public Command busyBoxTrouble(int status) {
        return new Command(name, gnu, busybox, troubleStatus, status, flavours, script, body);
    }

    /** The same command under another name. */
    public Command as(String otherName) {
        return new Command(otherName, gnu, busybox, troubleStatus, busyBoxTroubleStatus, flavours, script, body);
    }

    /** A command that only one flavour has. */
    public Command only(Flavour flavour) {
        return new Command(name, gnu, busybox, troubleStatus, busyBoxTroubleStatus, Set.of(flavour), script, body);
    }

    /** A command that is a script in Debian, and so says only the last name of the path that it was called by. */
    public Command script() {
        return new Command(name, gnu, busybox, troubleStatus, busyBoxTroubleStatus, flavours, true, body);
    }

    boolean isScript() {
        return script;
    }

    public boolean isIn(Flavour flavour) {
        return flavours.contains(flavour);
    }

    public String name() {
        return name;
    }

    int troubleStatus(Flavour flavour) {
        return flavour.isGnu() ? troubleStatus : busyBoxTroubleStatus;
    }

    Optional<Options> options(Flavour flavour) {
        return Optional.ofNullable(flavour.isGnu() ? gnu : busybox);
    }

    /** The program that a binary of this flavour is. */
    public Program program(Flavour flavour) {
        return process -> Invocation.start(this, flavour, process);
    }

    Exit run(Invocation call) throws IOException {
        return body.run(call);
    }
}
