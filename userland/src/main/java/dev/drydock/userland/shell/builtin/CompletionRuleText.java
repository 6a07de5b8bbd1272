package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.state.CompletionRule;
import dev.drydock.userland.shell.state.CompletionRules;
import dev.drydock.userland.shell.text.CharacterSet;
import dev.drydock.userland.shell.text.Quotation;
import java.util.List;
import java.util.Map;

/** A rule of completion as the command that makes it. */
final class CompletionRuleText {
    private static final List<Character> LETTERS = List.of('a', 'b', 'c', 'd', 'e', 'f', 'g', 'j', 'k', 's', 'u', 'v');
    private static final List<Character> VALUES = List.of('G', 'W', 'P', 'S', 'X', 'C');

    /** Bash asks only for controls here, whatever the locale. */
    private static final Quotation QUOTATION = new Quotation(CharacterSet.UTF_8);

    private CompletionRuleText() {}

    static String of(String name, CompletionRule rule) {
        StringBuilder text = new StringBuilder("complete");
        rule.options().forEach(option -> text.append(" -o ").append(option));
        for (char letter : LETTERS) {
            if (rule.actions().contains(String.valueOf(Candidates.action(letter)))) {
                text.append(" -").append(letter);
            }
        }
        rule.actions().stream()
                .filter(action -> LETTERS.stream().noneMatch(each -> action.equals(Candidates.action(each))))
                .forEach(action -> text.append(" -A ").append(action));
        for (char letter : VALUES) {
            String value = rule.value(letter);
            if (value != null) {
                text.append(" -").append(letter).append(' ').append(quoted(value));
            }
        }
        String function = rule.value('F');
        text.append(function == null ? "" : " -F " + QUOTATION.ifNeeded(function));
        String place = CompletionRules.PLACES.entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .map(letter -> "-" + letter)
                .findFirst()
                .orElse(QUOTATION.ifNeeded(name));
        return text.append(' ').append(place).append('\n').toString();
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
