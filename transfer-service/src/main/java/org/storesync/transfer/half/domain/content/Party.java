package org.storesync.transfer.half.domain.content;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A store as a party of transfers.
 *
 * @param nameId the name it goes by as customer or supplier
 * @param createdOn null where it is not told
 */
public record Party(String storeId, String nameId, @Nullable LocalDate createdOn) {}
