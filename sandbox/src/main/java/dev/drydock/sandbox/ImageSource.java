package dev.drydock.sandbox;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a served engine pulls images from. */
enum ImageSource {
    /** The built-in images that stand for Docker Hub. */
    CATALOGUE("catalogue"),
    /** Nowhere: only what is loaded or built exists. */
    NONE("none");

    private final String word;

    ImageSource(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }

    /** Reads the word of the command line. */
    static final class Converter implements ITypeConverter<ImageSource> {

        @Override
        public ImageSource convert(String value) {
            return Arrays.stream(values())
                    .filter(source -> source.word.equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected "
                            + Arrays.stream(values()).map(ImageSource::toString).collect(Collectors.joining(" or "))
                            + ", not '" + value + "'"));
        }
    }
}
