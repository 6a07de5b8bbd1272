package example.job;

/** A job that was tried as often as it may be, and did not succeed. */
public final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JobFailedException(String words) {
        super(words);
    }
}
