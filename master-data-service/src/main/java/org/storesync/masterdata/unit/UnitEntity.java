package org.storesync.masterdata.unit;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.storesync.masterdata.central.CentralEntity;

/** A unit as it is kept. */
@Entity
@Table(name = "unit")
public class UnitEntity extends CentralEntity {}
