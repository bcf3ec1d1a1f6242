package org.storesync.masterdata.name;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.storesync.masterdata.central.CentralEntity;

/** A name as it is kept. */
@Entity
@Table(name = "name")
public class NameEntity extends CentralEntity {}
