package dev.rustaiide.foundation.events;

/**
 * Marks an event that must be in the audit trail: a decision, a change of what is allowed, a use of a secret. Its
 * components say who did what to what; a secret itself is never one of them.
 */
public interface Audited {}
