package org.storesync.masterdata.unit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds units. */
@Singleton
class UnitRows implements PanacheRepositoryBase<UnitEntity, String> {}
