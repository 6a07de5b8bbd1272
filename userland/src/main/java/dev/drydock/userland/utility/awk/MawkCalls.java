package dev.drydock.userland.utility.awk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a program of mawk, whose arguments must be what the function takes them for: a scalar or an array. What is
 * not known when a call is read may be known at the program's end.
 */
final class MawkCalls {
    private final MawkFaults faults;
    private final Deque<Call> open = new ArrayDeque<>();

    MawkCalls(MawkFaults faults) {
        this.faults = faults;
    }

    /** An argument. One that is just a name is known by it, for as long as nobody knows what the name is. */
    static final class Argument {
        private final int index;
        private final @Nullable MawkSymbol name;
        private final String place;
        private final int line;
        private MawkSymbol.Type type;

        Argument(int index, @Nullable MawkSymbol name, String place, int line) {
            this.index = index;
            this.name = name;
            this.place = place;
            this.line = line;
            this.type = name == null
                    ? MawkSymbol.Type.LOCAL_VARIABLE
                    : name.type().isUnknown() ? name.type() : passed(name.type());
        }

        private static MawkSymbol.Type passed(MawkSymbol.Type type) {
            return type.isArray() ? MawkSymbol.Type.LOCAL_ARRAY : MawkSymbol.Type.LOCAL_VARIABLE;
        }

        /** Looks at its name again, and else at what the function wants. */
        private void infer(MawkFunction callee) {
            MawkSymbol symbol = name;
            if (symbol == null || !type.isUnknown()) {
                return;
            }
            MawkSymbol.Type now = type == MawkSymbol.Type.NONE
                    ? symbol.type()
                    : symbol.owner().parameter(symbol.slot());
            MawkSymbol.Type wanted = callee.parameter(index);
            if (!now.isUnknown()) {
                type = passed(now);
            } else if (!wanted.isUnknown()) {
                if (type == MawkSymbol.Type.NONE) {
                    symbol.become(wanted.isArray() ? MawkSymbol.Type.ARRAY : MawkSymbol.Type.VARIABLE);
                } else {
                    symbol.owner().parameter(symbol.slot(), wanted);
                }
                type = wanted;
            }
        }
    }

    private static final class Call {
        private final MawkFunction callee;
        private final boolean counted;
        private List<Argument> arguments;

        Call(MawkFunction callee, List<Argument> arguments, boolean counted) {
            this.callee = callee;
            this.arguments = arguments;
            this.counted = counted;
        }
    }

    /** @param arguments the last one first */
    void read(MawkFunction callee, List<Argument> arguments) throws AwkSyntaxException {
        if (!callee.function().isDefined()) {
            open.push(new Call(callee, arguments, false));
        } else if (!arguments.isEmpty() && countFits(callee, arguments)) {
            List<Argument> unknown = check(callee, arguments);
            if (!unknown.isEmpty()) {
                open.push(new Call(callee, unknown, true));
            }
        }
    }

    private boolean countFits(MawkFunction callee, List<Argument> arguments) throws AwkSyntaxException {
        Argument last = arguments.get(0);
        if (last.index < callee.count()) {
            return true;
        }
        String words = "too many arguments in call to " + callee.function().name();
        faults.add(last.place, last.line, words);
        return false;
    }

    /** Gives those whose types are still unknown. */
    private List<Argument> check(MawkFunction callee, List<Argument> arguments) throws AwkSyntaxException {
        List<Argument> unknown = new ArrayList<>();
        for (Argument argument : arguments) {
            argument.infer(callee);
            if (argument.type.isUnknown()) {
                unknown.add(0, argument);
            } else if (callee.parameter(argument.index).isUnknown()) {
                callee.parameter(argument.index, argument.type);
            } else if (callee.parameter(argument.index) != argument.type) {
                faults.add(
                        argument.place,
                        argument.line,
                        "type error in arg(" + (argument.index + 1) + ") in call to "
                                + callee.function().name());
            }
        }
        return unknown;
    }

    /** What calls before its definition say of a parameter. */
    MawkSymbol.Type known(MawkFunction callee, int index) {
        for (Call call : open) {
            if (call.callee == callee) {
                for (Argument argument : call.arguments) {
                    if (argument.index == index && !argument.type.isUnknown()) {
                        return argument.type;
                    }
                }
            }
        }
        return MawkSymbol.Type.LOCAL_NONE;
    }

    /** At the end of the program. */
    void resolve(String place, int line) throws AwkSyntaxException {
        List<Call> waiting = new ArrayList<>();
        for (Call call : open) {
            if (!call.callee.function().isDefined()) {
                faults.add(place, line, "function " + call.callee.function().name() + " never defined");
            } else if (!call.arguments.isEmpty() && (call.counted || countFits(call.callee, call.arguments))) {
                waiting.add(call);
            }
        }
        boolean progress = true;
        while (progress) {
            progress = false;
            List<Call> left = new ArrayList<>();
            for (Call call : waiting) {
                int before = call.arguments.size();
                call.arguments = check(call.callee, call.arguments);
                progress |= call.arguments.size() < before;
                if (!call.arguments.isEmpty()) {
                    left.add(0, call);
                }
            }
            waiting = left;
        }
    }
}
