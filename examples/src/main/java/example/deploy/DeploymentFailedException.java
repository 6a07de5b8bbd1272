package example.deploy;

/** A release that does not run; nothing of it is left. */
public final class DeploymentFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeploymentFailedException(String words) {
        super(words);
    }
}
