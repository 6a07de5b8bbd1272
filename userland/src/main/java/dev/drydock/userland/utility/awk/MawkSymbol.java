package dev.drydock.userland.utility.awk;

/** A name in a program of mawk, which learns while it reads what each one is. */
final class MawkSymbol {
    private final String name;
    private final int slot;
    private final MawkFunction owner;
    private Type type;

    /** What a name is known to be, with mawk's words for it. */
    enum Type {
        NONE("untyped variable"),
        VARIABLE("variable"),
        ARRAY("array"),
        FUNCTION("function"),
        LOCAL_NONE("local untyped variable"),
        LOCAL_VARIABLE("local variable"),
        LOCAL_ARRAY("local array");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        boolean isUnknown() {
            return this == NONE || this == LOCAL_NONE;
        }

        boolean isLocal() {
            return compareTo(LOCAL_NONE) >= 0;
        }

        boolean isArray() {
            return this == ARRAY || this == LOCAL_ARRAY;
        }
    }

    /** @param owner of a parameter, the function that has it; of a function itself, that function */
    MawkSymbol(String name, Type type, int slot, MawkFunction owner) {
        this.name = name;
        this.type = type;
        this.slot = slot;
        this.owner = owner;
    }

    String name() {
        return name;
    }

    Type type() {
        return type;
    }

    int slot() {
        return slot;
    }

    MawkFunction owner() {
        return owner;
    }

    void become(Type known) {
        type = known;
    }

    /** Uses it as a scalar or an array; false if it is known to be something else. */
    boolean use(boolean array) {
        Type wanted = array
                ? type.isLocal() ? Type.LOCAL_ARRAY : Type.ARRAY
                : type.isLocal() ? Type.LOCAL_VARIABLE : Type.VARIABLE;
        if (type.isUnknown()) {
            type = wanted;
            if (type.isLocal()) {
                owner.parameter(slot, type);
            }
        }
        return type == wanted;
    }

    String illegal() {
        return "illegal reference to " + type.words + " " + name;
    }

    Expression.Variable expression() {
        return new Expression.Variable(slot, type.isLocal());
    }
}
