package dev.drydock.userland.utility;

import dev.drydock.userland.utility.administration.AdministrationCommands;
import dev.drydock.userland.utility.archive.ArchiveCommands;
import dev.drydock.userland.utility.awk.AwkCommands;
import dev.drydock.userland.utility.bytes.ByteCommands;
import dev.drydock.userland.utility.client.ClientCommands;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.comparison.ComparisonCommands;
import dev.drydock.userland.utility.cron.CronCommands;
import dev.drydock.userland.utility.edit.EditCommands;
import dev.drydock.userland.utility.editor.EditorCommands;
import dev.drydock.userland.utility.expression.ExpressionCommands;
import dev.drydock.userland.utility.file.FileCommands;
import dev.drydock.userland.utility.identity.IdentityCommands;
import dev.drydock.userland.utility.listing.ListingCommands;
import dev.drydock.userland.utility.machine.MachineCommands;
import dev.drydock.userland.utility.network.NetworkCommands;
import dev.drydock.userland.utility.packages.PackageCommands;
import dev.drydock.userland.utility.process.ProcessCommands;
import dev.drydock.userland.utility.search.SearchCommands;
import dev.drydock.userland.utility.socket.SocketCommands;
import dev.drydock.userland.utility.space.SpaceCommands;
import dev.drydock.userland.utility.terminal.TerminalCommands;
import dev.drydock.userland.utility.text.TextCommands;
import java.util.List;
import java.util.stream.Stream;

/** All utilities. Most are in both flavours; which of them an image has is the image's to say. */
public final class Utilities {
    private Utilities() {}

    /** Those that a flavour has. */
    public static List<Command> of(Flavour flavour) {
        return all().stream().filter(command -> command.isIn(flavour)).toList();
    }

    private static List<Command> all() {
        return Stream.of(
                        AdministrationCommands.all(),
                        ArchiveCommands.all(),
                        AwkCommands.all(),
                        ByteCommands.all(),
                        ClientCommands.all(),
                        ComparisonCommands.all(),
                        CronCommands.all(),
                        EditCommands.all(),
                        EditorCommands.all(),
                        ExpressionCommands.all(),
                        FileCommands.all(),
                        IdentityCommands.all(),
                        ListingCommands.all(),
                        MachineCommands.all(),
                        NetworkCommands.all(),
                        PackageCommands.all(),
                        ProcessCommands.all(),
                        SearchCommands.all(),
                        SocketCommands.all(),
                        SpaceCommands.all(),
                        TerminalCommands.all(),
                        TextCommands.all())
                .flatMap(List::stream)
                .toList();
    }
}
