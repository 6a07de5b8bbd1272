package dev.drydock.userland.shell.expand;

/** An expansion that is none, on its way to the text that it stands in, which bash names. */
final class BadSubstitution extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSubstitution() {
        super(null, null, false, false);
    }
}
