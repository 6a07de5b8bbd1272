package dev.drydock.filesystem;

/**
 * A file, whatever its names: a value, replaced as a whole when something about it changes.
 *
 * @param links how many names lead to it; a directory counts itself and its subdirectories' {@code ..},
 *     but where several layers have it overlayfs says 1
 */
public record Inode(Metadata metadata, int links, InodeBody body) {
    static final int LINKS_OF_MERGED_DIRECTORY = 1;

    public FileKind kind() {
        return body.kind();
    }

    /** What {@code stat} says: the length of the contents or of a link's target. */
    public long sizeBytes() {
        return body.sizeBytes();
    }

    Inode with(Metadata newMetadata) {
        return new Inode(newMetadata, links, body);
    }

    Inode withLinks(int newLinks) {
        return new Inode(metadata, newLinks, body);
    }

    Inode with(InodeBody newBody) {
        return new Inode(metadata, links, newBody);
    }

    FileStatus status(long device, long number, long size, long allocatedBytes) {
        return new FileStatus(
                device,
                number,
                kind(),
                metadata.mode(),
                metadata.uid(),
                metadata.gid(),
                links,
                size,
                allocatedBytes,
                body instanceof InodeBody.Node node ? node.deviceNumber() : 0,
                Metadata.instant(metadata.accessedNanos()),
                Metadata.instant(metadata.modifiedNanos()),
                Metadata.instant(metadata.changedNanos()));
    }
}
