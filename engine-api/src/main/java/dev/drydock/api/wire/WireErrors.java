package dev.drydock.api.wire;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;

/** What is wrong with what a client sent, in the words of the engine (28.5.2, made with Go 1.27). */
final class WireErrors {
    private WireErrors() {}

    static EngineException invalidJson(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "invalid JSON: " + words);
    }

    static EngineException emptyBody() {
        return invalidJson("got EOF while reading request body");
    }

    static EngineException moreThanOneValue() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "unexpected content after JSON");
    }

    /** Ours: the engine would read on until its memory is full. */
    static EngineException bodyTooLarge(int limitBytes) {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER, "request body is too large: more than " + limitBytes + " bytes");
    }

    static EngineException malformedContentType(String header, String words) {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER, "malformed Content-Type header (" + header + "): mime: " + words);
    }

    static EngineException unsupportedContentType(String header) {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER,
                "unsupported Content-Type header (" + header + "): must be 'application/json'");
    }

    static EngineException invalidFilter() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "invalid filter");
    }

    /** The engine does not classify what goes wrong with credentials. */
    static EngineException unclassified(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }

    static EngineException invalidPlatform(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "failed to parse platform: " + words);
    }

    static EngineException platformWithoutOs() {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER, "optional platform fields provided, but OS and Architecture are missing");
    }

    static EngineException incompletePlatform() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "both OS and Architecture must be provided");
    }
}
