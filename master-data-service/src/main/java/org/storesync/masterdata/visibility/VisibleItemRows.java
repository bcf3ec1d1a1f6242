package org.storesync.masterdata.visibility;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds visible items. */
@Singleton
class VisibleItemRows implements PanacheRepositoryBase<VisibleItemEntity, String> {}
