package org.storesync.transfer.half.domain.content;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A store as a party of transfers.
 *
 * @param nameId the name under which it is a customer or supplier
 * @param createdOn null if it is not known
 */
public record Party(String storeId, String nameId, @Nullable LocalDate createdOn) {}
