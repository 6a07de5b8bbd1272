package dev.drydock.registry;

import java.util.Locale;

/**
 * A registry's refusal, or the failure to reach it. The message is the registry's own; what the engine makes of it is
 * decided where the request was made.
 */
public final class RegistryFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public RegistryFailure(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** The repository is not there, or not for this client: Docker Hub does not tell which. */
    public static RegistryFailure denied() {
        return new RegistryFailure(Code.DENIED, "requested access to the resource is denied");
    }

    /** The repository has no such tag or digest. */
    public static RegistryFailure manifestUnknown() {
        return new RegistryFailure(Code.MANIFEST_UNKNOWN, "manifest unknown");
    }

    /** The repository is not there: what other registries than Docker Hub say. */
    public static RegistryFailure nameUnknown() {
        return new RegistryFailure(Code.NAME_UNKNOWN, "repository name not known to registry");
    }

    public static RegistryFailure blobUnknown() {
        return new RegistryFailure(Code.BLOB_UNKNOWN, "blob unknown to registry");
    }

    public static RegistryFailure unauthorized(String message) {
        return new RegistryFailure(Code.UNAUTHORIZED, message);
    }

    /** Nothing but a code, with the text that belongs to each such code and no detail: the engine leaves that text out. */
    static RegistryFailure bare(Code code) {
        return new RegistryFailure(code, "");
    }

    boolean isBare() {
        return getMessage().isEmpty();
    }

    /** Nobody answers. */
    public static RegistryFailure unreachable(String message) {
        return new RegistryFailure(Code.UNREACHABLE, message);
    }

    /** The repository is known, but what is in it has no counterpart here. */
    public static RegistryFailure notEmulated(String message) {
        return new RegistryFailure(Code.NOT_EMULATED, message);
    }

    public Code code() {
        return code;
    }

    /** The code in words before the message, as the engine writes errors of registries; without, if none of them answered. */
    public String words() {
        if (isBare()) {
            return code.words();
        }
        return code == Code.UNREACHABLE || code == Code.NOT_EMULATED
                ? getMessage()
                : code.words() + ": " + getMessage();
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The error codes of the distribution spec that matter here, one for no answer at all, and one for what is not emulated. */
    public enum Code {
        UNREACHABLE,
        UNAUTHORIZED,
        DENIED,
        NAME_UNKNOWN,
        MANIFEST_UNKNOWN,
        BLOB_UNKNOWN,
        TOOMANYREQUESTS,
        NOT_EMULATED;

        /** Lower case, with spaces. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
