package org.storesync.masterdata.itemlist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds lines of lists. */
@Singleton
class ListLineRows implements PanacheRepositoryBase<ListLineEntity, String> {}
