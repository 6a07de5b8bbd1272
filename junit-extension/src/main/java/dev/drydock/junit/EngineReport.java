package dev.drydock.junit;

import dev.drydock.Engine;
import dev.drydock.container.ContainerDetails;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.ListOptions;
import dev.drydock.container.StateDetails;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.error.EngineException;
import dev.drydock.filter.Filters;
import dev.drydock.ledger.Entry;
import dev.drydock.network.ListedNetwork;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** An engine in words, for who wants to know why a test failed. */
final class EngineReport {
    private static final int LOG_LINES = 10;
    private static final int ENTRIES = 40;
    private static final LogOptions LAST_LINES = new LogOptions(true, true, null, null, LOG_LINES, false, false, false);

    private final StringBuilder text = new StringBuilder();

    private EngineReport() {}

    static String of(EngineSession session) {
        EngineReport report = new EngineReport();
        report.line("Docker at " + session.clock().now() + ", seed " + session.seed());
        report.containers(session.engine());
        report.networks(session.engine());
        report.ledger(session.engine().ledger().entries());
        for (Throwable fault : session.host().faults()) {
            report.line("a fault of Drydock itself: " + fault);
        }
        return report.text.toString();
    }

    private void containers(Engine engine) {
        List<ContainerSummary> all = engine.containers().list(ListOptions.ALL);
        line(all.isEmpty() ? "no containers" : "containers:");
        for (ContainerSummary container : all) {
            try {
                container(engine, engine.containers().inspect(container.id(), false), container);
            } catch (EngineException gone) {
                line("  " + container.id() + ": " + gone.getMessage());
            }
        }
    }

    private void container(Engine engine, ContainerDetails details, ContainerSummary summary) {
        StateDetails state = details.state();
        String name = details.name().substring(1);
        line("  " + name + "  " + summary.image() + "  " + summary.status() + "  " + summary.command()
                + (state.health() == null ? "" : "  " + state.health().status())
                + (state.outOfMemoryKilled() ? "  killed for want of memory" : "")
                + (state.error().isEmpty() ? "" : "  " + state.error()));
        logs(engine, details.id()).forEach(last -> line("    | " + last));
    }

    private static List<String> logs(Engine engine, String container) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try (FrameSource frames = engine.containers().logs(container, LAST_LINES)) {
            for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
                words.writeBytes(frame.bytes());
            }
        } catch (EngineException unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        }
        return words.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void networks(Engine engine) {
        line("networks:");
        for (ListedNetwork listed : engine.networks().list(Filters.NONE)) {
            String members = listed.endpoints().stream()
                    .map(endpoint -> endpoint.owner().name())
                    .collect(Collectors.joining(", "));
            line("  " + listed.network().name() + "  "
                    + listed.network().driver().word() + (members.isEmpty() ? "" : "  " + members));
        }
    }

    private void ledger(List<Entry> all) {
        List<Entry> last = all.subList(Math.max(0, all.size() - ENTRIES), all.size());
        line(
                last.isEmpty()
                        ? "no calls and events"
                        : all.size() == last.size()
                                ? "calls and events:"
                                : "the last " + ENTRIES + " calls and events:");
        last.forEach(entry -> line("  " + entry));
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
