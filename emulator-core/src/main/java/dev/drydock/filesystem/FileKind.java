package dev.drydock.filesystem;

/** What an inode is. */
public enum FileKind {
    REGULAR('-', 0100000),
    DIRECTORY('d', 0040000),
    SYMLINK('l', 0120000),
    CHARACTER_DEVICE('c', 0020000),
    BLOCK_DEVICE('b', 0060000),
    FIFO('p', 0010000),
    SOCKET('s', 0140000);

    private final char letter;
    private final int typeBits;

    FileKind(char letter, int typeBits) {
        this.letter = letter;
        this.typeBits = typeBits;
    }

    /** The first letter of a line of {@code ls -l}. */
    public char letter() {
        return letter;
    }

    /** The S_IFMT bits of {@code st_mode}. */
    public int typeBits() {
        return typeBits;
    }
}
