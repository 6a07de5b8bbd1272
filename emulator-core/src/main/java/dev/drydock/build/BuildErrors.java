package dev.drydock.build;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;

/** What can be wrong with instructions, in the words of Docker Engine 28.5.2. All of it is an invalid parameter. */
final class BuildErrors {
    private BuildErrors() {}

    static EngineException noInstructions() {
        return invalid("file with no instructions");
    }

    static EngineException notAChange(String instruction) {
        return invalid(instruction + " is not a valid change command");
    }

    static EngineException needsArguments(String instruction) {
        return invalid(instruction + " requires at least one argument");
    }

    static EngineException needsOneArgument(String instruction) {
        return invalid(instruction + " requires exactly one argument");
    }

    static EngineException needsTwoArguments(String instruction) {
        return invalid(instruction + " must have two arguments");
    }

    static EngineException noEqualsSign(String word) {
        return invalid("Syntax error - can't find = in \"" + word + "\". Must be of the form: name=value");
    }

    static EngineException blankNames(String instruction) {
        return invalid(instruction + " names can not be blank");
    }

    static EngineException notOnlyStrings() {
        return invalid("when using JSON array syntax, arrays must be comprised of strings only");
    }

    static EngineException unknownFlag(String flag) {
        return invalid("unknown flag: " + flag);
    }

    static EngineException repeatedFlag(String flag) {
        return invalid("duplicate flag specified: " + flag);
    }

    static EngineException flagWithoutValue(String flag) {
        return invalid("missing a value on flag: " + flag);
    }

    static EngineException shortInterval(String flag) {
        return invalid("Interval \"" + flag + "\" cannot be less than 1ms");
    }

    static EngineException noDuration(String text) {
        return invalid("time: invalid duration \"" + text + "\"");
    }

    static EngineException noNumber(String text) {
        return invalid("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
    }

    static EngineException negativeRetries(int retries) {
        return invalid("--retries cannot be negative (" + retries + ")");
    }

    static EngineException argumentsAfterNone() {
        return invalid("HEALTHCHECK NONE takes no arguments");
    }

    static EngineException noHealthCommand() {
        return invalid("Missing command after HEALTHCHECK CMD");
    }

    static EngineException unknownHealthcheck(String type) {
        return invalid("Unknown type \"" + type + "\" in HEALTHCHECK (try CMD)");
    }

    static EngineException chainedTrigger() {
        return invalid("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
    }

    static EngineException forbiddenTrigger(String instruction) {
        return invalid(instruction + " isn't allowed as an ONBUILD trigger");
    }

    static EngineException emptyVolume() {
        return invalid("VOLUME specified can not be an empty string");
    }

    static EngineException emptyWorkingDirectory() {
        return invalid("cannot normalize nothing");
    }

    static EngineException invalidSignal(String signal) {
        return invalid("invalid signal: " + signal);
    }

    static EngineException invalidPort(String port) {
        return invalid("Invalid containerPort: " + port);
    }

    static EngineException noPort(String text) {
        return invalid("No port specified: " + text + "<empty>");
    }

    static EngineException invalidHostPort(String port) {
        return invalid("Invalid hostPort: " + port);
    }

    static EngineException invalidProtocol(String protocol) {
        return invalid("Invalid proto: " + protocol);
    }

    /** @param word that was to be expanded */
    static EngineException unexpandable(String word, String problem) {
        return invalid("failed to process \"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\": " + problem);
    }

    static EngineException otherSystem() {
        return invalid("operating system is not supported");
    }

    static EngineException unreadable(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }

    /** Ours: patterns in substitutions. */
    static EngineException patternSubstitution(String word) {
        return new EngineException(
                ErrorKind.NOT_IMPLEMENTED, "patterns in substitutions are not emulated by Drydock: " + word);
    }

    private static EngineException invalid(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }
}
