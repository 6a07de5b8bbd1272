package dev.drydock.userland.utility.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options that a command takes in one flavour: what {@code getopt_long} is told.
 *
 * <p>Written as words: {@code a,all} is a flag with both spellings, {@code a} has a letter only, {@code all} a long name only;
 * {@code =} at the end asks for an argument, {@code ?} allows one, {@code !} in front marks an option that the real tool
 * has and that is not emulated (it is refused by name). A word {@code +} alone ends options at the first operand.
 */
public final class Options {
    private final List<Spec> specs;
    private final boolean stopsAtOperand;

    private Options(List<Spec> specs, boolean stopsAtOperand) {
        this.specs = specs;
        this.stopsAtOperand = stopsAtOperand;
    }

    enum Argument {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    record Spec(String letter, String name, Argument argument, boolean emulated) {
        String key() {
            return letter.isEmpty() ? name : letter;
        }
    }

    public static Options parse(String words) {
        List<Spec> specs = new ArrayList<>();
        boolean stops = false;
        for (String word : words.strip().split("\\s+")) {
            if (word.equals("+")) {
                stops = true;
            } else if (!word.isEmpty()) {
                specs.add(spec(word));
            }
        }
        return new Options(List.copyOf(specs), stops);
    }

    private static Spec spec(String word) {
        boolean emulated = !word.startsWith("!") || word.length() == 1;
        String rest = emulated ? word : word.substring(1);
        Argument argument = Argument.NONE;
        if (rest.length() > 1 && (rest.endsWith("=") || rest.endsWith("?"))) {
            argument = rest.endsWith("=") ? Argument.REQUIRED : Argument.OPTIONAL;
            rest = rest.substring(0, rest.length() - 1);
        }
        if (rest.length() == 1) {
            return new Spec(rest, "", argument, emulated);
        }
        if (rest.charAt(1) == ',') {
            return new Spec(rest.substring(0, 1), rest.substring(2), argument, emulated);
        }
        return new Spec("", rest, argument, emulated);
    }

    /** What getopt would say of a command line; empty if nothing. */
    public Optional<String> complaint(List<String> arguments) {
        return Optional.ofNullable(new OptionReader(this, false).read(arguments));
    }

    boolean stopsAtOperand() {
        return stopsAtOperand;
    }

    Optional<Spec> letter(char letter) {
        for (Spec spec : specs) {
            if (!spec.letter().isEmpty() && spec.letter().charAt(0) == letter) {
                return Optional.of(spec);
            }
        }
        return Optional.empty();
    }

    /** Those that a long name or its beginning can mean; an exact name means itself only. */
    List<Spec> named(String name) {
        List<Spec> found = new ArrayList<>();
        for (Spec spec : specs) {
            if (spec.name().equals(name)) {
                return List.of(spec);
            }
            if (!spec.name().isEmpty() && spec.name().startsWith(name)) {
                found.add(spec);
            }
        }
        return found;
    }
}
