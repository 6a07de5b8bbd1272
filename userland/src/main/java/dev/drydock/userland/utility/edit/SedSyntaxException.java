package dev.drydock.userland.utility.edit;

/** A script that cannot be read. */
final class SedSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String origin;
    private final int position;

    /**
     * @param origin {@code -e expression #1} or a file's name
     * @param position characters into the expression, 0 for none
     */
    SedSyntaxException(String origin, int position, String message) {
        super(message);
        this.origin = origin;
        this.position = position;
    }

    String origin() {
        return origin;
    }

    int position() {
        return position;
    }
}
