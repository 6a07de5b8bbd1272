package dev.drydock.userland.utility.alternatives;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code update-alternatives} of dpkg: reads what is wanted, and leads to what does it. */
final class UpdateAlternatives {
    static final Command COMMAND = Command.named("update-alternatives", UpdateAlternatives::run)
            .only(Flavour.GNU)
            .trouble(2)
            .script();
    private static final Words NO_GROUP = Words.of("error: no alternatives for %s");

    private final Invocation call;
    private final Request request;
    private final String administration;
    private final Changes changes;
    private final Links links;

    private UpdateAlternatives(Invocation call, Request request) {
        this.call = call;
        this.request = request;
        this.administration = request.setting("--admindir", "/var/lib/dpkg/alternatives");
        this.changes = new Changes(call, request, administration);
        this.links = changes.links();
    }

    private static Exit run(Invocation call) throws IOException {
        for (String word : call.arguments()) {
            if (word.equals("--help") || word.equals("--version")) {
                call.out().text(word.equals("--help") ? call.help() : call.version());
                return Exit.SUCCESS;
            }
        }
        return new UpdateAlternatives(call, Request.read(call)).run();
    }

    private Exit run() throws IOException {
        switch (request.command()) {
            case "--get-selections" -> selections();
            case "--set-selections" -> {
                changes.begin();
                new Selections(call, changes, Registry.read(call, administration)).set();
            }
            default -> group();
        }
        return call.exit();
    }

    private void selections() {
        for (LinkGroup group : Registry.read(call, administration).groups()) {
            String state = group.automatic() ? "auto" : "manual";
            call.out()
                    .line(String.format(
                            "%-30s %-8s %s",
                            group.name(), state, links.current(group.name()).orElse("")));
        }
    }

    private void group() throws IOException {
        if (request.command().equals("--install")) {
            Registry.read(call, administration).requireFree(request);
        }
        String name = request.name();
        LinkGroup group = new GroupFile(call, administration).read(name, true);
        if (group == null && !request.command().equals("--install")) {
            if (request.command().equals("--remove")) {
                changes.verbose("no alternatives for " + name);
                return;
            }
            throw call.fail(2, NO_GROUP, name);
        }
        if (group != null && shown(group)) {
            return;
        }
        changes.begin();
        changes.apply(group == null ? new LinkGroup(name, "", true) : group, this::wanted);
    }

    /** Whether it was asked to show something only. */
    private boolean shown(LinkGroup group) {
        Listing listing = new Listing(call.out(), group, links.current(group.name()));
        switch (request.command()) {
            case "--display" -> listing.display();
            case "--query" -> listing.query();
            case "--list" -> group.choices().forEach(each -> call.out().line(each.path()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable Choice wanted(LinkGroup group, Optional<String> current) throws IOException {
        return switch (request.command()) {
            case "--set" -> changes.set(group, request.word(1));
            case "--auto" -> changes.automatic(group);
            case "--remove" -> changes.remove(group, current, request.word(1));
            case "--remove-all" -> changes.removeAll(group);
            case "--install" -> new Installation(call, request, changes).install(group);
            default -> asked(group, current);
        };
    }

    private @Nullable Choice asked(LinkGroup group, Optional<String> current) throws IOException {
        if (group.choices().isEmpty()) {
            call.out().line("There is no program which provides " + group.name() + ".");
            call.out().line("Nothing to configure.");
            return null;
        }
        if (request.has("--skip-auto") && group.automatic()) {
            new Listing(call.out(), group, current).display();
            return null;
        }
        Question.Answer answer = new Question(call, group, current).ask();
        changes.automatic(group, answer.automatic());
        return answer.choice();
    }
}
