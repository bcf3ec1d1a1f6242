package org.storesync.masterdata.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds stores. */
@Singleton
class StoreRows implements PanacheRepositoryBase<StoreEntity, String> {}
