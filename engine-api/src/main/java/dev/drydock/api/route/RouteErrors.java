package dev.drydock.api.route;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.json.GoText;

/** What the routes themselves refuse, in the engine's words (28.5.2). */
final class RouteErrors {
    private RouteErrors() {}

    static EngineException invalid(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }

    /** The engine does not classify it. */
    static EngineException unclassified(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }

    /** As above. */
    static EngineException notANumber(String function, String text, String problem) {
        return new EngineException(
                ErrorKind.UNKNOWN, "strconv." + function + ": parsing " + GoText.quote(text) + ": " + problem);
    }

    static EngineException invalidTerminalSide(String what, String text, String problem) {
        return invalid("invalid resize " + what + " " + GoText.quote(text) + ": " + problem);
    }

    static EngineException invalidWaitCondition(String text) {
        return invalid("invalid condition: " + GoText.quote(text));
    }

    static EngineException sinceAfterUntil(String since, String until) {
        return invalid("`since` time (" + since + ") cannot be after `until` time (" + until + ")");
    }

    static EngineException invalidVerbose(String text) {
        return invalid("invalid value for verbose: " + text + ": strconv.ParseBool: parsing " + GoText.quote(text)
                + ": invalid syntax");
    }

    static EngineException unknownObjectType(String text) {
        return invalid("unknown object type: " + text);
    }

    static EngineException checkpointsAreExperimental() {
        return invalid("checkpoint is only supported in experimental mode");
    }

    /** Ours. */
    static EngineException notEmulated(String method, String template) {
        return new EngineException(
                ErrorKind.NOT_IMPLEMENTED,
                method + " " + template.replaceAll(":\\.[*+]}", "}") + " is not emulated by Drydock");
    }

    /** Ours: some engines that Drydock presents itself as speak it. */
    static EngineException notEmulated(ApiVersion version) {
        return new EngineException(
                ErrorKind.NOT_IMPLEMENTED, "version " + version + " of the API is not emulated by Drydock");
    }

    /** Ours: something that came with a later version of the API. */
    static EngineException notEmulated(String what, ApiVersion version) {
        return new EngineException(
                ErrorKind.NOT_IMPLEMENTED, what + " of API " + version + " is not emulated by Drydock");
    }

    static EngineException notAClusterVolume() {
        return new EngineException(
                ErrorKind.UNAVAILABLE, "volume update only valid for cluster volumes, but swarm is unavailable");
    }

    static EngineException notASwarmManager() {
        return new EngineException(
                ErrorKind.UNAVAILABLE,
                "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this"
                        + " node to swarm and try again.");
    }

    static EngineException manifestsOfOnePlatform() {
        return invalid("conflicting options: manifests and platform options cannot both be set");
    }
}
