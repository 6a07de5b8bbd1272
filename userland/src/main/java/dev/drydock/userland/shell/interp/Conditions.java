package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Condition;
import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.text.CharacterSet;
import dev.drydock.userland.shell.text.ShellText;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates {@code [[ … ]]}: 0 if it holds, 1 if not, 2 if it makes no sense. */
final class Conditions {
    private static final int TRUE = 0;
    private static final int FALSE = 1;
    private static final int ERROR = 2;

    private final Shell shell;

    Conditions(Shell shell) {
        this.shell = shell;
    }

    int evaluate(Condition condition) throws IOException {
        return evaluate(condition, "");
    }

    /** @param sign the negation to show before the test */
    private int evaluate(Condition condition, String sign) throws IOException {
        if (condition instanceof Condition.Grouped grouped) {
            return evaluate(grouped.condition());
        }
        if (condition instanceof Condition.Not not) {
            int status = evaluate(not.condition(), sign.isEmpty() ? "! " : "");
            return status == TRUE ? FALSE : status == FALSE ? TRUE : status;
        }
        if (condition instanceof Condition.And and) {
            int left = evaluate(and.left());
            return left == TRUE ? evaluate(and.right()) : left;
        }
        if (condition instanceof Condition.Or or) {
            int left = evaluate(or.left());
            return left == FALSE ? evaluate(or.right()) : left;
        }
        if (condition instanceof Condition.Unary unary) {
            return unary(unary, sign);
        }
        return binary((Condition.Binary) condition, sign);
    }

    private void trace(String... words) throws IOException {
        if (shell.options().has(SetOption.XTRACE)) {
            StringBuilder text = new StringBuilder("[[ ");
            for (String word : words) {
                text.append(word.isEmpty() ? "''" : word).append(' ');
            }
            shell.messages().trace(text.append("]]").toString());
        }
    }

    private static int answer(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    private int unary(Condition.Unary test, String sign) throws IOException {
        String operand = shell.expander().text(test.operand());
        trace(sign + test.operator(), operand);
        return answer(
                switch (test.operator()) {
                    case "-z" -> operand.isEmpty();
                    case "-n" -> !operand.isEmpty();
                    default -> new FileTests(shell).unary(test.operator().charAt(1), operand);
                });
    }

    private int binary(Condition.Binary test, String sign) throws IOException {
        String left = shell.expander().text(test.left());
        String operator = test.operator();
        switch (operator) {
            case "=~" -> {
                return matches(left, sign, test.right());
            }
            case "=", "==", "!=" -> {
                String pattern = shell.expander().pattern(test.right());
                trace(shown(sign, left), operator, pattern);
                boolean same = ShellPattern.of(shell.characters(), pattern, true)
                        .ignoringCase(shell.options().shopt("nocasematch"))
                        .matches(shell.characters().decode(left));
                return answer(same == !operator.equals("!="));
            }
            default -> {
                String right = shell.expander().text(test.right());
                trace(shown(sign, left), operator, right);
                return compare(left, operator, right);
            }
        }
    }

    private static String shown(String sign, String left) {
        return sign + (left.isEmpty() && !sign.isEmpty() ? "''" : left);
    }

    private int compare(String left, String operator, String right) throws IOException {
        switch (operator) {
            case "<" -> {
                return answer(left.compareTo(right) < 0);
            }
            case ">" -> {
                return answer(left.compareTo(right) > 0);
            }
            case "-nt", "-ot", "-ef" -> {
                return answer(new FileTests(shell).binary(operator, left, right));
            }
            default -> {
                // A comparison of numbers.
            }
        }
        long first;
        long second;
        try {
            first = shell.expander().arithmetic().evaluate(left);
            second = shell.expander().arithmetic().evaluate(right);
        } catch (ExpansionError error) {
            if (error.outlivesExpression()) {
                throw error;
            }
            shell.messages().error("[[: " + error.words());
            return FALSE;
        }
        return answer(
                switch (operator) {
                    case "-eq" -> first == second;
                    case "-ne" -> first != second;
                    case "-lt" -> first < second;
                    case "-le" -> first <= second;
                    case "-gt" -> first > second;
                    default -> first >= second;
                });
    }

    private int matches(String subject, String sign, Word word) throws IOException {
        String expression = shell.expander().regularExpression(word);
        trace(shown(sign, subject), "=~", expression);
        try {
            return RegularExpressions.match(shell, subject, expression);
        } catch (RegexException wrong) {
            return ERROR;
        }
    }

    /** Matches an extended regular expression, and fills BASH_REMATCH. */
    private static final class RegularExpressions {
        static int match(Shell shell, String subject, String expression) throws RegexException {
            boolean utf8 = shell.characters() == CharacterSet.UTF_8;
            Regex.Mode mode = Regex.Mode.of(Syntax.REGCOMP_EXTENDED)
                    .ignoringCase(shell.options().shopt("nocasematch"))
                    .utf8(utf8);
            Regex regex = Regex.compile(expression, mode);
            byte[] text = ShellText.bytes(subject);
            Optional<Match> match = regex.find(text, 0, 0, text.length, true);
            List<String> groups = new ArrayList<>();
            for (int i = 0; match.isPresent() && i <= regex.groups(); i++) {
                int start = match.get().start(i);
                groups.add(start < 0 ? "" : subject.substring(start, match.get().end(i)));
            }
            shell.variables().putGlobal("BASH_REMATCH", SpecialVariables.array(groups));
            return answer(match.isPresent());
        }
    }
}
