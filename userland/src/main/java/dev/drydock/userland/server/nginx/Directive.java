package dev.drydock.userland.server.nginx;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directive of the configuration.
 *
 * @param block what stands in its braces; empty if it has none
 * @param place {@code FILE:LINE}, or {@code command line}
 */
record Directive(String name, List<String> arguments, List<Directive> block, String place) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kKmMgG]?)");
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,9})(ms|[yMwdhms]?) *)+");
    private static final Pattern TIME_PART = Pattern.compile("(\\d{1,9})(ms|[yMwdhms]?)");

    Directive {
        arguments = List.copyOf(arguments);
        block = List.copyOf(block);
    }

    Directive with(List<Directive> itsBlock) {
        return new Directive(name, arguments, itsBlock, place);
    }

    /** As if the first arguments were not there. */
    Directive from(int index) {
        return new Directive(name, arguments.subList(index, arguments.size()), block, place);
    }

    /** @param words of nginx's, to which the place is added */
    ConfigException wrong(String words) {
        return new ConfigException(words + " in " + place);
    }

    ConfigException invalidValue() {
        return wrong("\"" + name + "\" directive invalid value");
    }

    /** What nginx would do, and Drydock does not. */
    ConfigException notEmulated(String what) {
        return wrong(what + " is not emulated by Drydock");
    }

    String argument(int index) throws ConfigException {
        if (index >= arguments.size()) {
            throw wrong("invalid number of arguments in \"" + name + "\" directive");
        }
        return arguments.get(index);
    }

    boolean flag() throws ConfigException {
        return switch (argument(0).toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default ->
                throw wrong("invalid value \"" + argument(0) + "\" in \"" + name
                        + "\" directive, it must be \"on\" or \"off\"");
        };
    }

    int number() throws ConfigException {
        if (!argument(0).matches("\\d{1,9}")) {
            throw wrong("invalid number \"" + argument(0) + "\"");
        }
        return Integer.parseInt(argument(0));
    }

    /** Bytes: {@code 10}, {@code 8k}, {@code 1m}, {@code 2g}. */
    long size() throws ConfigException {
        Matcher size = SIZE.matcher(argument(0));
        if (!size.matches()) {
            throw invalidValue();
        }
        int shift = switch (size.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        return Long.parseLong(size.group(1)) << shift;
    }

    /** Milliseconds: {@code 60}, {@code 1m30s}, {@code 500ms}. */
    long milliseconds() throws ConfigException {
        if (!TIME.matcher(argument(0)).matches()) {
            throw invalidValue();
        }
        BigInteger sum = BigInteger.ZERO;
        Matcher parts = TIME_PART.matcher(argument(0));
        while (parts.find()) {
            long unit = switch (parts.group(2)) {
                case "ms" -> 1;
                case "m" -> 60_000;
                case "h" -> 3_600_000;
                case "d" -> 86_400_000;
                case "w" -> 604_800_000;
                case "M" -> 2_592_000_000L;
                case "y" -> 31_536_000_000L;
                default -> 1_000;
            };
            sum = sum.add(BigInteger.valueOf(unit).multiply(new BigInteger(parts.group(1))));
        }
        return sum.min(BigInteger.valueOf(Long.MAX_VALUE / 2)).longValue();
    }

    /** Text in which variables may stand. */
    Template template(int index) throws ConfigException {
        return Template.of(argument(index), this);
    }
}
