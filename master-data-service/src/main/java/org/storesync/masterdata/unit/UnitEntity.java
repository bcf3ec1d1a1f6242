package org.storesync.masterdata.unit;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.storesync.masterdata.central.RecordEntity;

/** A unit as it is kept. */
@Entity
@Immutable
@Table(name = "unit")
class UnitEntity extends RecordEntity {}
