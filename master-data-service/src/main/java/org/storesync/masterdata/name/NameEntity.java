package org.storesync.masterdata.name;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.storesync.masterdata.central.RecordEntity;

/** A name as it is kept. */
@Entity
@Immutable
@Table(name = "name")
class NameEntity extends RecordEntity {}
