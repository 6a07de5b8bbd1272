package dev.drydock.container.stream;

/** Where output is kept besides being shown. Called on the thread of the program that writes; takes everything at once. */
public interface OutputLog {

    /** Keeps nothing: an exec's output, and that of the logging driver {@code none}. */
    OutputLog NONE = new OutputLog() {
        @Override
        public void append(Frame.Stream stream, byte[] bytes, int offset, int length) {}

        @Override
        public void end() {}
    };

    void append(Frame.Stream stream, byte[] bytes, int offset, int length);

    /** The writer is gone: a line without its end is a line, and those who follow are at the end. */
    void end();
}
