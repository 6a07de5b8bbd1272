package dev.drydock.userland.utility.awk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes expressions of what BusyBox's parser has read. */
final class BusyBoxTree {
    private final BusyBoxScanner scanner;

    BusyBoxTree(BusyBoxScanner scanner) {
        this.scanner = scanner;
    }

    Expression expression(BusyBoxNode node) throws AwkSyntaxException {
        Expression operand = node.operand;
        if (operand != null) {
            return operand;
        }
        int line = node.line;
        return switch (node.operator) {
            case BusyBoxExpressions.COMMA -> new Expression.Subscript(subscripts(node));
            case BusyBoxExpressions.MEMBERSHIP -> membership(node);
            case BusyBoxExpressions.LINE_OF_COMMAND -> new Expression.GetLine(left(node), true, optionalPlace(node));
            case BusyBoxExpressions.LINE -> new Expression.GetLine(source(node), false, optionalPlace(node));
            case BusyBoxScanner.CONCATENATION -> new Expression.Concatenation(left(node), right(node));
            case "+", "-", "*", "/", "%", "^" ->
                new Expression.Arithmetic(node.operator.charAt(0), left(node), right(node), line);
            case "**" -> new Expression.Arithmetic('^', left(node), right(node), line);
            case "+=", "-=", "*=", "/=", "%=", "^=" ->
                new Expression.Update(node.operator.charAt(0), place(left(node)), right(node), line);
            case "**=" -> new Expression.Update('^', place(left(node)), right(node), line);
            case "=" -> new Expression.Assignment(place(left(node)), right(node));
            case "==", "!=", "<", "<=", ">", ">=" -> new Expression.Comparison(node.operator, left(node), right(node));
            case "~", "!~" -> new Expression.Matching(left(node), right(node), node.is("!~"));
            case "&&" -> new Expression.And(left(node), right(node));
            case "||" -> new Expression.Or(left(node), right(node));
            case "?" -> choice(node);
            case "after++", "after--" -> new Expression.Step(place(right(node)), by(node), false);
            case "before++", "before--" -> new Expression.Step(place(right(node)), by(node), true);
            case "before$" -> new Expression.Field(right(node));
            case "sign!" -> new Expression.Not(right(node));
            case "sign-", "sign+" -> new Expression.Sign(node.is("sign-"), right(node));
            default -> new Expression.Faulty("Possible syntax error", line);
        };
    }

    private static int by(BusyBoxNode node) {
        return node.operator.endsWith("+") ? 1 : -1;
    }

    private Expression left(BusyBoxNode node) throws AwkSyntaxException {
        return optional(node.left);
    }

    private Expression right(BusyBoxNode node) throws AwkSyntaxException {
        return optional(node.right);
    }

    private Expression optional(@Nullable BusyBoxNode node) throws AwkSyntaxException {
        return node == null ? new Expression.Constant(Value.EMPTY) : expression(node);
    }

    private List<Expression> subscripts(BusyBoxNode node) throws AwkSyntaxException {
        List<Expression> subscripts = new ArrayList<>();
        BusyBoxNode rest = node;
        while (rest != null && rest.is(BusyBoxExpressions.COMMA)) {
            subscripts.add(left(rest));
            rest = rest.right;
        }
        subscripts.add(optional(rest));
        return subscripts;
    }

    private Expression membership(BusyBoxNode node) throws AwkSyntaxException {
        if (!(right(node) instanceof Expression.Variable array)) {
            throw scanner.unexpected();
        }
        return new Expression.Membership(List.of(left(node)), array);
    }

    private @Nullable Expression source(BusyBoxNode node) throws AwkSyntaxException {
        return node.left == null ? null : optional(node.left.right);
    }

    private Expression.@Nullable Place optionalPlace(BusyBoxNode node) throws AwkSyntaxException {
        return node.right == null ? null : place(expression(node.right));
    }

    private static Expression.Place place(Expression expression) {
        return expression instanceof Expression.Place place ? place : new Expression.Temporary(expression);
    }

    private Expression choice(BusyBoxNode node) throws AwkSyntaxException {
        BusyBoxNode branches = node.right;
        if (branches == null || !branches.is(":")) {
            return new Expression.Faulty("Possible syntax error", node.line);
        }
        return new Expression.Choice(left(node), left(branches), right(branches));
    }
}
