package dev.drydock.network;

/** What has come and gone by an interface since it was made; bytes with the headers of IP and of the link. */
public record LinkCounters(long receivedPackets, long receivedBytes, long sentPackets, long sentBytes) {
    /** Nothing yet. */
    public static final LinkCounters NONE = new LinkCounters(0, 0, 0, 0);
}
