package dev.drydock.userland.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command as it was written. */
public sealed interface Command {

    /** Goes to the visitor's method for this kind. */
    <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

    /** A line without a command. */
    record Nothing() implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.nothing(this);
        }
    }

    /** What cannot be read, which matters only when it is to run. */
    record Unreadable(SyntaxError error) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.unreadable(this);
        }
    }

    /**
     * Assignments, words and redirections; at least one of them.
     *
     * @param line where its first word stands
     */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirection> redirections, int line)
            implements Command {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }

        /** Whether this is nothing but {@code < file}. */
        public boolean isFile() {
            return words.isEmpty()
                    && assignments.isEmpty()
                    && redirections.size() == 1
                    && redirections.get(0).operator() == Redirection.Operator.INPUT
                    && redirections.get(0).number() == 0;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.simple(this);
        }
    }

    /**
     * A compound command with redirections.
     *
     * @param line where it begins
     * @param forked whether it is what a subshell does, which makes its redirections itself
     */
    record Redirected(Command command, List<Redirection> redirections, int line, boolean forked) implements Command {
        public Redirected {
            redirections = List.copyOf(redirections);
        }

        public Redirected(Command command, List<Redirection> redirections, int line) {
            this(command, redirections, line, false);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.redirected(this);
        }
    }

    /** How bash's {@code time} reports. */
    enum Timing {
        NONE,
        BASH,
        POSIX
    }

    /** {@code a | b}, {@code ! a}, {@code time a}; one command if it is only negated or timed. */
    record Pipeline(List<Command> commands, boolean negated, Timing timing) implements Command {
        public Pipeline {
            commands = List.copyOf(commands);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.pipeline(this);
        }
    }

    /** {@code a && b} or {@code a || b}. */
    record AndOr(Command left, boolean and, Command right) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.andOr(this);
        }
    }

    /** One after the other; some of them in the background. */
    record Sequence(List<Item> items) implements Command {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.sequence(this);
        }
    }

    /** A member of a sequence. */
    record Item(Command command, boolean background) {}

    /** {@code { …; }}. */
    record Group(Command body) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.group(this);
        }
    }

    /** {@code ( … )}. */
    record Subshell(Command body) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.subshell(this);
        }
    }

    /** {@code if … then … elif … else … fi}. */
    record If(List<Clause> clauses, @Nullable Command otherwise) implements Command {
        public If {
            clauses = List.copyOf(clauses);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.conditional(this);
        }
    }

    /** A condition and what is done if it holds. */
    record Clause(Command condition, Command body) {}

    /** {@code while … do … done}, or {@code until}. */
    record Loop(boolean until, Command condition, Command body) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.loop(this);
        }
    }

    /**
     * {@code for name in words}, or {@code select}.
     *
     * @param words null for the positional parameters
     * @param menu whether it is {@code select}
     */
    record For(String name, @Nullable List<Word> words, Command body, boolean menu, int line) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.loopOverWords(this);
        }
    }

    /** {@code for ((start; test; step))}; an empty word is an expression left out. */
    record ArithmeticFor(Word start, Word test, Word step, Command body, int line) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.loopWithCounter(this);
        }
    }

    /** {@code case word in … esac}. */
    record Case(Word subject, List<Choice> choices, int line) implements Command {
        public Case {
            choices = List.copyOf(choices);
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.choice(this);
        }
    }

    /** What ends a choice: {@code ;;}, {@code ;&}, {@code ;;&}. */
    enum Ending {
        BREAK(";;"),
        FALL_THROUGH(";&"),
        TEST_NEXT(";;&");

        private final String symbol;

        Ending(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** Patterns and what is done if one of them matches. */
    record Choice(List<Word> patterns, @Nullable Command body, Ending ending) {
        public Choice {
            patterns = List.copyOf(patterns);
        }
    }

    /** {@code name() body}. */
    record Function(String name, Command body, int line) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.function(this);
        }
    }

    /** {@code [[ … ]]}. */
    record Test(Condition condition, int line) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.test(this);
        }
    }

    /** {@code (( … ))}. */
    record Arithmetic(Word expression, int line) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.arithmetic(this);
        }
    }

    /** {@code coproc NAME command}. */
    record Coprocess(String name, Command command) implements Command {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.coprocess(this);
        }
    }

    /** A method for each kind of command. */
    interface Visitor<R, X extends Exception> {
        R nothing(Nothing command) throws X;

        R unreadable(Unreadable command) throws X;

        R simple(Simple command) throws X;

        R redirected(Redirected command) throws X;

        R pipeline(Pipeline command) throws X;

        R andOr(AndOr command) throws X;

        R sequence(Sequence command) throws X;

        R group(Group command) throws X;

        R subshell(Subshell command) throws X;

        R conditional(If command) throws X;

        R loop(Loop command) throws X;

        R loopOverWords(For command) throws X;

        R loopWithCounter(ArithmeticFor command) throws X;

        R choice(Case command) throws X;

        R function(Function command) throws X;

        R test(Test command) throws X;

        R arithmetic(Arithmetic command) throws X;

        R coprocess(Coprocess command) throws X;
    }
}
