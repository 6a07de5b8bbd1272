package dev.drydock.sandbox;

/** Where a served engine pulls images from. */
enum ImageSource {
    /** The built-in images that stand for Docker Hub. */
    CATALOGUE,
    /** Nowhere: only what is loaded or built exists. */
    NONE;

    /**
     * Reads the word of the command line.
     *
     * @throws WrongUseException if it is another one
     */
    static ImageSource parse(String word) throws WrongUseException {
        return switch (word) {
            case "catalogue" -> CATALOGUE;
            case "none" -> NONE;
            default -> throw new WrongUseException("expected catalogue or none, not '" + word + "'");
        };
    }
}
