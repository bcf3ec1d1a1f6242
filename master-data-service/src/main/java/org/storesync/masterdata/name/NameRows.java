package org.storesync.masterdata.name;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds names. */
@Singleton
class NameRows implements PanacheRepositoryBase<NameEntity, String> {}
