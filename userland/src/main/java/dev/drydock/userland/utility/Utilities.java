package dev.drydock.userland.utility;

import dev.drydock.userland.utility.administration.AdministrationCommands;
import dev.drydock.userland.utility.alternatives.AlternativesCommands;
import dev.drydock.userland.utility.archive.ArchiveCommands;
import dev.drydock.userland.utility.awk.AwkCommands;
import dev.drydock.userland.utility.bytes.ByteCommands;
import dev.drydock.userland.utility.calculator.CalculatorCommands;
import dev.drydock.userland.utility.client.ClientCommands;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.comparison.ComparisonCommands;
import dev.drydock.userland.utility.cron.CronCommands;
import dev.drydock.userland.utility.database.DatabaseCommands;
import dev.drydock.userland.utility.edit.EditCommands;
import dev.drydock.userland.utility.editor.EditorCommands;
import dev.drydock.userland.utility.encoding.EncodingCommands;
import dev.drydock.userland.utility.expression.ExpressionCommands;
import dev.drydock.userland.utility.file.FileCommands;
import dev.drydock.userland.utility.identity.IdentityCommands;
import dev.drydock.userland.utility.inspection.InspectionCommands;
import dev.drydock.userland.utility.kernel.KernelCommands;
import dev.drydock.userland.utility.layout.LayoutCommands;
import dev.drydock.userland.utility.listing.ListingCommands;
import dev.drydock.userland.utility.machine.MachineCommands;
import dev.drydock.userland.utility.namespace.NamespaceCommands;
import dev.drydock.userland.utility.network.NetworkCommands;
import dev.drydock.userland.utility.packages.PackageCommands;
import dev.drydock.userland.utility.packed.PackedCommands;
import dev.drydock.userland.utility.process.ProcessCommands;
import dev.drydock.userland.utility.scheduling.SchedulingCommands;
import dev.drydock.userland.utility.search.SearchCommands;
import dev.drydock.userland.utility.service.ServiceCommands;
import dev.drydock.userland.utility.socket.SocketCommands;
import dev.drydock.userland.utility.sorting.SortingCommands;
import dev.drydock.userland.utility.space.SpaceCommands;
import dev.drydock.userland.utility.terminal.TerminalCommands;
import dev.drydock.userland.utility.text.TextCommands;
import java.util.List;
import java.util.Optional;

/** All utilities. Most are in both flavours; which of them an image has is the image's to say. */
public final class Utilities {
    private static final List<CommandFamily> FAMILIES = List.of(
            new AdministrationCommands(),
            new AlternativesCommands(),
            new ArchiveCommands(),
            new AwkCommands(),
            new ByteCommands(),
            new CalculatorCommands(),
            new ClientCommands(),
            new ComparisonCommands(),
            new CronCommands(),
            new DatabaseCommands(),
            new EditCommands(),
            new EditorCommands(),
            new EncodingCommands(),
            new ExpressionCommands(),
            new FileCommands(),
            new IdentityCommands(),
            new InspectionCommands(),
            new KernelCommands(),
            new LayoutCommands(),
            new ListingCommands(),
            new MachineCommands(),
            new NamespaceCommands(),
            new NetworkCommands(),
            new PackageCommands(),
            new PackedCommands(),
            new ProcessCommands(),
            new SchedulingCommands(),
            new SearchCommands(),
            new ServiceCommands(),
            new SocketCommands(),
            new SortingCommands(),
            new SpaceCommands(),
            new TerminalCommands(),
            new TextCommands());

    private Utilities() {}

    /** The one of that name, if the flavour has it. Nothing else is loaded. */
    public static Optional<Command> named(String name, Flavour flavour) {
        for (CommandFamily family : FAMILIES) {
            Command command = family.find(name, flavour);
            if (command != null) {
                return Optional.of(command).filter(each -> each.isIn(flavour));
            }
        }
        return Optional.empty();
    }

    /** All those that a flavour has. Loads every one. */
    public static List<Command> of(Flavour flavour) {
        return FAMILIES.stream()
                .flatMap(family -> family.names().stream())
                .flatMap(name -> named(name, flavour).stream())
                .toList();
    }
}
