package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.FunctionCall;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.state.CompletionRule;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.Parser;
import dev.drydock.userland.shell.text.Quotation;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a rule of completion finds for a word. */
public final class RuleCandidates {
    private final Shell shell;
    private final CompletionRule rule;

    public RuleCandidates(Shell shell, CompletionRule rule) {
        this.shell = shell;
        this.rule = rule;
    }

    /**
     * The words that it finds, with its prefix and suffix.
     *
     * @param command the command whose word it is, which functions and commands are told
     * @param word what they begin with
     * @param before the word in front of it
     */
    public List<String> of(String command, String word, String before) throws IOException {
        List<String> found = new ArrayList<>();
        Candidates candidates = new Candidates(shell, word);
        for (String action : Candidates.ACTIONS) {
            if (rule.actions().contains(action)) {
                candidates.of(action).stream()
                        .filter(each -> each.startsWith(word))
                        .forEach(found::add);
            }
        }
        String glob = rule.value('G');
        if (glob != null) {
            List<String> matching = shell.expander().fields(List.of(Parser.wholeWord(glob, shell.grammar())));
            found.addAll(matching.equals(List.of(glob)) && !isFile(glob) ? List.of() : matching);
        }
        String words = rule.value('W');
        if (words != null && !words.isBlank()) {
            expanded(words.strip()).stream()
                    .filter(each -> each.startsWith(word))
                    .forEach(found::add);
        }
        String function = rule.value('F');
        if (function != null) {
            found.addAll(called(function, List.of(function, command, word, before)));
        }
        String program = rule.value('C');
        if (program != null) {
            String script = program + " " + new Quotation(shell.characters()).always(command) + " "
                    + new Quotation(shell.characters()).always(word) + " "
                    + new Quotation(shell.characters()).always(before);
            Command parsed = Parser.of(script, 1, shell.grammar()).next();
            if (parsed != null) {
                shell.substitute(parsed).lines().filter(line -> !line.isEmpty()).forEach(found::add);
            }
        }
        String filter = rule.value('X');
        List<String> kept = filter == null ? found : filtered(found, filter.replace("&", ShellPattern.quote(word)));
        return kept.stream()
                .map(each -> rule.values().getOrDefault('P', "")
                        + each
                        + rule.values().getOrDefault('S', ""))
                .toList();
    }

    private boolean isFile(String path) {
        try {
            shell.files().linkStatus(ShellText.toJava(path));
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    /** The words of a list, which is split and expanded as the words of a command are. */
    private List<String> expanded(String list) throws IOException {
        Command command =
                Parser.of(": " + list.replace("\n", " "), 1, shell.grammar()).next();
        if (!(command instanceof Command.Simple simple)) {
            return List.of();
        }
        List<String> fields = shell.expander().fields(simple.words());
        return fields.subList(1, fields.size());
    }

    private List<String> called(String name, List<String> arguments) throws IOException {
        Command.Function function = shell.functions().find(name);
        if (function == null) {
            return List.of();
        }
        shell.call(new FunctionCall(shell, function), arguments);
        Variable reply = shell.variables().find("COMPREPLY");
        List<String> values = reply == null ? List.of() : List.copyOf(reply.values());
        shell.variables().unset("COMPREPLY");
        return values;
    }

    private List<String> filtered(List<String> found, String filter) {
        boolean kept = filter.startsWith("!");
        ShellPattern pattern = ShellPattern.of(
                shell.characters(),
                kept ? filter.substring(1) : filter,
                shell.options().shopt("extglob"));
        return found.stream()
                .filter(each -> pattern.matches(shell.characters().decode(each)) == kept)
                .toList();
    }
}
