package org.storesync.system.wire;

/** Learns what a site pushed and how it was answered. This is the only thing the oracle knows of records. */
public interface Witness {
    Witness NONE = new Witness() {
        @Override
        public void judged(int site, Change change, Outcome outcome) {}

        @Override
        public void answered(int site, Answer answer) {}
    };

    void judged(int site, Change change, Outcome outcome);

    /** Every answer to this site, of any kind. */
    void answered(int site, Answer answer);
}
