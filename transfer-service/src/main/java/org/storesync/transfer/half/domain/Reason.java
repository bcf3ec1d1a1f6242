package org.storesync.transfer.half.domain;

/**
 * Why a half that is wanted does not exist: one of these reasons, or the code of a push that central did not take.
 *
 * @param turn who must act
 */
public record Reason(String code, Turn turn) {
    /** Its customer, or a record it names, has not come. */
    public static final Reason UNKNOWN = new Reason("unknown", Turn.ADMINISTRATOR);
    /** Its customer is not a store. Such a pair is not listed. */
    public static final Reason NO_STORE = new Reason("no-store", Turn.NOBODY);
    /** The customer's store is not visible in the source's store. */
    public static final Reason NOT_VISIBLE = new Reason("not-visible", Turn.ADMINISTRATOR);
    /** It names its customer by an id that was merged into another one. */
    public static final Reason OLD_NAME = new Reason("old-name", Turn.ADMINISTRATOR);
    /** It is older than the receiving store allows (D9). */
    public static final Reason TOO_OLD = new Reason("too-old", Turn.ADMINISTRATOR);
    /** Central was restored, and no longer has the half. */
    public static final Reason RESTORED = new Reason("restored", Turn.CENTRAL);

    public static Reason of(String code) {
        return switch (code) {
            case "no-store" -> NO_STORE;
            case "restored" -> RESTORED;
            default -> new Reason(code, Turn.ADMINISTRATOR);
        };
    }
}
