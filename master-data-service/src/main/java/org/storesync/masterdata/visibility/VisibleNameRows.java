package org.storesync.masterdata.visibility;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds visible names. */
@Singleton
class VisibleNameRows implements PanacheRepositoryBase<VisibleNameEntity, String> {}
