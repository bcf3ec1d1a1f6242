package org.storesync.kit.login;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a call that changes a sync setting (B5): what the Synchronisation tab of a store or the page of a site changes. A person who makes it
 * must have signed in lately ({@link LoginConfig}). Decisions about waiting records and maintenance mode change no setting, so they are not
 * marked.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FreshLogin {}
