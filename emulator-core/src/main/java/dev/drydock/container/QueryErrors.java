package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.List;

/** Refusals of questions about containers, in the words of Docker Engine 28.5.2. */
final class QueryErrors {
    private QueryErrors() {}

    static EngineException noSuchExec(String id) {
        return new EngineException(ErrorKind.NOT_FOUND, "No such exec instance: " + id);
    }

    /** The value of a filter that is not among its few. */
    static EngineException unknownFilterValue(String key, String what, String value, List<String> known) {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER,
                "invalid filter '" + key + "=" + value + "': invalid value for " + what + " (" + value
                        + "): must be one of " + String.join(", ", known));
    }

    static EngineException exitedFilter(String value, String reason) {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER,
                "invalid filter 'exited=" + value + "': strconv.Atoi: parsing " + Quoted.of(value) + ": " + reason);
    }

    static EngineException portFilterWithColon(String key, String value) {
        return new EngineException(ErrorKind.UNKNOWN, "filter for '" + key + "' should not contain ':': " + value);
    }

    static EngineException portFilter(String key, String value, String reason) {
        return new EngineException(
                ErrorKind.UNKNOWN, "error while looking up for " + key + " " + value + ": " + reason);
    }

    static EngineException logsUnreadable() {
        return new EngineException(ErrorKind.NOT_IMPLEMENTED, "configured logging driver does not support reading");
    }

    static EngineException attachKeys(String keys) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "Invalid detach keys (" + keys + ") provided");
    }

    static EngineException execKeys(String keys) {
        return new EngineException(ErrorKind.UNKNOWN, "Invalid escape keys (" + keys + ") provided");
    }

    static EngineException noExecCommand() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "No exec command specified");
    }

    static EngineException execNotStarted() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "exec process is not started");
    }

    static EngineException execNotReady() {
        return new EngineException(ErrorKind.UNKNOWN, "timeout waiting for exec session ready");
    }

    static EngineException noProcess(String id) {
        return new EngineException(ErrorKind.NOT_FOUND, "NotFound: process does not exist " + id + ": not found");
    }

    static EngineException execUser(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }

    static EngineException execHasRun(String id) {
        return new EngineException(ErrorKind.CONFLICT, "exec command " + id + " has already run");
    }

    static EngineException execRuns(String id) {
        return new EngineException(ErrorKind.CONFLICT, "exec command " + id + " is already running");
    }

    static EngineException cannotUpdate(ErrorKind kind, String id, String reason) {
        return new EngineException(kind, "Cannot update container " + id + ": " + reason);
    }
}
