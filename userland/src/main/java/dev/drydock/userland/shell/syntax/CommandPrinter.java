package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Writes commands as bash shows them in {@code declare -f}, {@code type} and {@code jobs}. */
public final class CommandPrinter implements Command.Visitor<Void, RuntimeException> {

    private final StringBuilder out = new StringBuilder();
    private final List<HereDocument> documents = new ArrayList<>();
    private int indentation;
    private int functions;
    private boolean afterDocument;

    private CommandPrinter() {}

    /** A command on as few lines as bash gives it. */
    public static String command(Command command) {
        CommandPrinter printer = new CommandPrinter();
        command.accept(printer);
        printer.flushDocuments();
        return printer.out.toString();
    }

    /** A function's definition, without a newline at its end. */
    public static String function(String name, Command body) {
        CommandPrinter printer = new CommandPrinter();
        printer.define(name, body);
        return printer.out.toString();
    }

    /** A word as it was written. */
    public static String word(Word word) {
        StringBuilder text = new StringBuilder();
        word.parts().forEach(part -> append(text, part));
        return text.toString();
    }

    /** A word without its quotes: what a here-document's delimiter is. */
    static String unquote(Word word) {
        StringBuilder text = new StringBuilder();
        for (WordPart part : word.parts()) {
            if (part instanceof WordPart.Quoted quoted) {
                text.append(quoted.text());
            } else if (part instanceof WordPart.DoubleQuoted inside) {
                text.append(unquote(new Word(inside.parts())));
            } else {
                append(text, part);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, WordPart part) {
        if (part instanceof WordPart.Literal literal) {
            text.append(literal.text());
        } else if (part instanceof WordPart.Quoted quoted) {
            text.append(quoted.source().startsWith("$'") ? "'" + quoted.text() + "'" : quoted.source());
        } else if (part instanceof WordPart.DoubleQuoted inside) {
            text.append(inside.translated() ? "$\"" : "\"");
            inside.parts().forEach(inner -> append(text, inner));
            text.append('"');
        } else if (part instanceof WordPart.Parameter parameter) {
            text.append(parameter.expansion().source());
        } else if (part instanceof WordPart.CommandSubstitution substitution) {
            text.append(
                    substitution.source().startsWith("`")
                            ? substitution.source()
                            : "$(" + command(substitution.command()) + ")");
        } else if (part instanceof WordPart.Arithmetic arithmetic) {
            text.append(arithmetic.source());
        } else if (part instanceof WordPart.ProcessSubstitution process) {
            text.append(process.reading() ? "<(" : ">(")
                    .append(command(process.command()))
                    .append(')');
        } else if (part instanceof WordPart.ArrayLiteral array) {
            text.append('(');
            String separator = "";
            for (WordPart.Element element : array.elements()) {
                text.append(separator);
                if (element.key() != null) {
                    text.append('[').append(word(element.key())).append(element.append() ? "]+=" : "]=");
                }
                text.append(word(element.value()));
                separator = " ";
            }
            text.append(')');
        }
    }

    // Lines

    private void newline(String text) {
        out.append('\n').append(" ".repeat(indentation)).append(text);
        afterDocument = false;
    }

    private void semicolon() {
        flushDocuments();
        int end = out.length() - 1;
        if (end >= 0 && (out.charAt(end) == '&' || out.charAt(end) == '\n')) {
            return;
        }
        out.append(';');
    }

    private void flushDocuments() {
        if (documents.isEmpty()) {
            return;
        }
        out.append('\n');
        for (HereDocument document : documents) {
            out.append(document.source()).append(document.delimiter()).append('\n');
        }
        documents.clear();
        afterDocument = true;
    }

    private void indented(Command body) {
        indentation += 4;
        newline("");
        body.accept(this);
        indentation -= 4;
    }

    // Commands

    @Override
    public Void nothing(Command.Nothing command) {
        return null;
    }

    @Override
    public Void unreadable(Command.Unreadable command) {
        return null;
    }

    @Override
    public Void simple(Command.Simple command) {
        String separator = "";
        for (Assignment assignment : command.assignments()) {
            out.append(separator).append(assignment(assignment));
            separator = " ";
        }
        for (Word word : command.words()) {
            out.append(separator).append(word(word));
            separator = " ";
        }
        redirections(command.redirections(), separator);
        return null;
    }

    private static String assignment(Assignment assignment) {
        String subscript = assignment.subscript() == null ? "" : "[" + word(assignment.subscript()) + "]";
        return assignment.name() + subscript + (assignment.append() ? "+=" : "=") + word(assignment.value());
    }

    private void redirections(List<Redirection> redirections, String before) {
        String separator = before;
        for (Redirection redirection : redirections) {
            out.append(separator);
            redirection(redirection);
            separator = " ";
        }
    }

    private void redirection(Redirection redirection) {
        Redirection.Operator operator = redirection.operator();
        HereDocument document = redirection.document();
        boolean duplicate =
                operator == Redirection.Operator.DUPLICATE_INPUT || operator == Redirection.Operator.DUPLICATE_OUTPUT;
        if (redirection.variable() != null) {
            out.append('{').append(redirection.variable()).append('}');
        } else if (duplicate
                || (redirection.descriptor() >= 0 && redirection.descriptor() != operator.defaultDescriptor())) {
            out.append(redirection.number());
        }
        out.append(operator.symbol());
        if (document != null) {
            documents.add(document);
        } else if (!duplicate) {
            out.append(' ');
        }
        out.append(word(redirection.target()));
    }

    @Override
    public Void redirected(Command.Redirected command) {
        command.command().accept(this);
        redirections(command.redirections(), " ");
        return null;
    }

    @Override
    public Void pipeline(Command.Pipeline command) {
        if (command.timing() != Command.Timing.NONE) {
            out.append(command.timing() == Command.Timing.POSIX ? "time -p " : "time ");
        }
        if (command.negated()) {
            out.append("! ");
        }
        String separator = "";
        for (Command member : command.commands()) {
            out.append(separator);
            member.accept(this);
            separator = " | ";
        }
        return null;
    }

    @Override
    public Void andOr(Command.AndOr command) {
        command.left().accept(this);
        out.append(command.and() ? " && " : " || ");
        command.right().accept(this);
        return null;
    }

    @Override
    public Void sequence(Command.Sequence command) {
        for (int i = 0; i < command.items().size(); i++) {
            Command.Item item = command.items().get(i);
            item.command().accept(this);
            boolean last = i == command.items().size() - 1;
            if (item.background()) {
                out.append(last ? " &" : " & ");
            } else if (!last) {
                flushDocuments();
                out.append(afterDocument ? "" : ";");
                if (functions > 0) {
                    newline("");
                } else {
                    out.append(' ');
                }
            }
        }
        return null;
    }

    @Override
    public Void group(Command.Group command) {
        if (functions == 0) {
            out.append("{ ");
            command.body().accept(this);
            semicolon();
            out.append(" }");
        } else {
            out.append("{ ");
            indented(command.body());
            flushDocuments();
            newline("}");
        }
        return null;
    }

    @Override
    public Void subshell(Command.Subshell command) {
        out.append("( ");
        command.body().accept(this);
        flushDocuments();
        out.append(" )");
        return null;
    }

    @Override
    public Void conditional(Command.If command) {
        conditional(command.clauses(), command.otherwise());
        return null;
    }

    private void conditional(List<Command.Clause> clauses, @org.jspecify.annotations.Nullable Command otherwise) {
        out.append("if ");
        clauses.get(0).condition().accept(this);
        semicolon();
        out.append(" then");
        indented(clauses.get(0).body());
        semicolon();
        if (clauses.size() > 1) {
            newline("else");
            indentation += 4;
            newline("");
            conditional(clauses.subList(1, clauses.size()), otherwise);
            indentation -= 4;
            semicolon();
        } else if (otherwise != null) {
            newline("else");
            indented(otherwise);
            semicolon();
        }
        newline("fi");
    }

    @Override
    public Void loop(Command.Loop command) {
        out.append(command.until() ? "until " : "while ");
        command.condition().accept(this);
        semicolon();
        out.append(" do");
        indented(command.body());
        semicolon();
        newline("done");
        return null;
    }

    @Override
    public Void loopOverWords(Command.For command) {
        out.append(command.menu() ? "select " : "for ").append(command.name()).append(" in ");
        List<Word> words = command.words();
        if (words == null) {
            out.append("\"$@\"");
        } else {
            String separator = "";
            for (Word word : words) {
                out.append(separator).append(word(word));
                separator = " ";
            }
        }
        out.append(';');
        newline("do");
        indented(command.body());
        semicolon();
        newline("done");
        return null;
    }

    @Override
    public Void loopWithCounter(Command.ArithmeticFor command) {
        out.append("for ((")
                .append(word(command.start()).strip())
                .append("; ")
                .append(word(command.test()).strip())
                .append("; ")
                .append(word(command.step()).strip())
                .append("))");
        newline("do");
        indented(command.body());
        semicolon();
        newline("done");
        return null;
    }

    @Override
    public Void choice(Command.Case command) {
        out.append("case ").append(word(command.subject())).append(" in ");
        indentation += 4;
        for (Command.Choice choice : command.choices()) {
            newline("");
            String separator = "";
            for (Word pattern : choice.patterns()) {
                out.append(separator).append(word(pattern));
                separator = " | ";
            }
            out.append(')');
            Command body = choice.body();
            if (body == null) {
                out.append('\n');
            } else {
                indented(body);
                flushDocuments();
            }
            newline(choice.ending().symbol());
        }
        indentation -= 4;
        newline("esac");
        return null;
    }

    @Override
    public Void function(Command.Function command) {
        out.append("function ");
        define(command.name(), command.body());
        return null;
    }

    private void define(String name, Command body) {
        out.append(name).append(" () ");
        newline("{ ");
        functions++;
        Command inside = body instanceof Command.Redirected redirected ? redirected.command() : body;
        indented(inside instanceof Command.Group group ? group.body() : inside);
        functions--;
        flushDocuments();
        newline("}");
        if (body instanceof Command.Redirected redirected) {
            redirections(redirected.redirections(), " ");
        }
    }

    @Override
    public Void test(Command.Test command) {
        out.append("[[ ").append(condition(command.condition())).append(" ]]");
        return null;
    }

    private static String condition(Condition condition) {
        if (condition instanceof Condition.Unary unary) {
            return unary.operator() + " " + word(unary.operand());
        }
        if (condition instanceof Condition.Binary binary) {
            return word(binary.left()) + " " + binary.operator() + " " + word(binary.right());
        }
        if (condition instanceof Condition.Not not) {
            return "! " + condition(not.condition());
        }
        if (condition instanceof Condition.And and) {
            return condition(and.left()) + " && " + condition(and.right());
        }
        if (condition instanceof Condition.Or or) {
            return condition(or.left()) + " || " + condition(or.right());
        }
        return "( " + condition(((Condition.Grouped) condition).condition()) + " )";
    }

    @Override
    public Void arithmetic(Command.Arithmetic command) {
        out.append("((").append(word(command.expression())).append("))");
        return null;
    }

    @Override
    public Void coprocess(Command.Coprocess command) {
        out.append("coproc ").append(command.name()).append(' ');
        command.command().accept(this);
        return null;
    }
}
