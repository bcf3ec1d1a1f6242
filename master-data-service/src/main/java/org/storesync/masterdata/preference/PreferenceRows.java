package org.storesync.masterdata.preference;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds preferences of stores. */
@Singleton
class PreferenceRows implements PanacheRepositoryBase<PreferenceEntity, String> {}
