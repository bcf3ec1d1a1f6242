package org.storesync.routing.budget;

/** What an answer may still take in: up to the bytes asked for, as far as its share of the memory goes. The first row always comes. */
public final class Room {

    /** What a body costs on its way into an answer: itself, the growing buffer, the answer, its compressed form. */
    static final int COPIES = 6;

    private static final long STEP_BYTES = 128 * 1024;

    private final MemoryShare share;
    private final long bytesMax;
    private final boolean alone;
    private long covered;
    private long used;

    /**
     * @param covered bytes the share is enough for
     * @param alone the share is all there is: what has to come comes
     */
    Room(MemoryShare share, long covered, long bytesMax, boolean alone) {
        this.share = share;
        this.covered = covered;
        this.bytesMax = bytesMax;
        this.alone = alone;
    }

    /** Takes these bytes in; false if there is no room for them. */
    public boolean fits(long bytes) {
        if (used == 0) {
            require(bytes);
            return true;
        }
        if (used + bytes > bytesMax || !covers(used + bytes)) {
            return false;
        }
        used += bytes;
        return true;
    }

    /**
     * Takes in what has to come.
     *
     * @throws NeedsMemory if a larger share has to be waited for first
     */
    public void require(long bytes) {
        if (!covers(used + bytes) && !alone) {
            throw new NeedsMemory(used + bytes);
        }
        used += bytes;
    }

    private boolean covers(long bytes) {
        if (bytes <= covered) {
            return true;
        }
        long more = Math.max(bytes - covered, STEP_BYTES);
        if (!share.grow(COPIES * more)) {
            return false;
        }
        covered += more;
        return true;
    }

    /** Asks to begin again, with a share of this size: it is waited for without a connection. */
    static final class NeedsMemory extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long bytes;

        NeedsMemory(long bytes) {
            super("a larger share is needed", null, false, false);
            this.bytes = bytes;
        }

        long bytes() {
            return bytes;
        }
    }
}
