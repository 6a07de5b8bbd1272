package dev.drydock.sandbox;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: ours, and the engine that is emulated. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String ours = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"Drydock " + ours, "emulates Docker Engine 28.5.2, API 1.24 to 1.51"};
    }
}
